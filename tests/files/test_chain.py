"""The record on disk survives being killed, a full disk, a second writer and a changed byte."""

from __future__ import annotations

import errno
import json
import os
import signal
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.diagnostic import Faulty
from drafter.files import chain

STEPS = ("mkdir", "open", "write", "fsync", "close", "link", "unlink")


def act(note: str) -> dict[str, object]:
    return {
        "act": "revised",
        "author": "NOR",
        "note": note,
        "change": {"halt": {"before": None, "after": "é"}},
    }


def record(folder: Path, notes: Sequence[str]) -> tuple[chain.Link, ...]:
    links: list[chain.Link] = []
    for note in notes:
        links.append(chain.append(folder, "record", links, act(note)))
    return tuple(links)


def faults(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Faulty) as caught:
        call()
    return [str(diagnostic).split("\n")[0] for diagnostic in caught.value.diagnostics]


def in_process(work: Callable[[], object], shut: int | None = None) -> int:
    """Begin the work in a process of its own, with this file shut there; gives the process."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if shut is not None:
                os.close(shut)
            work()
            code = 0
        except Faulty as error:
            code = {"DS033": 33, "DS034": 34}[error.diagnostics[0].code]
        finally:
            os._exit(code)
    return child


def end_of(process: int) -> int:
    """How it ended: 0 done, 33 second, 34 not written, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def interrupt(monkeypatch: pytest.MonkeyPatch, at: int, by: Callable[[str], None]) -> list[str]:
    """Call `by` instead of the system at the step with this number; gives the steps as they are taken."""
    taken: list[str] = []

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            taken.append(name)
            if len(taken) - 1 == at:
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                by(name)
            return real(*arguments, **options)

        return step

    for name in STEPS:
        monkeypatch.setattr(os, name, wrapped(name, getattr(os, name)))
    return taken


def steps_of_an_append(folder: Path, entries: int) -> list[str]:
    links = chain.load(folder, "record")
    assert len(links) == entries
    with pytest.MonkeyPatch.context() as patch:
        taken = interrupt(patch, -1, lambda name: None)
        chain.append(folder, "record", links, act("next"))
    return taken


def test_what_is_appended_is_loaded_again(tmp_path: Path) -> None:
    links = record(tmp_path / "record", ["zero draft", "CHN-1 taken", "Rev.1"])
    assert chain.load(tmp_path / "record", "record") == links
    assert [link.number for link in links] == [0, 1, 2]
    assert links[0].value["parent"] == chain.FIRST_PARENT
    assert links[2].value["parent"] == links[1].digest
    assert links[1].digest == chain.digest((tmp_path / "record" / "0001.json").read_bytes())


def test_an_entry_is_written_for_people_to_compare_and_everyone_to_read(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    mask = os.umask(0o022)
    try:
        chain.append(folder, "record", [], {"note": "é", "act": "revised"})
    finally:
        os.umask(mask)
    expected = f'{{\n "act": "revised",\n "note": "é",\n "number": 0,\n "parent": "{chain.FIRST_PARENT}"\n}}\n'
    assert (folder / "0000.json").read_text("utf-8") == expected
    assert (folder / "0000.json").stat().st_mode & 0o777 == 0o644
    assert os.listdir(folder) == ["0000.json"]


def test_the_same_acts_give_the_same_bytes(tmp_path: Path) -> None:
    assert record(tmp_path / "a", ["x", "y"]) == record(tmp_path / "b", ["x", "y"])


def test_a_folder_that_is_not_there_is_a_record_without_entries(tmp_path: Path) -> None:
    assert chain.load(tmp_path / "record", "record") == ()
    assert [fault.code for fault in chain.verify((), "sha256:" + "a" * 64, "record")] == ["DS032"]


def test_numbers_go_on_past_four_figures(tmp_path: Path) -> None:
    before = chain.Link(9999, {}, "sha256:" + "a" * 64)
    link = chain.append(tmp_path, "record", [before] * 10_000, act("late"))
    assert (link.number, os.listdir(tmp_path)) == (10_000, ["10000.json"])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_changed_byte_of_any_entry_is_found(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        links = record(folder, ["zero draft", "CHN-1 taken é", "Rev.1"])
        path = folder / f"{data.draw(st.integers(0, 2)):04d}.json"
        source = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(source) - 1))
        source[at] ^= data.draw(st.integers(1, 255))
        path.write_bytes(source)
        try:
            found = chain.verify(chain.load(folder, "record"), links[-1].digest, "record")
        except Faulty as error:
            found = list(error.diagnostics)
        assert found


def test_a_word_changed_in_an_earlier_entry_shows_in_the_next_one(tmp_path: Path) -> None:
    record(tmp_path, ["zero draft", "Rev.1"])
    path = tmp_path / "0000.json"
    path.write_bytes(path.read_bytes().replace(b"zero draft", b"nice draft"))
    message = "DS031 this is not the digest of 0000.json: one of the two was changed"
    assert faults(lambda: chain.load(tmp_path, "record")) == [f"record/0001.json:12:12: {message}"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "is not JSON: it was changed by hand, or cut short"),
        (b'{"act": "rev', "is not JSON: it was changed by hand, or cut short"),
        (b'{"a": NaN}', "is not JSON: it was changed by hand, or cut short"),
        (b'{"a": "\\ud800"}', "is not JSON: it was changed by hand, or cut short"),
        (b"\xff\xfe", "is not JSON: it was changed by hand, or cut short"),
        (b"[" * 100_000, "is not JSON: it was changed by hand, or cut short"),
        (b"[]\n", "is not in its canonical form: it was changed by hand"),
        (b'{"a": 1, "a": 1}', "is not in its canonical form: it was changed by hand"),
    ],
)
def test_what_is_not_an_entry_is_named(tmp_path: Path, source: bytes, message: str) -> None:
    record(tmp_path, ["zero draft", "Rev.1"])
    (tmp_path / "0000.json").write_bytes(source)
    assert faults(lambda: chain.load(tmp_path, "record")) == [f"record/0000.json: DS030 {message}"]


def test_every_fault_of_a_record_is_found_at_once(tmp_path: Path) -> None:
    links = record(tmp_path, ["a", "b", "c", "d", "e", "f"])
    (tmp_path / "0001.json").unlink()
    (tmp_path / "0002.json").unlink()
    (tmp_path / "0003.json").unlink()
    (tmp_path / "0003.json").mkdir()
    (tmp_path / "0000.json").rename(tmp_path / "kept")
    (tmp_path / "0000.json").symlink_to("kept")
    (tmp_path / "0005.json").write_bytes(chain.canonical({**links[5].value, "number": True}))
    (tmp_path / "00006.json").write_text("{}")
    (tmp_path / ".0006.json.7-0.tmp").write_text("half an en")
    assert faults(lambda: chain.load(tmp_path, "record")) == [
        "record/0000.json: DS030 is a link, not a file: an entry is an ordinary file",
        "record/00006.json: DS031 is no part of the record: move it out",
        "record/0001.json: DS031 and all up to 0002.json are missing: the record goes on with 0003.json",
        "record/0003.json: DS030 is a folder, not a file: an entry is an ordinary file",
        "record/0005.json:11:12: DS031 the number is not the one of the file's name",
        "record/kept: DS031 is no part of the record: move it out",
    ]


def test_an_entry_with_another_first_parent_or_none_at_all_is_found(tmp_path: Path) -> None:
    (tmp_path / "0000.json").write_bytes(chain.canonical({"act": "revised"}))
    assert faults(lambda: chain.load(tmp_path, "record")) == [
        "record/0000.json: DS031 has no 'number'",
        "record/0000.json: DS031 has no 'parent'",
    ]


def test_a_cut_tail_is_found_by_the_head_alone(tmp_path: Path) -> None:
    links = record(tmp_path, ["a", "b", "c"])
    (tmp_path / "0002.json").unlink()
    cut = chain.load(tmp_path, "record")
    assert chain.verify(cut, None, "record") == []
    assert [fault.code for fault in chain.verify(cut, links[2].digest, "record")] == ["DS032"]
    assert chain.verify(cut, links[1].digest, "record") == []


def test_a_head_may_be_given_by_its_first_twelve_characters(tmp_path: Path) -> None:
    links = record(tmp_path, ["a", "b"])
    start = links[1].digest.removeprefix("sha256:")
    assert chain.verify(links, start[:12], "record") == []
    assert chain.verify(links, "sha256:" + start[:20].upper(), "record") == []
    assert [fault.code for fault in chain.verify(links, start[:11], "record")] == ["DS032"]
    assert [fault.code for fault in chain.verify(links, "the last one", "record")] == ["DS032"]
    (behind,) = chain.verify(links, links[0].digest, "record")
    assert behind.message == "the record goes on after 0000.json, which has the digest asked for"


def test_a_chain_put_together_wrongly_does_not_verify(tmp_path: Path) -> None:
    first, second, third = record(tmp_path, ["a", "b", "c"])
    assert [fault.code for fault in chain.verify((first, third), None, "record")] == ["DS031"]
    assert chain.verify((second, first), None, "record") != []


@pytest.mark.parametrize("before", [[], ["zero draft", "CHN-1 taken"]], ids=["the first entry", "the third"])
def test_a_writer_killed_at_any_step_leaves_a_record_that_verifies(tmp_path: Path, before: list[str]) -> None:
    record(tmp_path / "dry", before)
    steps = steps_of_an_append(tmp_path / "dry", len(before))
    link = steps.index("link")
    assert steps[link - 3 :] == ["write", "fsync", "close", "link", "unlink", "open", "fsync", "close"]
    for at, step in enumerate(steps):
        folder = tmp_path / f"at-{at}"
        links = record(folder, before)

        def die(folder: Path = folder, at: int = at, links: Sequence[chain.Link] = links) -> None:
            with pytest.MonkeyPatch.context() as patch:
                interrupt(patch, at, lambda name: os.kill(os.getpid(), signal.SIGKILL))
                chain.append(folder, "record", links, act("Rev.1"))

        assert end_of(in_process(die)) == -signal.SIGKILL, (at, step)
        left = chain.load(folder, "record")
        assert left[: len(links)] == links, (at, step)
        assert len(left) == len(links) + (at > link), (at, step)
        assert chain.append(folder, "record", left, act("Rev.2")).number == len(left)
        assert chain.verify(chain.load(folder, "record"), None, "record") == []


@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "link"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_is_full_or_shut_loses_nothing(
    tmp_path: Path, step: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path / "dry", ["zero draft"])
    at = steps_of_an_append(tmp_path / "dry", 1).index(step)
    folder = tmp_path / "record"
    links = record(folder, ["zero draft"])

    def fail(name: str) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        taken = interrupt(patch, at, fail)
        told = faults(lambda: chain.append(folder, "record", links, act("Rev.1")))
    assert taken[at] == step
    reason = os.strerror(number).lower()
    assert told == [f"record/0001.json: DS034 could not be written ({reason}): the record is as it was"]
    assert os.listdir(folder) == ["0000.json"]
    assert chain.load(folder, "record") == links


def test_an_entry_the_disk_does_not_confirm_stays_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links = record(tmp_path, ["zero draft"])

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(chain, "sync", fail)
    told = faults(lambda: chain.append(tmp_path, "record", links, act("Rev.1")))
    assert told[0].startswith("record/0001.json: DS034 was written, but the disk does not confirm it")
    assert len(chain.load(tmp_path, "record")) == 2


def test_words_that_are_not_characters_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    told = faults(lambda: chain.append(tmp_path / "record", "record", [], act("\udcff")))
    assert "DS034 could not be written (a text holds what is not a character)" in told[0]
    assert not (tmp_path / "record").exists()


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "record").write_text("")
    assert faults(lambda: chain.append(tmp_path / "record", "record", [], act("x")))[0].startswith(
        "record/0000.json: DS034"
    )
    assert faults(lambda: chain.load(tmp_path / "record", "record"))[0].startswith("record: DS030")


def test_the_second_writer_is_told_who_came_first(tmp_path: Path) -> None:
    links = record(tmp_path, ["zero draft"])
    first = chain.append(tmp_path, "record", links, act("mine"))
    told = faults(lambda: chain.append(tmp_path, "record", links, act("yours")))
    assert told[0].startswith("record/0001.json: DS033 was written meanwhile by NOR (revised): nothing is lost")
    assert chain.load(tmp_path, "record") == (*links, first)


def without_links(patch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    patch.setattr(os, "link", refuse)


def test_without_hard_links_a_name_is_still_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_links(monkeypatch)
    links = record(tmp_path, ["zero draft", "Rev.1"])
    told = faults(lambda: chain.append(tmp_path, "record", links[:1], act("yours")))
    assert told[0].startswith("record/0001.json: DS033")
    assert sorted(os.listdir(tmp_path)) == ["0000.json", "0001.json"]
    assert chain.load(tmp_path, "record") == links


def write_when_let_go(folder: Path, links: Sequence[chain.Link], author: str, linked: bool, start: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not linked:
            without_links(patch)
        os.read(start, 1)  # returns for every writer at once when the other end is closed
        chain.append(folder, "record", links, {**act("Rev.1"), "author": author})


@pytest.mark.parametrize("linked", [True, False], ids=["hard links", "no hard links"])
def test_of_writers_at_once_exactly_one_wins(tmp_path: Path, linked: bool) -> None:
    for turn in range(10):
        folder = tmp_path / str(turn)
        links = record(folder, ["zero draft"])
        start, go = os.pipe()
        writers = []
        for author in ("EST", "NOR", "IRL"):
            writers.append(in_process(partial(write_when_let_go, folder, links, author, linked, start), shut=go))
        os.close(start)
        os.close(go)
        assert sorted(map(end_of, writers)) == [0, 33, 33]
        assert len(chain.load(folder, "record")) == 2
        assert sorted(os.listdir(folder)) == ["0000.json", "0001.json"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_canonical_bytes_read_back_are_written_the_same(value: dict[str, object]) -> None:
    assert chain.canonical(json.loads(chain.canonical(value))) == chain.canonical(value)
