"""Files that went out, were edited in LibreOffice and came back: exactly the edits made are found, each in its place.

A small number of sets in `make test`; `make conformance` makes 500 (RETURNED_SETS).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.diagnostic import Where
from drafter.docx.clean import clean
from drafter.docx.opc import unpack
from drafter.docx.returned.read import Returned, authors, returned
from drafter.positions.reply import Reply, Sent, reply
from drafter.text.statement import Id, Ref
from drafter.text.stops import as_read
from drafter.text.words import words
from tests.negotiation import ROOT
from tests.returning import LIBRARY, TEXTS, as_they_read, page, sent, taken

JUDGE = ROOT.parent / "shared" / "judge"
SETS = int(os.environ.get("RETURNED_SETS", "40"))
VERBS = {
    "paragraph": ("The Security Council {}s that {}.", ("stresse", "recall", "underline", "note")),
    "preambular": ("{} that {},", ("Recalling", "Stressing", "Underlining")),
    "operative": ("{} that {};", ("Decides", "Demands", "Requests")),
    "item": ("to {} that {};", ("agree", "see", "say")),
}
NEWS = ("the talks begin again", "all ships are safe", "nobody is left behind", "the port stays open to all")

pytestmark = [
    pytest.mark.skipif(not JUDGE.is_dir(), reason="the judges (../shared/judge) are not here"),
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


@dataclass(frozen=True)
class Set:
    """A small set of edits: the text it is made to, the jobs for LibreOffice, and what comes of it."""

    text: int
    edits: list[list[object]]
    wanted: list[tuple[Id | None, str]]
    touched: frozenset[Id]
    untracked: frozenset[Id]
    comments: dict[Id, str]


def sets(number: int, untracked: bool) -> Iterator[Set]:
    for seed in range(number):
        yield made(random.Random(f"{seed}-{untracked}"), seed % len(TEXTS), untracked)


def made(chance: random.Random, text: int, untracked: bool) -> Set:
    """One to four edits, each on a paragraph of its own; where `untracked`, some are made with tracking off."""
    of = sent(text)
    read = as_read(of.text, of.form)
    order, front = list(read.order), 3 if of.form.opening else 2
    referred = {part.to for one in read.paragraphs.values() for part in one.inline if isinstance(part, Ref)}
    now: dict[Id, list[tuple[Id | None, str]]] = {id: [(id, read.words(id))] for id in order}
    edits: list[list[object]] = []
    touched, off, comments = set[Id](), set[Id](), dict[Id, str]()
    picked = chance.sample(order, chance.randint(1, 4))
    for id in sorted(picked, key=order.index, reverse=True):
        index, said = front + order.index(id), read.words(id)
        tracked = not (untracked and chance.random() < 0.6)
        kind = chance.choice(["words", "words", "words", "strike", "behind", "before", "move", "comment"])
        if read.children.get(id):
            kind = chance.choice(["words", "before"])
        elif (kind == "strike" and id in referred) or (kind == "before" and id == "stop"):
            kind = "words"  # no amendment strikes what another paragraph refers to, or puts an item first
        if kind == "words":
            start, end, new = stretch(chance, said)
            edits.append([tracked, "words", index, start, end, new])
            now[id] = [(id, said[:start] + new + said[end:])]
        elif kind == "strike":
            edits.append([tracked, "strike", index])
            now[id] = []
        elif kind in ("behind", "before"):
            added = sentence(chance, read.paragraphs[id].kind)
            edits.append([tracked, kind, index, added])
            now[id] = [(id, said), (None, added)] if kind == "behind" else [(None, added), (id, said)]
        elif kind == "move" and not edits and order[0] not in picked and id not in referred:
            edits += [[True, "strike", index], [True, "before", front, said]]
            now[id], tracked = [], True
            now[order[0]] = [(id, said), *now[order[0]]]
        else:
            comments[id] = f"Ask the capital about {id}."
            edits.append([True, "comment", index, comments[id]])
            continue
        touched.add(id)
        off |= set() if tracked else {id}
    wanted = [passage for id in order for passage in now[id]]
    return Set(text, edits, wanted, frozenset(touched), frozenset(off), comments)


def stretch(chance: random.Random, said: str) -> tuple[int, int, str]:
    """A stretch of words before the final stop, and what is put in its place."""
    row = words(said)
    first = chance.randrange(len(row) - 2)
    last = min(first + chance.choice([0, 1, 1, 3, 5]), len(row) - 1)
    start, end = len("".join(row[:first])), len("".join(row[:last]))
    return (
        start,
        end,
        chance.choice(["", "those ", "the ships and ", "peace", " 1,052", "naïve—or not—"][start == end :]),
    )


def sentence(chance: random.Random, kind: str) -> str:
    form, verbs = VERBS[kind]
    return form.format(chance.choice(verbs), chance.choice(NEWS))


def edited(all_sets: list[Set], folder: Path) -> list[Path]:
    """The files of these sets as they came back."""
    donor = LIBRARY.style("council", Where("test"))
    for number in range(len(TEXTS)):
        of = sent(number)
        (folder / f"sent-{number}.docx").write_bytes(clean(as_read(of.text, of.form), page(of), donor))
    jobs = [
        {"file": str(folder / f"sent-{one.text}.docx"), "out": str(folder / f"{at}.docx"), "edits": one.edits}
        for at, one in enumerate(all_sets)
    ]
    command = ["/usr/bin/python3", str(Path(__file__).with_name("edit_in_libreoffice.py")), str(JUDGE)]
    subprocess.run(command, input=json.dumps(jobs), text=True, check=True, timeout=120 + 5 * len(jobs))
    return [folder / f"{at}.docx" for at in range(len(all_sets))]


def came(one: Set, path: Path) -> tuple[Sent, Returned, Reply]:
    of = sent(one.text)
    read = as_read(of.text, of.form)
    package = unpack(path.read_bytes(), path.name)
    found = returned(package, {id: read.words(id) for id in read.order}, page(of), authors(package).keys())
    return of, found, reply("NOR", of, found.edited)


@pytest.fixture(scope="module")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Set, Path]]:
    made_ = list(sets(SETS, untracked=False))
    return list(zip(made_, edited(made_, tmp_path_factory.mktemp("tracked")), strict=True))


@pytest.fixture(scope="module")
def partly(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Set, Path]]:
    made_ = list(sets(max(20, SETS // 4), untracked=True))
    return list(zip(made_, edited(made_, tmp_path_factory.mktemp("partly")), strict=True))


def test_exactly_the_edits_made_are_found(tracked: list[tuple[Set, Path]]) -> None:
    for one, path in tracked:
        of, found, answer = came(one, path)
        wanted = [(id, said.rstrip(".,;:")) for id, said in one.wanted]
        assert answer.left == found.beside == (), (path, one.edits, answer.left, found.beside)
        assert as_they_read(of, taken(of, answer)) == wanted, (path, one.edits)
        assert found.untracked == (), (path, one.edits)


def test_no_paragraph_is_taken_for_another(tracked: list[tuple[Set, Path]]) -> None:
    for one, path in tracked:
        of, found, answer = came(one, path)
        about = {amendment.about for amendment in answer.amendments} & of.text.paragraphs.keys()
        assert about <= one.touched, (path, one.edits)
        assert {comment.about: comment.text for comment in found.comments} == one.comments, (path, one.edits)


def test_what_was_edited_with_tracking_off_is_told_apart_and_nothing_of_it_lost(
    partly: list[tuple[Set, Path]],
) -> None:
    assert any(one.untracked for one, _ in partly)
    for one, path in partly:
        of, found, answer = came(one, path)
        wanted = [(id, said.rstrip(".,;:")) for id, said in one.wanted]
        assert answer.left == (), (path, one.edits, answer.left)
        assert as_they_read(of, taken(of, answer)) == wanted, (path, one.edits)
        assert {u.about for u in found.untracked} - {None} <= one.untracked, (path, one.edits)
        assert bool(found.untracked) == bool(one.untracked), (path, one.edits)
