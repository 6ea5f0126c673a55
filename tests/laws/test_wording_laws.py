"""How an edit is marked in a Word file is decided by what stands round it, and by nothing further off."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from drafter.docx.compare.wording import Cut, changes

WORDS = st.lists(st.sampled_from(("the ", "and ", "peace ", "S/RES/1, ", "été ", "  ", "ever. ", "3.5 ", "\u200d ")))
FAR = st.lists(st.sampled_from(("the ", "and ", "peace ", "of\t", "  ")), min_size=16, max_size=40)


def marked(old: str, new: str) -> list[Cut]:
    """The stretches, those that are kept one after another as one."""
    made = []
    for kept, run in groupby(changes(old, new, False), lambda cut: cut.kept):
        row = list(run)
        made.extend([Cut(True, row[0].i1, row[-1].i2, row[0].j1, row[-1].j2)] if kept else row)
    return made


@given(WORDS, WORDS, st.lists(FAR, min_size=4, max_size=4))
def test_what_stands_far_from_an_edit_does_not_decide_how_it_is_marked(
    before: list[str], after: list[str], around: list[list[str]]
) -> None:
    ahead, near, close, behind = ("".join(one) for one in around)
    near, close = f"{near}one two three four five six seven ", f"eight nine ten one two three {close}"
    old, new = f"{near}{''.join(before)}{close}", f"{near}{''.join(after)}{close}"
    by = len(ahead)
    alone = [Cut(one.kept, one.i1 + by, one.i2 + by, one.j1 + by, one.j2 + by) for one in marked(old, new)]
    first, last = alone[0], alone[-1]
    assert first.kept, "both begin alike"
    assert last.kept, "both end alike"
    alone[0] = first._replace(i1=0, j1=0)
    alone[-1] = alone[-1]._replace(i2=last.i2 + len(behind), j2=last.j2 + len(behind))
    assert marked(ahead + old + behind, ahead + new + behind) == alone


@given(WORDS, WORDS)
def test_kept_stretches_are_equal_and_all_stretches_are_both_strings(before: list[str], after: list[str]) -> None:
    old, new = "".join(before), "".join(after)
    cuts = changes(old, new, False)
    assert all(old[cut.i1 : cut.i2] == new[cut.j1 : cut.j2] for cut in cuts if cut.kept)
    assert "".join(old[cut.i1 : cut.i2] for cut in cuts) == old
    assert "".join(new[cut.j1 : cut.j2] for cut in cuts) == new
