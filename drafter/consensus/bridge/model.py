"""The question put to a solver, OR-Tools CP-SAT: the only file that needs the extra `bridge`.

One worker and a fixed order of everything that goes in, so that the same files give the same text. Whatever ends
before the limit is proved; what does not says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from drafter.consensus.bridge.formula import Both, Choice, Either, Formula, Never, Reads
from drafter.consensus.bridge.instance import GOALS, Goal, Instance
from drafter.consensus.measure import Measure
from drafter.consensus.rule import All, Count, Test
from drafter.consensus.rule import Any as AnyOf
from drafter.consensus.rule import Not as NotSo


class NoSolver(Exception):
    """The extra `bridge` is not installed."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A text that was found, the claims waived for it, and whether nothing is better; `bound` is on the first goal."""

    status: Literal["found", "none", "unknown"]
    choice: Choice = ()
    waived: frozenset[int] = frozenset()
    proved: bool = False
    value: int = 0
    bound: int = 0
    core: frozenset[int] = frozenset()


@dataclass
class Model:
    """The instance as constraints. `left` are the seconds still to be spent; every question takes from them."""

    instance: Instance
    left: float
    _cp: Any = field(init=False)
    _model: Any = field(init=False)

    def __post_init__(self) -> None:
        try:
            from ortools.sat.python import cp_model
        except ImportError as missing:
            raise NoSolver from missing
        self._cp = cp_model
        self._model = cp_model.CpModel()
        self._memo: dict[Formula, Any] = {}
        self._lay_out()
        self._aims = {goal: self._aim(goal) for goal in GOALS}

    def exclude(self, choice: Choice) -> None:
        """Never find this text again."""
        self._model.add_bool_or([self._reads[slot][option].negated() for slot, option in enumerate(choice)])

    # --- questions -------------------------------------------------------------------------------------------------

    def best(self, goal: Goal) -> Solved:
        """The best text with every claim in force."""
        model = self._waived(())
        total, scale = 0, 1
        for aim, most in reversed([self._aims[name] for name in (goal, *(name for name in GOALS if name != goal))]):
            total, scale = total + aim * scale, scale * (most + 1)
        model.minimize(total)
        solved, unit = self._solve(model), scale // (self._aims[goal][1] + 1)
        return replace(solved, value=solved.value // unit, bound=solved.bound // unit)

    def without(self, waived: Collection[int]) -> Solved:
        """Any text that all but these claims allow; where there is none, claims that are enough to see it."""
        model = self._model.clone()
        model.add_bool_and([self._waivers[index] for index in sorted(waived)])
        assumed = [index for index in range(len(self._waivers)) if index not in waived]
        model.add_assumptions([self._waivers[index].negated() for index in assumed])
        return self._solve(model, {self._waivers[index].negated().index: index for index in assumed})

    def waiving(self, most: int, beside: Iterable[frozenset[int]]) -> Solved:
        """A text for which as few claims as can be are waived, at most so many, with none of these sets among them."""
        model = self._model.clone()
        waived = sum(self._waivers)
        model.add(waived <= most)
        for waiver, claim in zip(self._waivers, self.instance.claims, strict=True):
            model.add_implication(waiver, self._answers[claim.member]["against"].negated())
        for known in beside:
            model.add_bool_or([self._waivers[index].negated() for index in sorted(known)])
        model.minimize(waived)
        return self._solve(model)

    def with_waived(self, waived: Collection[int], goal: Goal) -> Solved:
        """The best text where exactly these claims are waived."""
        model = self._waived(waived)
        changes, most = self._aims["fewest"]
        model.minimize(self._aims[goal][0] * (most + 1) + changes)
        return self._solve(model)

    def step(self, allowed: Mapping[int, Collection[int]]) -> Solved:
        """A text of these options for which as few members, and then claims, as can be are waived."""
        model = self._model.clone()
        for slot, options in allowed.items():
            model.add_bool_or([self._reads[slot][option] for option in sorted(options)])
        members = sorted({claim.member for claim in self.instance.claims})
        asked = {member: model.new_bool_var("") for member in members}
        for index, claim in enumerate(self.instance.claims):
            model.add_implication(self._waivers[index], asked[claim.member])
        changes, most = self._aims["fewest"]
        claims = len(self._waivers) + 1
        model.minimize(sum(asked.values()) * claims * (most + 1) + sum(self._waivers) * (most + 1) + changes)
        return self._solve(model)

    def _waived(self, waived: Collection[int]) -> Any:
        """The model with exactly these claims waived."""
        model = self._model.clone()
        model.add_bool_and([one if index in waived else one.negated() for index, one in enumerate(self._waivers)])
        return model

    # --- constraints -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        instance, model = self.instance, self._model
        self._reads = [[model.new_bool_var("") for _ in range(size)] for size in instance.sizes]
        for options in self._reads:
            model.add_exactly_one(options)
        for slot, option, other, having in instance.needs:
            model.add_bool_or([self._reads[slot][option].negated(), *(self._reads[other][i] for i in sorted(having))])
        self._waivers = [model.new_bool_var("") for _ in instance.claims]
        self._answers = {
            member: {answer: model.new_bool_var("") for answer in dict.fromkeys((*warm, "against"))}
            for member, warm in instance.warmest.items()
        }
        for given in self._answers.values():
            model.add_exactly_one(given.values())
        for waiver, claim in zip(self._waivers, instance.claims, strict=True):
            self._bar(claim.bars, [waiver, self._answers[claim.member]["against"]])
        self._adopted()

    def _bar(self, formula: Formula, unless: list[Any]) -> None:
        """Where the formula holds, one of these does."""
        match formula:
            case Either(parts):
                for part in parts:
                    self._bar(part, unless)
            case _:
                self._model.add_bool_or([*self._otherwise(formula), *unless])

    def _otherwise(self, formula: Formula) -> list[Any]:
        """Literals of which one is true exactly where the formula does not hold.

        One clause that names the options still open says more to a linear relaxation than one for each that is not.
        """
        match formula:
            case Reads(slot, options):
                return [literal for option, literal in enumerate(self._reads[slot]) if option not in options]
            case Never(Reads(slot, options)):
                return [literal for option, literal in enumerate(self._reads[slot]) if option in options]
            case Both(parts):
                return [literal for part in parts for literal in self._otherwise(part)]
            case Never(Either(parts)):
                return [literal for part in parts for literal in self._otherwise(Never(part))]
            case Never(Never(part)):
                return self._otherwise(part)
            case _:
                return [self._literal(formula).negated()]

    def _literal(self, formula: Formula) -> Any:
        """A literal that is true exactly where the formula holds."""
        if formula not in self._memo:
            self._memo[formula] = self._made(formula)
        return self._memo[formula]

    def _made(self, formula: Formula) -> Any:
        match formula:
            case Never(part):
                return self._literal(part).negated()
            case Either(parts):
                return self._any([literal for part in parts for literal in self._otherwise(Never(part))])
            case _:
                return self._any(self._otherwise(formula)).negated()

    def _any(self, literals: Sequence[Any]) -> Any:
        """A literal that is true exactly where one of these is."""
        if len(literals) == 1:
            return literals[0]
        found = self._model.new_bool_var("")
        self._model.add_bool_or([*literals, found.negated()])
        for literal in literals:
            self._model.add_implication(literal, found)
        return found

    def _adopted(self) -> None:
        """The first outcome that holds is the one that adopts, for some answers of those whom nothing keeps."""
        rule = self.instance.rule
        earlier: list[Any] = []
        ways = []
        for outcome in rule.outcomes:
            holds = [] if outcome.test is None else [self._test(outcome.test)]
            if outcome.name == rule.adopts:
                ways.append(
                    self._any([literal.negated() for literal in (*holds, *(e.negated() for e in earlier))]).negated()
                )
            earlier += holds
        self._model.add_bool_or(ways)

    def _test(self, test: Test) -> Any:
        match test:
            case Count():
                return self._count(test)
            case All(parts):
                return self._any([self._test(part).negated() for part in parts]).negated()
            case AnyOf(parts):
                return self._any([self._test(part) for part in parts])
            case NotSo(part):
                return self._test(part).negated()

    def _count(self, count: Count) -> Any:
        """Whether a count holds; one that needs a weight that is not on file may be either."""
        measure = self.instance.measures[count]
        enough = self._model.new_bool_var("")
        if measure is None:
            return enough
        total = sum(
            measure.worth(member, answer) * literal
            for member, given in self._answers.items()
            for answer, literal in given.items()
            if measure.worth(member, answer)
        )
        self._model.add(total >= measure.needed).only_enforce_if(enough)
        self._model.add(total < measure.needed).only_enforce_if(enough.negated())
        return self._any([enough.negated(), self._somebody(measure).negated()]).negated()

    def _somebody(self, measure: Measure) -> Any:
        """A share is a share of somebody."""
        if measure.share is None:
            return self._model.new_constant(1)
        return self._any(
            [
                literal
                for member, given in self._answers.items()
                for answer, literal in given.items()
                if measure.some(member, answer)
            ]
        )

    # --- what is better, and the solver -----------------------------------------------------------------------------

    def _aim(self, goal: Goal) -> tuple[Any, int]:
        """What is to be made small for a goal, and the most it can come to."""
        instance = self.instance
        if goal == "strongest":
            steps = [
                (self._reads[s][o], fall) for s, row in enumerate(instance.falls) for o, fall in enumerate(row) if fall
            ]
            return sum(literal * fall for literal, fall in steps), sum(map(max, instance.falls))
        if goal == "fewest":
            return sum(1 - self._reads[s][o] for s, o in enumerate(instance.drafted)), len(instance.sizes)
        return sum(1 - self._literal(wish) for wish in instance.wishes), len(instance.wishes)

    def _solve(self, model: Any, assumed: Mapping[int, int] | None = None) -> Solved:
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2
        solver.parameters.cut_level = 0
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.inprocessing_minimization_dtime = 0
        solver.parameters.max_time_in_seconds = max(self.left, 0.01)
        status = solver.solve(model)
        self.left -= solver.wall_time
        if status == self._cp.INFEASIBLE:
            core = solver.sufficient_assumptions_for_infeasibility() if assumed else ()
            return Solved(
                "none", proved=True, core=frozenset(assumed[index] for index in core) if assumed else frozenset()
            )
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return Solved("unknown")
        choice = tuple(
            next(number for number, literal in enumerate(options) if solver.boolean_value(literal))
            for options in self._reads
        )
        waived = frozenset(i for i, waiver in enumerate(self._waivers) if solver.boolean_value(waiver))
        value, bound = (
            round(v) if model.has_objective() else 0 for v in (solver.objective_value, solver.best_objective_bound)
        )
        return Solved("found", choice, waived, status == self._cp.OPTIMAL, value, bound)
