"""One meaning in a form's grammar: "condemns", "The members of the Security Council condemned", "Condemning".

A form of statement gives the subject, the inflection and the final stop; what is said is a predicate whose
verbs are marked. Whatever must know the words of a paragraph in a given form (the frame of a view, a wording,
a template) comes through here, so that they all get the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.text.statement import Inline, Kind, Run, inline

Inflection = Literal["present", "past", "participle"]

# Present, past, participle, keyed by the bare verb: what the rules below would get wrong.
_IRREGULAR = {
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
