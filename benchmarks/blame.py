"""How long it takes to say who wrote each word, and how that grows: seconds of CPU, the median of several runs.

python benchmarks/blame.py
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable
from time import process_time

from drafter.text.change import diff
from drafter.text.history import BLANK, Act, History, Refusal, Revised, replay
from drafter.text.marking import tokens
from drafter.text.origin.origins import written
from drafter.text.statement import Head, Id, Paragraph, Place, Statement, inline
from drafter.text.words import words

# Revisions, paragraphs, paragraphs changed in each revision.
SIZES = ((50, 300, 10), (100, 300, 10), (200, 300, 10), (200, 300, 30), (200, 75, 10))
RUNS = 3
_WORDS = tuple(f"{first}{last}" for first in "condemn urge call note affirm recall".split() for last in "abcdefghij")


def history(revisions: int, paragraphs: int, changed: int, seed: int = 7) -> History:
    """A record of so many saves; each rewords some paragraphs of about 60 words and refuses a proposal on one."""
    chance = random.Random(seed)
    said = {_id(index): [chance.choice(_WORDS) for _ in range(60)] for index in range(paragraphs)}
    text = _text(said)
    acts: list[Act] = [Revised(0, "EST", "2021-08-13T09:00+00:00", "", (), diff(BLANK, text), text.digest)]
    for number in range(1, revisions):
        refused = _text(said | {id: _reworded(said[id], chance) for id in chance.sample(sorted(said), 1)}, text)
        said |= {id: _reworded(said[id], chance) for id in chance.sample(sorted(said), changed)}
        before, text = text, _text(said, text)
        refusals = (Refusal("CHN-1", diff(before, refused)),)
        takes = ("IND-1",) if number % 2 else ()
        change = diff(before, text)
        acts.append(Revised(number, "NOR", "2021-08-14T09:00+00:00", "", takes, change, text.digest, refusals))
    return replay(acts)


def _id(number: int) -> Id:
    return f"e-{chr(97 + number // 26)}{chr(97 + number % 26)}"


def _reworded(said: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(said) - 4)
    return [*said[:at], *(chance.choice(_WORDS) for _ in range(2 + chance.randrange(3))), *said[at + 3 :]]


def _text(said: dict[Id, list[str]], before: Statement = BLANK) -> Statement:
    """A text of these words; paragraphs that read as they did are the very same."""
    found = {}
    for id in sorted(said):
        paragraph = Paragraph(Place(None, id), "paragraph", inline(" ".join(said[id])))
        old = before.paragraphs.get(id)
        found[id] = old if old is not None and old == paragraph else paragraph
    return Statement(Head("big", "presidential-statement"), found)


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that this takes a process that has cut no word yet."""
    tokens.cache_clear()
    words.cache_clear()
    begun = process_time()
    work()
    return process_time() - begun


def main() -> None:
    print(f"{'revisions':>10}{'paragraphs':>12}{'changed':>9}{'by word':>9}{'us a change':>13}")
    for revisions, paragraphs, changed in SIZES:
        record = history(revisions, paragraphs, changed)
        by_word = statistics.median(cpu(lambda record=record: written(record)) for _ in range(RUNS))
        one = by_word / (revisions * changed + paragraphs) * 1e6
        print(f"{revisions:>10}{paragraphs:>12}{changed:>9}{by_word:>9.3f}{one:>13.0f}")


if __name__ == "__main__":
    main()
