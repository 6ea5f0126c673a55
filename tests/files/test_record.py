"""Acts come back from the record as they were made; one that does not follow is refused and not written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.diagnostic import Faulty
from drafter.files import chain
from drafter.files.record import Record, append, load
from drafter.text.change import diff
from drafter.text.history import BLANK, Act, Circulated, Refusal, Released, Revised, Voted
from drafter.text.moment import moment
from drafter.text.silence import Closed, Extended, Opened, Spoke, Withdrew
from drafter.text.statement import Head, Paragraph, Place, Ref, Run, Statement

HEAD = Head("dam", "presidential-statement", "en")


def text(words: str) -> Statement:
    """A text of two paragraphs, one under the other, with a mark and a reference."""
    talks = (Run("Urges", frozenset({"verb"})), Run(f" {words}, é as in "), Ref("halt"))
    return Statement(
        HEAD,
        {
            "halt": Paragraph(Place(None, "1"), "chapeau", (Run("Calls on all:"),)),
            "talks": Paragraph(Place("halt", "1"), "item", talks),
        },
    )


FIRST, SECOND, UNTAKEN = text("talks at once"), text("talks in good time"), text("talks some day")
REFUSED = Refusal("IND-1", diff(FIRST, UNTAKEN))
STRAY = Refusal("IND-2", diff(SECOND, UNTAKEN))
ACTS: tuple[Act, ...] = (
    Revised(0, "EST", "2021-08-13T09:00+02:00", "drafted", (), diff(BLANK, FIRST), FIRST.digest),
    Circulated(1, "EST", "2021-08-13T10:00+02:00", "zero-draft", FIRST.digest, "sha256:ef"),
    Revised(2, "NOR", "2021-08-13T11:00+02:00", "", ("CHN-1",), diff(FIRST, SECOND), SECOND.digest, (REFUSED,)),
    Circulated(3, "NOR", "2021-08-13T11:00+02:00", "rev-1", SECOND.digest, "sha256:ef"),
    Opened(4, "EST", "2021-08-13T05:30-04:00", SECOND.digest, "2021-08-13T14:00+02:00"),
    Spoke(5, "EST", "2021-08-13T12:00+02:00", SECOND.digest, "CHN", "hold", "2021-08-13T11:58:30+02:00", "Süd"),
    Extended(6, "NOR", "2021-08-13T13:00+02:00", SECOND.digest, "2021-08-13T13:00-04:00"),
    Withdrew(7, "EST", "2021-08-13T13:00+02:00", SECOND.digest, "CHN", "2021-08-13T12:30+02:00"),
    Closed(8, "EST", "2021-08-13T19:00+02:00", SECOND.digest),
    Voted(9, "EST", "2021-08-13T20:00+02:00", SECOND.digest, {"CHN": "absent"}, "S/1", {"IND": "KEN"}, ("A",), ("B",)),
    Released(10, "EST", "2021-08-14T09:00+02:00", SECOND.digest, {"EST": "sha256:ab"}, "sha256:ef"),
)


def recorded(folder: Path, count: int = len(ACTS)) -> Record:
    record = load(folder, "record")
    for act in ACTS[:count]:
        record = append(record, act)
    return record


def told(record: Record, act: Act) -> str:
    with pytest.raises(Faulty) as caught:
        append(record, act)
    return str(caught.value)


def test_a_record_without_entries_has_a_blank_text_and_a_head(tmp_path: Path) -> None:
    record = load(tmp_path / "record", "record")
    assert (record.history.current, record.head) == (BLANK, chain.FIRST_PARENT)


def test_every_kind_of_act_comes_back_as_it_was_made(tmp_path: Path) -> None:
    recorded(tmp_path)
    assert load(tmp_path, "record").history.acts == ACTS


def test_the_texts_come_back_to_the_last_mark_and_reference(tmp_path: Path) -> None:
    made = recorded(tmp_path)
    history = load(tmp_path, "record").history
    assert history.texts == {1: FIRST, 2: SECOND}
    assert history.circulated == {"zero-draft": FIRST, "rev-1": SECOND}
    assert load(tmp_path, "record") == made


def test_the_same_acts_give_the_same_bytes_and_the_same_head(tmp_path: Path) -> None:
    heads = {recorded(tmp_path / name).head for name in ("a", "b")}
    assert len(heads) == 1
    files = [{p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("a", "b")]
    assert files[0] == files[1]


def test_acts_of_one_moment_in_two_zones_follow_each_other(tmp_path: Path) -> None:
    assert moment(ACTS[3].at) <= moment("2021-08-13T05:00-04:00")
    act = Opened(4, "EST", "2021-08-13T05:00-04:00", SECOND.digest, "2021-08-14T05:00-04:00")
    assert append(recorded(tmp_path, 4), act).history.acts[-1] == act


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (
            Revised(2, "NOR", "2021-08-13T11:00+02:00", "", (), diff(FIRST, SECOND), SECOND.digest, (STRAY,)),
            "DS036 IND-2 is refused on another text than this: nothing was recorded",
        ),
        (
            Revised(2, "NOR", "2021-08-13T11:00+02:00", "", (), diff(SECOND, FIRST), FIRST.digest),
            "DS036 the text is not what this change starts from: talks: nothing was recorded",
        ),
        (
            Circulated(2, "NOR", "2021-08-13T11:00+02:00", "rev-1", SECOND.digest, "sha256:ef"),
            "DS036 the entry names another text than the one it was made on: nothing was recorded",
        ),
        (
            Circulated(2, "NOR", "2021-08-13T11:00+02:00", "zero-draft", FIRST.digest, "sha256:ef"),
            "DS036 'zero-draft' was circulated before: nothing was recorded",
        ),
        (
            Closed(2, "NOR", "2021-08-13T11:00+02:00", SECOND.digest),
            "DS036 the entry names another text than the one it was made on: nothing was recorded",
        ),
        (
            Circulated(2, "NOR", "2021-08-13T09:59+02:00", "rev-1", FIRST.digest, "sha256:ef"),
            "DS037 it is dated 2021-08-13T09:59+02:00, before the entry it follows (2021-08-13T10:00+02:00)"
            ": nothing was recorded: give a later moment (--at)",
        ),
    ],
    ids=["a stray refusal", "another text", "another digest", "a name twice", "silence on a text not out", "backwards"],
)
def test_an_act_that_does_not_follow_is_refused_before_anything_is_written(
    act: Act, expected: str, tmp_path: Path
) -> None:
    record = recorded(tmp_path, 2)
    assert told(record, act).startswith(f"record/0002.json: {expected}")
    assert sorted(os.listdir(tmp_path)) == ["0000.json", "0001.json"]
    assert load(tmp_path, "record") == record


def test_who_acts_on_a_record_that_has_gone_on_is_told_by_whom(tmp_path: Path) -> None:
    before = recorded(tmp_path, 2)
    append(before, ACTS[2])
    act = Circulated(2, "EST", "2021-08-13T12:00+02:00", "rev-1", FIRST.digest, "sha256:ef")
    assert told(before, act).startswith("record/0002.json: DS033 was written meanwhile by NOR (revised)")
    assert load(tmp_path, "record").history.acts == ACTS[:3]


def test_every_entry_that_is_no_act_is_told_at_once(tmp_path: Path) -> None:
    links = recorded(tmp_path, 2).links
    for value in ({"act": "approved"}, {"act": "circulated", "author": 7}):
        links = (*links, chain.append(tmp_path, "record", links, value))
    with pytest.raises(Faulty) as caught:
        load(tmp_path, "record")
    assert [f"{fault.where} {fault.code}" for fault in caught.value.diagnostics] == [
        "record/0002.json DS035",
        "record/0003.json DS035",
    ]


@pytest.mark.parametrize("at", ["2021-08-13T16:40", "2021-08-13", "noon", ""])
def test_a_moment_without_date_time_and_zone_is_none(at: str) -> None:
    with pytest.raises(ValueError, match=r"zone|isoformat"):
        moment(at)
