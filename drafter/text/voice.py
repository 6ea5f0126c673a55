"""One meaning in a form's grammar: "condemns", "The members of the Security Council condemned", "Condemning".

A form of statement gives the subject, the inflection and the final stop; what is said is a predicate whose
verbs are marked. Whatever must know the words of a paragraph in a given form (the frame of a view, a wording,
a template) comes through here, so that they all get the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from drafter.text.statement import Inline, Kind, Run, inline

Inflection = Literal["present", "past", "participle"]

# Present, past, participle, keyed by the bare verb: what the rules below would get wrong.
_IRREGULAR = {
    "arise": ("arises", "arose", "arising"),
    "bear": ("bears", "bore", "bearing"),
    "choose": ("chooses", "chose", "choosing"),
    "compel": ("compels", "compelled", "compelling"),
    "control": ("controls", "controlled", "controlling"),
    "defer": ("defers", "deferred", "deferring"),
    "fall": ("falls", "fell", "falling"),
    "feel": ("feels", "felt", "feeling"),
    "forbid": ("forbids", "forbade", "forbidding"),
    "get": ("gets", "got", "getting"),
    "go": ("goes", "went", "going"),
    "grow": ("grows", "grew", "growing"),
    "know": ("knows", "knew", "knowing"),
    "leave": ("leaves", "left", "leaving"),
    "lose": ("loses", "lost", "losing"),
    "occur": ("occurs", "occurred", "occurring"),
    "omit": ("omits", "omitted", "omitting"),
    "plan": ("plans", "planned", "planning"),
    "prefer": ("prefers", "preferred", "preferring"),
    "read": ("reads", "read", "reading"),
    "rise": ("rises", "rose", "rising"),
    "run": ("runs", "ran", "running"),
    "spend": ("spends", "spent", "spending"),
    "stop": ("stops", "stopped", "stopping"),
    "strive": ("strives", "strove", "striving"),
    "tell": ("tells", "told", "telling"),
    "transfer": ("transfers", "transferred", "transferring"),
    "understand": ("understands", "understood", "understanding"),
    "win": ("wins", "won", "winning"),
    "be": ("is", "was", "being"),
    "begin": ("begins", "began", "beginning"),
    "bring": ("brings", "brought", "bringing"),
    "build": ("builds", "built", "building"),
    "commit": ("commits", "committed", "committing"),
    "do": ("does", "did", "doing"),
    "draw": ("draws", "drew", "drawing"),
    "find": ("finds", "found", "finding"),
    "give": ("gives", "gave", "giving"),
    "have": ("has", "had", "having"),
    "hold": ("holds", "held", "holding"),
    "keep": ("keeps", "kept", "keeping"),
    "lay": ("lays", "laid", "laying"),
    "lead": ("leads", "led", "leading"),
    "make": ("makes", "made", "making"),
    "meet": ("meets", "met", "meeting"),
    "pay": ("pays", "paid", "paying"),
    "permit": ("permits", "permitted", "permitting"),
    "put": ("puts", "put", "putting"),
    "refer": ("refers", "referred", "referring"),
    "regret": ("regrets", "regretted", "regretting"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seeing"),
    "seek": ("seeks", "sought", "seeking"),
    "send": ("sends", "sent", "sending"),
    "set": ("sets", "set", "setting"),
    "speak": ("speaks", "spoke", "speaking"),
    "stand": ("stands", "stood", "standing"),
    "submit": ("submits", "submitted", "submitting"),
    "take": ("takes", "took", "taking"),
    "think": ("thinks", "thought", "thinking"),
    "undertake": ("undertakes", "undertook", "undertaking"),
    "uphold": ("upholds", "upheld", "upholding"),
    "withdraw": ("withdraws", "withdrew", "withdrawing"),
    "write": ("writes", "wrote", "writing"),
}
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_BARE = {forms[0]: bare for bare, forms in _IRREGULAR.items()} | {"focuses": "focus"}
# "calls on", "takes note": set in italics with the verb.
_PARTICLES = {"on", "upon", "note"}
# Words in -s with which a sentence may begin and no predicate does.
_NO_VERBS = {"always", "as", "his", "its", "members", "parties", "perhaps", "these", "this", "us", "yes"}
_ADVERBS = {"also", "further", "again", "once"}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of statement: who speaks, in which inflection, and how each paragraph is laid out.

    `kind` is the kind its paragraphs have where an element names none.
    """

    id: str
    title: str
    subject: str
    inflection: Inflection
    plural: bool = False
    kind: Kind = "paragraph"
    stop: str = "."


def bare(verb: str) -> str:
    """The bare verb of a third person singular present.

    >>> [bare(v) for v in ("condemns", "expresses", "urges", "reiterates", "stands", "has", "carries")]
    ['condemn', 'express', 'urge', 'reiterate', 'stand', 'have', 'carry']
    """
    if verb in _BARE:
        return _BARE[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def inflect(verb: str, inflection: Inflection, plural: bool = False) -> str:
    """A bare verb in the third person present, the past, or the participle.

    >>> inflect("deplore", "present"), inflect("express", "past"), inflect("urge", "participle")
    ('deplores', 'expressed', 'urging')
    """
    if verb in _IRREGULAR:
        form = _IRREGULAR[verb][("present", "past", "participle").index(inflection)]
        return _PLURAL.get(form, verb if inflection == "present" else form) if plural else form
    ends_in_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    if inflection == "present":
        if plural:
            return verb
        if ends_in_y:
            return verb[:-1] + "ies"
        return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if inflection == "past":
        return verb[:-1] + "ied" if ends_in_y else verb + ("d" if verb.endswith("e") else "ed")
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"


def inflections(verb: str) -> frozenset[str]:
    """Every form that a bare verb takes in any form of statement."""
    kinds: tuple[Inflection, ...] = ("present", "past", "participle")
    return frozenset(inflect(verb, kind, plural) for kind in kinds for plural in (False, True)) | {verb}


def is_adverb(word: str) -> bool:
    """Whether a word may stand before the leading verb: strongly, also, further.

    >>> is_adverb("strongly"), is_adverb("condemns")
    (True, False)
    """
    return word.lower() in _ADVERBS or (word.endswith("ly") and len(word) > 4)


def misfit(predicate: Inline) -> str:
    """Why words are no predicate that a form can put into its grammar; empty where they are one.

    A predicate begins, after adverbs, with a verb in the third person singular present, and has neither the
    subject nor the final stop, which the form supplies.

    >>> misfit(inline("strongly condemns the attacks"))
    ''
    >>> misfit(inline("The Council condemns the attacks"))
    "'The' is no verb in the third person (condemns, calls on, takes note)"
    """
    text = "".join(part.text for part in predicate if isinstance(part, Run))
    first = next((word for word in text.split(" ") if not is_adverb(word)), "")
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*s", first) or first in _NO_VERBS:
        return f"'{first}' is no verb in the third person (condemns, calls on, takes note)"
    return "the final stop is the form's to set" if text.endswith(".") and not text.endswith("..") else ""


def lead(predicate: Inline) -> Inline:
    """The predicate with its first verb marked: adverbs before it and a particle after it belong to it.

    >>> [run.text for run in lead(inline("strongly calls on all parties"))]
    ['strongly calls on', ' all parties']
    """
    first, *rest = predicate
    if not isinstance(first, Run) or "verb" in first.marks:
        return predicate
    words = first.text.split(" ")
    taken = next((index + 1 for index, word in enumerate(words) if not is_adverb(word)), len(words))
    if words[taken : taken + 1] and words[taken] in _PARTICLES:
        taken += 1
    verb = " ".join(words[:taken])
    return inline(Run(verb, first.marks | {"verb"}), Run(first.text[len(verb) :], first.marks), *rest)


def voice(predicate: Inline, form: Form) -> Inline:
    """The paragraph that says this predicate in this form: subject, verbs inflected, stop.

    The predicate speaks in the third person singular present; its first verb need not be marked, further
    verbs that change with the form must be.

    >>> form = Form("press-statement", "", "The members of the Security Council", "past", plural=True)
    >>> "".join(run.text for run in voice(inline("takes note of the report"), form))
    'The members of the Security Council took note of the report.'
    """
    spoken = [
        Run(_inflected(part.text, form), part.marks) if isinstance(part, Run) and "verb" in part.marks else part
        for part in lead(predicate)
    ]
    if form.subject:
        return inline(form.subject + " ", *spoken, form.stop)
    first, *rest = spoken
    if isinstance(first, Run):
        first = Run(first.text[:1].upper() + first.text[1:], first.marks)
    return inline(first, *rest, form.stop)


def _inflected(words: str, form: Form) -> str:
    """The words of a verb run with the first that is no adverb inflected."""
    out, done = [], False
    for word in words.split(" "):
        if done or is_adverb(word):
            out.append(word)
        else:
            out.append(inflect(bare(word), form.inflection, form.plural))
            done = True
    return " ".join(out)
