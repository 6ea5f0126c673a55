"""A member's position, as its file says it: limits, proposals, red lines, linkages, and its answer.

Data only. Given a text, `standing.stand` reads off what each part of it comes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from drafter.diagnostic import Where
from drafter.text.statement import Id, Inline

Member: TypeAlias = str
Stance = Literal["support", "accept", "ad-ref", "dissociate", "hold", "object", "red-line"]
STANCES: tuple[Stance, ...] = get_args(Stance)
Provenance = Literal["illustrative", "reading", "reported", "in-writing"]
Says = Literal["joins", "objects", "hold", "ad-ref"]
WHOLE = ("text", "form", "timing")


@dataclass(frozen=True, slots=True)
class Words:
    """The text says these words, in the whole of it or within one paragraph."""

    words: str
    within: Id | None = None


@dataclass(frozen=True, slots=True)
class Keeps:
    """The text has this paragraph."""

    id: Id


@dataclass(frozen=True, slots=True)
class Absent:
    """The text does not have this paragraph."""

    id: Id


@dataclass(frozen=True, slots=True)
class Adopts:
    """The text has taken this amendment word for word."""

    amendment: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """This does not hold."""

    of: Condition


# A condition speaks of the text only, never of another member's stance, so there is no fixed point to look for.
Condition: TypeAlias = Words | Keeps | Absent | Adopts | Every | Some | Not


@dataclass(frozen=True, slots=True)
class View:
    """What a member says of a paragraph, or of the text, its form or its timing.

    Either a bare `stance`, which looks at all the words, or limits on the rung: `accepts` names the rungs it can
    live with. `seen` is the circulated text it speaks of; None is the brief's element as asked.
    """

    about: Id
    where: Where
    seen: str | None = None
    stance: Stance | None = None
    accepts: tuple[str, ...] = ()
    prefers: str | None = None
    because: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """Words to put in the place of others, each of which stands exactly once."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The whole paragraph in other words; `text` is a predicate, as an element's is."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Insert:
    """A new paragraph after another, or at the top; `text` is a predicate, as an element's is."""

    after: Id | None
    text: Inline


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """No such paragraph."""


@dataclass(frozen=True, slots=True)
class Move:
    """The paragraph after another, or at the top."""

    after: Id | None


Proposal: TypeAlias = Swap | Rewrite | Insert | StrikeOut | Move


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a member would change. It is not text until a penholder takes it.

    `need` is "condition" where the member cannot join without it. `turns` are the stances it would then take,
    only if it is taken word for word. `withdrawn` names the circulated text on which it was given up.
    """

    id: str
    about: Id
    proposal: Proposal
    where: Where
    seen: str | None = None
    need: Literal["condition", "preference"] = "condition"
    to: Literal["members", "penholders"] = "penholders"
    turns: Mapping[Id, Stance] | None = None
    withdrawn: str | None = None
    because: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class RedLine:
    """What a member cannot accept in a text."""

    id: str
    when: Condition
    where: Where
    because: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Linkage:
    """A view that holds only on a text that meets a condition; it then stands in the place of the plain one."""

    id: str
    when: Condition
    then: View
    where: Where


@dataclass(frozen=True, slots=True)
class Answer:
    """A member's own word on one circulated text. `reserve` gives the words of each reservation; `cosponsors` lends
    its name to the text it joins."""

    seen: str
    says: Says
    where: Where
    apart: tuple[Id, ...] = ()
    reserve: Mapping[Id, str] | None = None
    when: str = ""
    cosponsors: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """One member's file; `digest` is that of its bytes."""

    member: Member
    status: Provenance
    where: Where
    views: tuple[View, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    answer: Answer | None = None
    digest: str = ""

    def amendment(self, id: str) -> Amendment | None:
        """The amendment of this id, if it proposes one."""
        return next((amendment for amendment in self.amendments if amendment.id == id), None)
