"""The shape of the files under templates/: ladders, forms, bodies, names of States, rules."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from drafter.files.scalars import Code, Day, File, Hours, Number, Switch, Text


class RungFile(File):
    """One strength: adverb, bare verb, manner, and the source that ranks it above the next."""

    id: str
    verb: str
    manner: str = ""
    adverb: str = ""
    source: str


class LadderFile(File):
    """templates/ladders/*.yaml: rungs from the strongest to the weakest."""

    ladder: str
    status: Literal["convention", "published"]
    rungs: Annotated[list[RungFile], Field(min_length=2)]


Inflections = Literal["present", "past", "participle"]


class PreambleFile(File):
    """How the paragraphs before the first operative one speak, and the bare verbs that may lead them."""

    inflection: Inflections
    stop: str
    verbs: Annotated[list[str], Field(min_length=1)]


class FormFile(File):
    """templates/forms/*.yaml: who speaks, in which inflection, and how paragraphs are laid out.

    `again` names the subject where it speaks again within a paragraph, `own` is its possessive; `last` and `chapeau`
    are the stops of the last paragraph and of one with items under it; `opening` stands before all paragraphs;
    `rules` are those it goes by; `decided_by` says
    whether it is answered or voted on.
    """

    form: str
    title: str
    source: str
    subject: str
    again: str = ""
    own: str = ""
    inflection: Inflections
    plural: Switch = False
    kind: Literal["heading", "preambular", "operative", "item", "chapeau", "paragraph", "closing", "note"] = "paragraph"
    stop: str = "."
    last: str = ""
    chapeau: str = ""
    opening: str = ""
    preamble: PreambleFile | None = None
    rules: list[str] = []
    decided_by: Literal["answers", "ballots"] | None = None
    language: str = "en"


class TermFile(File):
    """Members over days, both ends included."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    members: Annotated[list[Code], Field(min_length=1)]
    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None


class WeightFile(File):
    """What members weigh over days, both ends included: a whole number each, with their sum as `total`, if given."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None
    source: str
    of: Annotated[dict[str, Number], Field(min_length=1)]
    total: Number | None = None


class BodyFile(File):
    """templates/bodies/*.yaml: a body's dated membership, groups and weights.

    A file that `adds_to` another body gives rows for days which that body's own file does not cover.
    """

    body: str
    adds_to: str | None = None
    name: str
    source: str
    groups: dict[str, list[TermFile]] = {}
    weights: dict[str, list[WeightFile]] = {}
    membership: list[TermFile] = []


class PastNameFile(File):
    """A name given up: the last day on which it means this State."""

    name: str
    to: Day


class NameFile(File):
    """A State's code, its name, and the other names it is known by."""

    code: Code
    name: str
    also: list[str | PastNameFile] = []


class NamesFile(File):
    """templates/bodies/names.yaml."""

    source: str
    names: list[NameFile]


class IntervalFile(File):
    """Days in force, both ends included."""

    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None


class FewestFile(File):
    """The fewest members that together hold more than a share of a weight, and so many more."""

    fewest_over: Text
    weight: str
    plus: Number = 0


Bound = Text | FewestFile


class TestFile(File):
    """A test of a rule: a count with its bound, or all, any, not of tests.

    `out_of` are the answers that the bound is a share of, or `members` for the whole membership.
    """

    count: list[str] | None = None
    group: str | None = None
    out_of: list[str] | Literal["members"] | None = None
    weight: str | None = None
    in_person: Switch = False
    at_least: Bound | None = None
    more_than: Bound | None = None
    at_most: Bound | None = None
    fewer_than: Bound | None = None
    all: list[TestFile] | None = None
    any: list[TestFile] | None = None
    not_: Annotated[TestFile | None, Field(alias="not")] = None


class SetAsideFile(File):
    """Members that by the rule take no part: who they are, and how many at most."""

    who: str
    at_most: Number | None = None


class SpecimenFile(File):
    """A made-up body for the worked examples, where the body itself has no members on file: how many members it has,
    how many of them, first ones first, are in each group, and what each weighs."""

    members: Number
    groups: dict[str, Number] = {}
    weights: dict[str, list[Number]] = {}


class SilenceFile(File):
    """How a text may be put under silence: the least time it runs (72h), if any is laid down, and what breaks it.

    `mended_by_withdrawal` says that what is taken back before silence expires has not broken it.
    """

    at_least: Hours | None = None
    broken_by: Annotated[list[Literal["objection", "amendment"]], Field(min_length=1)]
    mended_by_withdrawal: Switch = False


class RuleFile(File):
    """templates/rules/*.yaml: a decision rule with its legal source and worked examples.

    `unread` lists the facts of which no source was read: a rule with any is not `verified`. `specimen` is the body
    that the examples are counted on, where its own members are not on file.
    """

    rule: str
    title: str
    source: str
    verified: Switch
    body: str
    in_force: IntervalFile
    decided_by: Literal["ballots", "answers"]
    adopts: str
    outcomes: Annotated[list[dict[str, TestFile | Literal["otherwise"]]], Field(min_length=2)]
    plain: str
    unread: list[str] = []
    silence: SilenceFile | None = None
    falls_back_to: list[str] = []
    sets_aside: SetAsideFile | None = None
    proxies: Number = 0
    must_abstain: str = ""
    specimen: str | SpecimenFile | None = None
    examples: Annotated[list[dict[str, Any]], Field(min_length=1)]


class WordsFile(File):
    """Words of one kind, and where the list comes from."""

    source: str
    words: Annotated[list[str], Field(min_length=1)]


class PairsFile(File):
    """Words with what each stands for, and where the list comes from."""

    source: str
    words: Annotated[dict[str, str], Field(min_length=1)]


class ContestedFile(File):
    """An edge of a ladder that a source has the other way round."""

    stronger: str
    weaker: str
    source: str


class LexiconFile(File):
    """templates/lexicons/*.yaml: the words of one language by which changes are named."""

    lexicon: str
    bodies: WordsFile
    pronouns: WordsFile
    speaking: WordsFile
    asking: WordsFile
    same: PairsFile
    particles: WordsFile
    expressed: WordsFile
    feelings: PairsFile
    intensifiers: PairsFile
    idle: WordsFile
    degrees: WordsFile
    contested: list[ContestedFile] = []
    adverbs: WordsFile
    duties: WordsFile
    acts: WordsFile
    asides: WordsFile
    telling: WordsFile
    articles: WordsFile
    quantities: WordsFile
    modals: WordsFile
    superlatives: WordsFile
    months: WordsFile
    seasons: WordsFile
    spans: WordsFile
    nearness: WordsFile
    numerals: WordsFile
    units: WordsFile
    documents: WordsFile
    citing: WordsFile
    qualifiers: WordsFile
    endings: WordsFile
    unqualified: WordsFile
    glue: WordsFile
