"""How long a rolling text takes, and how that grows: seconds of CPU, the median of several runs, each in a process.

python benchmarks/rolling.py
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from itertools import pairwise

MEMBERS, PARAGRAPHS, CHANGES = 193, 300, 10
SHARES = (4, 2, 1)
WORDS = 60
RUNS = 3
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def words(chance: random.Random, number: int) -> list[str]:
    """Words as a text has them: three in ten of the commonest, the rest of a few hundred."""
    common = ("the", "of", "and", "to", "in")
    return [chance.choice(common) if chance.random() < 0.3 else f"word{chance.randrange(400)}" for _ in range(number)]


def edited(chance: random.Random, row: list[str], times: int) -> list[str]:
    """The words with a few stretches of them exchanged, added or struck."""
    out = list(row)
    for _ in range(times):
        at = chance.randrange(len(out))
        out[at : at + chance.randrange(3)] = words(chance, chance.randrange(1, 4))
    return out


def run(share: int) -> None:
    """Time the changes of one share of the members in this process; print the seconds of each step, and megabytes."""
    from drafter.text.change import Change, Shift
    from drafter.text.contested.rolled import parse_rolling, print_rolling
    from drafter.text.contested.rolling import merge
    from drafter.text.contested.trade import rows
    from drafter.text.statement import Head, Inline, Paragraph, Place, Run, Statement, inline

    chance = random.Random(7)

    def said(row: list[str]) -> Inline:
        return inline("The Council ", Run(row[0], frozenset({"verb"})), " " + " ".join(row[1:]) + ".")

    said_of = {f"p-{letters(index)}": words(chance, WORDS) for index in range(PARAGRAPHS)}
    paragraphs = {
        id: Paragraph(Place(None, str(index).zfill(3)), "paragraph", said(row))
        for index, (id, row) in enumerate(said_of.items())
    }
    base = Statement(Head("big", "resolution"), paragraphs)
    changes = {}
    for index in range(MEMBERS // share):
        shifts = {}
        for id in chance.sample(sorted(paragraphs), CHANGES):
            now = Paragraph(paragraphs[id].place, "paragraph", said(edited(chance, said_of[id], 2)))
            shifts[id] = Shift(paragraphs[id], now)
        changes[letters(index).upper()] = Change(None, shifts)
    times = [time.process_time()]
    rolling = merge(base, changes)
    times.append(time.process_time())
    file = print_rolling(rolling)
    times.append(time.process_time())
    parse_rolling(file, base=rolling)
    times.append(time.process_time())
    rows(rolling)
    times.append(time.process_time())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(*(later - earlier for earlier, later in pairwise(times)), peak)


def letters(number: int) -> str:
    """A number as three letters, as members' codes are."""
    return "".join(_ALPHABET[number // 26**power % 26] for power in (2, 1, 0))


def one() -> None:
    """Time one paragraph of 120 words with 40 proposals, cut into pieces and printed."""
    from drafter.text.contested.brackets import print_pieces
    from drafter.text.contested.choice import pieces
    from drafter.text.statement import inline

    chance = random.Random(7)
    row = words(chance, 120)
    sides = {inline(" ".join(edited(chance, row, 2))): frozenset({letters(number).upper()}) for number in range(40)}
    start = time.process_time()
    print_pieces(pieces(inline(" ".join(row)), sides))
    print(time.process_time() - start)


def medians(*arguments: str) -> list[float]:
    """Each figure that a run of this file prints, in its median."""
    ran = [
        subprocess.run(
            [sys.executable, __file__, *arguments], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(RUNS)
    ]
    return [statistics.median(map(float, column)) for column in zip(*ran, strict=True)]


def main() -> None:
    print(f"up to {MEMBERS} members with {CHANGES} changes each, {PARAGRAPHS} paragraphs of about {WORDS} words")
    print(f"{'changes':>8}{'merge s':>9}{'print s':>9}{'parse s':>9}{'rows s':>8}{'us a change, printed':>22}{'MB':>6}")
    for share in SHARES:
        merge, printed, parsed, rowed, peak = medians(str(share))
        number = MEMBERS // share * CHANGES
        each = printed / number * 1e6
        print(f"{number:>8}{merge:>9.3f}{printed:>9.3f}{parsed:>9.3f}{rowed:>8.3f}{each:>22.0f}{peak:>6.0f}")
    print(f"one paragraph of 120 words, 40 proposals: {medians('one')[0] * 1000:.0f} ms")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["one"]:
            one()
        case [share]:
            run(int(share))
        case _:
            main()
