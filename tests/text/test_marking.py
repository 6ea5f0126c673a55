"""Edits as a reader wants to see them: struck words in [-...-], added ones in {+...+}."""

from __future__ import annotations

import pytest

from drafter.text.marking import Add, Keep, Strike, marking, tokens
from drafter.text.statement import Inline, Ref, Run, inline, plain

EM = frozenset({"em"})
READABLE = {
    "a word put in brings the space after it": (
        "the peace",
        "the lasting peace",
        "the {+lasting +}peace",
    ),
    "a word struck takes the space after it": ("the lasting peace", "the peace", "the [-lasting -]peace"),
    "a first word struck": ("deeply concerned", "concerned", "[-deeply -]concerned"),
    "a sentence put in starts after the full stop": (
        "It calls for talks. It remains seized.",
        "It calls for talks. It calls for restraint. It remains seized.",
        "It calls for talks. {+It calls for restraint. +}It remains seized.",
    ),
    "a clause put in starts at its comma": (
        "calls on all parties to stop",
        "calls on all parties, including armed groups, to stop",
        "calls on all parties{+, including armed groups,+} to stop",
    ),
    "an item put in a list starts at its comma": (
        "peace and security",
        "peace, stability and security",
        "peace{+, stability+} and security",
    ),
    "words at the end bring the space before them": (
        "the talks in Doha",
        "the talks in Doha and Ankara",
        "the talks in Doha{+ and Ankara+}",
    ),
    "a word for a word": ("condemns the attack", "deplores the attack", "[-condemns-]{+deplores+} the attack"),
    "a number changes as a whole": ("1,052 civilians", "1,152 civilians", "[-1,052-]{+1,152+} civilians"),
    "a compound changes as a whole": (
        "an Afghan-led process",
        "an Afghan-owned process",
        "an [-Afghan-led-]{+Afghan-owned+} process",
    ),
    "an accent spelt otherwise changes the whole word": (
        "cafe\u0301 talks",
        "café talks",
        "[-cafe\u0301-]{+café+} talks",
    ),
    "a no-break space is a change": ("30\u00a0days", "30 days", "30[-\u00a0-]{+ +}days"),
    "a not is never lost": ("shall not transfer arms", "shall transfer arms", "shall [-not -]transfer arms"),
    "a rewritten sentence is no confetti": (
        "The Council demands that the Taliban stop their offensive at once.",
        "The Council urges every side in Afghanistan to come back to the table without delay.",
        "The Council [-demands that the Taliban stop their offensive at once-]"
        "{+urges every side in Afghanistan to come back to the table without delay+}.",
    ),
    "nothing was there": ("", "a b", "{+a b+}"),
    "nothing is left": ("a b", "", "[-a b-]"),
}


def shown(before: Inline, after: Inline) -> str:
    out = ""
    for segment in marking(before, after):
        match segment:
            case Keep(_, now):
                out += plain(now)
            case Strike(words):
                out += f"[-{plain(words)}-]"
            case Add(words):
                out += f"{{+{plain(words)}+}}"
    return out


@pytest.mark.parametrize(("before", "after", "wanted"), READABLE.values(), ids=READABLE.keys())
def test_an_edit_reads_as_a_person_would_have_made_it(before: str, after: str, wanted: str) -> None:
    assert shown(inline(before), inline(after)) == wanted


def test_words_that_only_changed_their_marks_are_kept() -> None:
    before, after = inline("the report"), inline("the ", Run("report", EM))
    assert marking(before, after) == (Keep(before, after),)


def test_a_word_under_two_sets_of_marks_is_still_one_token() -> None:
    (token,) = tokens(inline("con", Run("demns", EM)))
    assert token.key == "condemns"
    assert token.inline == inline("con", Run("demns", EM))


def test_a_reference_to_another_paragraph_is_a_change() -> None:
    before, after = inline("see ", Ref("halt")), inline("see ", Ref("talks"))
    assert marking(before, after) == (
        Keep(inline("see "), inline("see ")),
        Strike((Ref("halt"),)),
        Add((Ref("talks"),)),
    )


def test_the_words_of_a_reference_are_not_its_name() -> None:
    assert shown(inline(Ref("halt")), inline("halt")) == "[-{halt}-]{+halt+}"
