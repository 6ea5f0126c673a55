"""Amendments spliced into a file: what was there is there still, byte for byte, and what was put in reads as it was."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.diagnostic import Where
from drafter.files.splice import Entry, spliced
from drafter.positions.position import Amendment, Insert, Move, Rewrite, StrikeOut, Swap
from drafter.text.markup import parse_inline
from drafter.text.statement import UNPRINTABLE, Run, inline

HEADS = (
    "member: NOR\nstatus: in-writing\n",
    "# ours\nmember: NOR   # Norway\n\nstatus: 'in-writing'\n",
    "member: NOR\nviews:\n  - {about: halt, stance: hold}   # c\n",
)
LISTS = (
    "",
    "amendments:\n",
    "amendments:   # none yet\n#  - {id: NOR-1}\n",
    "amendments: []\n",
    "amendments: [ {id: NOR-1, about: x, strike: true}, ]  # c\n",
    "amendments:\n- id: NOR-1\n  about: x\n  strike: true   # why\n",
    "amendments:\n  - {id: NOR-1, about: x,\n     strike: true}\n  # more\n\n",
    "amendments:\n  - id: NOR-1\n    about: x\n    swap:\n      a: b\n      c:\n",
    "amendments:\n  - id: NOR-1\n    about: x\n    strike: true\n    because: |\n      one\n\n      two\n",
    'amendments:\n  - id: NOR-1\n    about: x\n    strike: true\n    say: "one\n      two" # q\n',
)
TAILS = ("", "red_lines:\n", "# the end\n", "answer: {seen: rev-1, says: hold}\n", "answer: {seen: rev-1, says: hold}")
plain = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
    lambda text: not UNPRINTABLE.search(text) and text.strip()
)
parts = plain.map(lambda text: inline(Run(text)))
proposals = (
    st.dictionaries(plain, plain, min_size=1, max_size=2).map(lambda pairs: Swap(tuple(pairs.items())))
    | parts.map(Rewrite)
    | st.builds(Insert, st.sampled_from([None, "halt", "no"]), parts)
    | st.just(StrikeOut())
    | st.builds(Move, st.sampled_from([None, "halt"]))
)
entries = st.builds(
    lambda proposal, because, remark: Entry(
        Amendment("NOR-7", "halt", proposal, Where(""), "rev-1", because=because), remark
    ),
    proposals,
    st.just("") | plain,
    st.just("") | plain,
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    text = draw(st.sampled_from(HEADS)) + draw(st.sampled_from(LISTS)) + draw(st.sampled_from(TAILS))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.replace("\n", end).encode()


def value(amendment: Amendment) -> dict[str, object]:
    match amendment.proposal:
        case Swap(pairs):
            return {"swap": dict(pairs)}
        case Rewrite(words):
            return {"text": words}
        case Insert(after, words):
            return {"add": {"after": after}, "text": words}
        case StrikeOut():
            return {"strike": True}
        case Move(after):
            return {"move": {"after": after}}


def loaded(content: bytes) -> dict[str, list[dict[str, object]]]:
    return yaml.safe_load(content.decode("utf-8-sig"))


def without(content: bytes, source: bytes) -> bool:
    """Whether a file is another with one stretch put in, but for the line end that its last line lacked."""
    at = next((at for at, (a, b) in enumerate(zip(content, source, strict=False)) if a != b), len(source))
    return any(content.endswith(source[place:]) for place in range(at, max(-1, at - 40), -1))


@given(files(), st.lists(entries, min_size=1, max_size=3))
def test_one_stretch_is_put_in_and_no_other_byte_changes(source: bytes, put: list[Entry]) -> None:
    assert without(spliced(source, put, (), "NOR.yaml"), source)


@given(files(), st.lists(entries, max_size=3), st.lists(plain, max_size=2))
def test_what_was_said_is_said_still_and_what_was_put_in_reads_as_it_was(
    source: bytes, put: list[Entry], remarks: list[str]
) -> None:
    was, now = loaded(source), loaded(spliced(source, put, remarks, "NOR.yaml"))
    old = was.pop("amendments", None) or []
    new = now.pop("amendments", None) or []
    assert was == now
    assert new[: len(old)] == old
    for entry, found in zip(put, new[len(old) :], strict=True):
        if "text" in found:
            found["text"] = parse_inline(str(found["text"]))
        because = {"because": entry.amendment.because} if entry.amendment.because else {}
        assert found == {"id": "NOR-7", "about": "halt", "seen": "rev-1", **value(entry.amendment), **because}


@given(files(), st.lists(entries, min_size=1, max_size=2))
def test_line_ends_are_those_of_the_file(source: bytes, put: list[Entry]) -> None:
    made = spliced(source, put, ["said"], "NOR.yaml")
    if b"\r\n" in source:
        assert made.count(b"\n") == made.count(b"\r\n")
    else:
        assert b"\r" not in made
