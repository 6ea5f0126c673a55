"""How a rule came to its outcome: each part with its count and bound, who was counted, and what would turn it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from drafter.consensus.finding import Decision, Finding
from drafter.consensus.rule import DECLARED, EVERY, MEMBERS, All, Any, Count, Fewest
from drafter.consensus.verdict import Verdict
from drafter.report.line import Line, line


def arithmetic(verdict: Verdict) -> list[Line]:
    """How the rule came to it: every part with its count and bound, and what would turn it."""
    if verdict.decision is None:
        return []
    out = [line(), line(f"{verdict.case.rule.title}", "heading"), line(f"  {verdict.case.rule.source}", "faint")]
    out += of_decision(verdict.decision, "  ")
    if verdict.text:
        out.append(line(f"  text {verdict.text.digest}", "faint"))
    return out


def of_decision(decision: Decision, indent: str) -> Iterator[Line]:
    """Each outcome of a decision, with the parts of its test."""
    for name, finding in decision.findings:
        yield line(f"{indent}{name}: {'otherwise' if finding is None else held(finding)}")
        if finding is not None:
            yield from _parts(finding, indent + "  ")


def numbers(answers: Mapping[str, str | None], always: tuple[str, ...] = ()) -> str:
    """How many gave each answer, warmest first; those in `always` also where nobody did.

    >>> numbers({"CHN": "abstaining", "EST": "for", "NOR": "for", "USA": None}, ("for", "against"))
    '2 for, 1 abstaining, 0 against, 1 open'
    """
    given = Counter(answers.values())
    said = [f"{given[answer]} {answer}" for answer in EVERY if given[answer] or answer in always]
    return ", ".join([*said, f"{given[None]} open"] if given[None] else said)


def held(finding: Finding) -> str:
    """Whether a part holds, in a word."""
    return {True: "holds", False: "fails", None: "open"}[finding.holds]


def _parts(finding: Finding, indent: str) -> Iterator[Line]:
    test = finding.test
    if isinstance(test, Count):
        yield line(f"{indent}{count_words(test)}: {sum_words(finding)}, {held(finding)}", "faint")
        if finding.who:
            yield line(f"{indent}  {', '.join(finding.who)}", "faint")
        if finding.swing:
            swing = finding.swing
            yield line(f"{indent}  turned by any {swing.any} of {len(swing.of)} answering '{swing.to}'", "faint")
        return
    word = "all of" if isinstance(test, All) else "any of" if isinstance(test, Any) else "not"
    yield line(f"{indent}{word}: {held(finding)}", "faint")
    for part in finding.parts:
        yield from _parts(part, indent + "  ")


def sum_words(finding: Finding) -> str:
    """What a count comes to: a number, of how many, or that the weights of the day are not on file."""
    test = finding.test
    assert isinstance(test, Count)
    if finding.unknown:
        weight = test.bound.weight if isinstance(test.bound, Fewest) else test.weight
        return f"the {weight} of the members on that day is not on file"
    needed = f" (against {finding.bound})" if isinstance(test.bound, Fewest) else ""
    return f"{finding.count}{needed}" if finding.out_of is None else f"{finding.count} of {finding.out_of}"


def count_words(count: Count) -> str:
    """A count in plain words.

    >>> from fractions import Fraction
    >>> voting = frozenset({"for", "against"})
    >>> count_words(Count(frozenset({"for"}), "at_least", Fraction(9)))
    'at least 9 members are for'
    >>> count_words(Count(frozenset({"against"}), "at_most", Fraction(0), "permanent"))
    'no permanent member is against'
    >>> count_words(Count(frozenset({"for"}), "at_least", Fraction(1), None, voting))
    'all of those for or against are for'
    >>> count_words(Count(frozenset({"for"}), "more_than", Fraction(1, 2), None, "members"))
    'more than 1/2 of all members are for'
    >>> count_words(Count(frozenset({"for"}), "at_least", Fraction(65, 100), None, "members", "population"))
    'members with at least 65% of the whole population are for'
    """
    many, one = verbs(count.answers)
    many += " in person" if count.in_person else ""
    group = f"{count.group} " if count.group else ""
    if isinstance(count.bound, Fewest):
        return f"{_COMPARED[count.relation].format(f'{group}members {many}')} {_fewest(count.bound)}"
    relation = count.relation.replace("_", " ")
    if count.out_of is None and count.weight is None:
        if count.relation == "at_most" and count.bound == 0:
            return f"no {group}member {one}"
        return (
            f"{relation} 1 {group}member {one}"
            if count.bound == 1
            else f"{relation} {count.bound} {group}members {many}"
        )
    if count.out_of is None:
        return f"{group}members with {relation} {count.bound} of the {count.weight} {many}"
    share = "all" if count.bound == 1 and count.relation == "at_least" else f"{relation} {share_words(count.bound)}"
    if count.out_of == MEMBERS:
        if count.weight:
            return f"{group}members with {share} of the whole {count.weight} {many}"
        of_group = f", counting {count.group} ones," if count.group else ""
        return f"all members {many}" if share == "all" and not of_group else f"{share} of all members{of_group} {many}"
    whole = f"those {group}{'members ' if group else ''}{verbs(count.out_of)[0].removeprefix('are ')}"
    if count.weight:
        return f"members with {share} of the {count.weight} of {whole} {many}"
    return f"{share} of {whole} {many}"


_COMPARED = {
    "at_least": "at least as many {} as",
    "more_than": "more {} than",
    "at_most": "no more {} than",
    "fewer_than": "fewer {} than",
}
_VERBS = {
    "for": ("are for", "is for"),
    "against": ("are against", "is against"),
    "absent": ("are absent", "is absent"),
    "abstaining": ("abstain", "abstains"),
    DECLARED: ("abstain with a declaration", "abstains with a declaration"),
    "not-participating": ("take no part", "takes no part"),
}
_BALLOTS = frozenset(EVERY)


def verbs(answers: frozenset[str]) -> tuple[str, str]:
    """What members do who give one of these answers: of several members, and of one.

    >>> verbs(frozenset({"for", "against"}))[0], verbs(frozenset({"abstaining", "absent"}))[1]
    ('are for or against', 'is absent or abstains')
    """
    plain = _BALLOTS - {DECLARED}
    if answers - {DECLARED} == plain - {"absent"}:
        return "are present", "is present"
    if answers - {DECLARED} == plain - {"for"}:
        return "are not for", "is not for"
    found = [_VERBS[answer] for answer in _VERBS if answer in answers]
    many, one = (" or ".join(forms) for forms in zip(*found, strict=True))
    return many.replace(" or are ", " or "), one.replace(" or is ", " or ") if many.startswith("are") else one


def _fewest(bound: Fewest) -> str:
    more = f", and {bound.plus} more" if bound.plus else ""
    return f"the fewest with over {share_words(bound.more_than)} of the {bound.weight}{more}"


def share_words(share: Fraction) -> str:
    """A share as people write it: as per cent where that is what the number is made of, else as a fraction.

    >>> share_words(Fraction(55, 100)), share_words(Fraction(2, 3)), share_words(Fraction(3, 4))
    ('55%', '2/3', '3/4')
    """
    if share.denominator > 4 and 100 % share.denominator == 0:
        return f"{share * 100}%"
    return str(share)
