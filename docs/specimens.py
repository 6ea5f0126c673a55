"""An example of each code: a specimen of tests/cases/bad-input that is told with it, or a line written here.

The specimens are run by tests/files/test_bad_input.py, so what is shown is what is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "bad-input"
_SECTION = re.compile(r"^=== (\w+) ?(.*)\n", re.MULTILINE)
_CHANGE = re.compile(r"((?:^<.*\n)+)((?:^>.*\n)*)", re.MULTILINE)

# What is told where no specimen can be a file: what came before, and the line.
WRITTEN = {
    "DS014": ("drafter tally unsc-substantive votes.csv", "votes.csv:1:1: DS014 this is no table of ballots: …"),
    "DS015": ("drafter tally dam votes.csv --by EST", "votes.csv:2: DS015 UKR is no member of unsc …"),
    "DS032": (
        "drafter verify dam --head 0123456789ab",
        "record: DS032 the record ends with 0001.json, sha256:…, and no entry has the digest asked for",
    ),
    "DS033": (
        "two penholders record at the same moment",
        "record/0002.json: DS033 was written meanwhile by NOR (revised): nothing is lost …",
    ),
    "DS034": ("the disk is full", "record/0002.json: DS034 could not be written (…): the record is as it was"),
    "DS038": (
        "drafter export dam -o /nowhere/dam.docx",
        "/nowhere/dam.docx: DS038 could not be written (No such file or directory)",
    ),
    "DS039": ("a picture of words in a script that no font here has", "plot.png: DS039 no font of this machine has …"),
    "DS121": (
        "an element of the brief is edited after rev-1 went out",
        "brief.yaml:2:1: DS121 the brief is not what it was when rev-1 went out: …",
    ),
    "DS122": (
        "a resolution under a rule for statements",
        "brief.yaml: DS122 'unsc-statement' is decided by answers, and a resolution by ballots: …",
    ),
    "DS130": ("drafter check --format github", "brief.yaml: DS130 NOT AGREED: 4 of 15 object: CHN, RUS, VCT, VNM"),
    "DS131": (
        "drafter check --format github",
        "positions/CHN.yaml:6:5: DS131 CHN objects: attacks: “condemns in the strongest terms”",
    ),
    "DS132": (
        "drafter check --format github",
        "positions/FRA.yaml:10:5: DS132 FRA asks for a change: justice: FRA-1 is neither taken nor withdrawn",
    ),
    "DS133": ("drafter check --format github", "positions/USA.yaml:7:5: DS133 USA asks for a hold: casualties: …"),
    "DS134": (
        "drafter check --format github",
        "brief.yaml: DS134 an answer on zero-draft is awaited from EST, GBR, NER, NOR",
    ),
    "DS135": (
        "drafter check --format github",
        "positions/RUS.yaml: DS135 RUS: its file is a guess, so it counts for nothing, and it says: objects",
    ),
    "DS136": (
        "drafter check --format github",
        "brief.yaml: DS136 TO BE CLOSED: silence expired at …, unbroken; nobody has joined by it yet",
    ),
    "DS137": (
        "drafter check --baseline baseline.yaml",
        "baseline.yaml:3:5: DS137 … is accepted, and is there no more: …",
    ),
    "DS222": (
        "`stage: agreed` in the brief of a text with objections",
        "brief.yaml:8:8: DS222 it is said to be agreed, and the verdict is blocked",
    ),
    "DS246": (
        "a file of brackets puts a paragraph behind one that is not there",
        "compilation.txt:5:17: DS246 … the base has no paragraph 'tallks' …",
    ),
    "DS248": (
        "a file of brackets",
        "compilation.txt:5:1: DS248 IND has words here and no paragraph 'trade': …",
    ),
    "DS401": ("a style donor of one's own", "templates/styles/ours.docx: DS401 the style donor has no style '…'"),
    "DS411": (
        "drafter compare old.docx new.doc -o out.docx",
        "new.doc: DS411 locked with a password, or a Word file from before 2007: save it as an open .docx",
    ),
    "DS412": ("drafter compare old.docx new.docx -o out.docx", "new.docx: DS412 the part word/document.xml is missing"),
    "DS413": (
        "drafter compare old.docx new.docx -o out.docx",
        "new.docx: DS413 unpacks to more than any document holds",
    ),
    "DS414": (
        "drafter compare old.docx new.docx -o out.docx",
        "new.docx: DS414 declares a document type; no Word file does",
    ),
    "DS415": (
        "drafter compare old.docx new.docm -o out.docx",
        "new.docm: DS415 holds macros: save it as a Word document without macros (.docx)",
    ),
    "DS416": (
        "drafter compare old.docx new.docx -o out.docx",
        "new.docx: DS416 written as Strict Open XML: save it as a plain Word document (.docx)",
    ),
    "DS417": ("drafter compare old.docx new.docx -o out.docx", "new.docx: DS417 …"),
    "DS418": (
        "drafter compare old.docx new.docx -o out.docx",
        "new.docx: DS418 words that no redline of both files would keep, near “…”",
    ),
    "DS421": (
        "drafter import back.docx dam --member NOR",
        "back.docx: DS421 does not say which text it is of: name it: --seen rev-1",
    ),
}


@dataclass(frozen=True)
class Specimen:
    """A file of tests/cases/bad-input: what is done to the good statement in steps, and what is told."""

    name: str
    title: str
    steps: tuple[tuple[str, str, str], ...]

    def told(self, code: str) -> list[str]:
        """The lines told with a code."""
        lines = [line for verb, _, body in self.steps if verb == "told" for line in body.splitlines()]
        return [line for line in lines if f" {code} " in line]


def specimens() -> list[Specimen]:
    """Every specimen, in order."""
    found = []
    for path in sorted(CASES.glob("*.case")):
        title, *parts = _SECTION.split(path.read_text(encoding="utf-8"))
        found.append(Specimen(path.stem, title.strip(), tuple(zip(parts[::3], parts[1::3], parts[2::3], strict=True))))
    return found


def example(code: str, among: list[Specimen]) -> list[str]:
    """The shortest specimen that is told with a code, in words; else what is written here of it."""
    told = [one for one in among if one.told(code)]
    if not told:
        before, line = WRITTEN[code]
        return [f"Where it comes from: {before}.", _fenced(line)]
    shortest = min(told, key=lambda one: (sum(len(body) for _, _, body in one.steps), one.name))
    out = [shortest.title]
    for verb, words, body in shortest.steps:
        out += _step(verb, words, body)
    command = next((words for verb, words, _ in shortest.steps if verb == "run"), "check dam")
    return [*out, f"`drafter {command.strip()}` then says:", _fenced("\n".join(shortest.told(code)))]


def _step(verb: str, words: str, body: str) -> list[str]:
    match verb:
        case "change":
            out = [f"In `{words}`:"]
            lines = [
                "\n".join(
                    f"{sign} {row[2:]}".rstrip()
                    for sign, part in zip("-+", pair, strict=True)
                    for row in part.splitlines()
                )
                for pair in _CHANGE.findall(body)
            ]
            return [*out, _fenced("\n".join(lines), "diff")]
        case "write":
            return [f"`{words}` reads:", _fenced(_short(body))]
        case "make":
            path, what = words.split(": ")
            return [f"`{path}` is made: {what.strip()}."]
        case "remove":
            return [f"`{words}` is gone."]
        case "rename":
            return [f"`{words}`: renamed so."]
        case "record":
            return ["One more entry stands in the record:", _fenced(_short(body))]
    return []


def _short(text: str) -> str:
    """No more of a file than shows what is wrong with it."""
    rows = [row if len(row) <= 110 else f"{row[:110]} …" for row in text.rstrip().splitlines()]
    return "\n".join(rows if len(rows) <= 30 else [*rows[:30], "…"])


def _fenced(text: str, kind: str = "text") -> str:
    fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
    return f"{fence}{kind}\n{text}\n{fence}"
