"""A negotiation of any size to time: so many members, so many paragraphs, each member speaking on three in ten."""

from __future__ import annotations

import random
from pathlib import Path

_RUNGS = ("strongest", "strongly", "condemn", "deplore", "concern", "note")
_OF = "attacks violence seizures raids threats killings displacement looting arrests shelling blockades abuses".split()


def write(folder: Path, members: int, paragraphs: int, seed: int = 7) -> Path:
    """Write a working folder with one statement, `big`; the same seed gives the same bytes."""
    chance = random.Random(seed)
    codes = _codes(folder, members)
    statement = folder / "statements" / "big"
    (statement / "positions").mkdir(parents=True)
    elements = "\n".join(
        f"  - {{id: e-{_word(index)}, ladder: condemnation, text: the {chance.choice(_OF)} of part {index}}}"
        for index in range(paragraphs)
    )
    (statement / "brief.yaml").write_text(
        f'statement: big\nform: presidential-statement\nbody: hall\nmembership_on: "2021-08-13"\nrule: hall-statement\n'
        f"stage: negotiating\npenholders: [{codes[0]}]\nelements:\n{elements}\n"
    )
    for code in codes:
        views = [
            f"  - {{about: e-{_word(index)}, at_most: {chance.choice(_RUNGS[1:])}, because: private}}"
            for index in range(paragraphs)
            if chance.random() < 0.3
        ]
        body = "views:\n" + "\n".join(views) if views else "views: []"
        (statement / "positions" / f"{code}.yaml").write_text(f"member: {code}\nstatus: in-writing\n{body}\n")
    return statement


def _word(number: int) -> str:
    """A number as a word of letters, since ids are no labels: aa, ab, ..."""
    return chr(97 + number // 26) + chr(97 + number % 26)


def _codes(folder: Path, members: int) -> list[str]:
    """A body of that many States, with its rule, in the folder's own templates."""
    from drafter.files.library import Library

    codes = sorted(set(Library().codes.values()))[:members]
    for kind in ("bodies", "rules"):
        (folder / "templates" / kind).mkdir(parents=True)
    (folder / "templates/bodies/hall.yaml").write_text(
        f"body: hall\nname: Hall\nsource: made for timing\nmembership:\n"
        f'  - {{from: "2000-01-01", members: [{", ".join(codes)}]}}\n'
    )
    (folder / "templates/rules/hall-statement.yaml").write_text(
        "rule: hall-statement\ntitle: Statement\nsource: made for timing\nverified: false\nbody: hall\n"
        'in_force: {from: "2000-01-01"}\ndecided_by: answers\nadopts: agreed\noutcomes:\n'
        "  - blocked: {count: [against], at_least: 1}\n"
        '  - agreed: {count: [for], out_of: [for, against], at_least: "100%"}\n  - pending: otherwise\n'
        f"plain: Every member joins.\nexamples:\n  - {{for: {members}, is: agreed, source: made for timing}}\n"
    )
    return codes
