"""The part of the conflict model that people and vehicles make scarce: interpreters and coaches."""

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planwerk.core.result import Reason
from planwerk.visits.index import Index
from planwerk.visits.problem import Problem
from planwerk.visits.words import clock


@dataclass(frozen=True, slots=True)
class Chance:
    """A possible visit in the model: whether it is made and when it starts, where and for whom."""

    chosen: cp_model.IntVar
    start: cp_model.IntVar
    minutes: int
    place: str
    groups: tuple[str, ...]
    day: int
    stop: str
    visit: bool


def pairs_of(index: Index) -> list[str]:
    """Return the language pairs that some visit or fixed item needs interpreted."""
    problem = index.problem
    found = {want.pair for stop in problem.stops for want in stop.wants if want.interpreting is not None}
    return sorted(found | {item.pair for item in problem.fixed if item.interpreting is not None})


def add_interpreters(model: cp_model.CpModel, index: Index, chances: list[Chance], pairs: set[str]) -> None:
    """Demand that each visit and fixed item has its interpreters of these language pairs.

    An interpreter is at one duty at a time with a pause after it, within the day's hours and minutes; journeys are
    not counted.
    """
    duties: dict[tuple[str, int], list[tuple[Chance, cp_model.IntVar]]] = {}
    for chance in chances:
        needs = index.needs(chance.stop, chance.groups) if chance.visit else {}
        if not chance.visit and chance.stop:
            needs = index.item_needs(index.fixed[chance.stop])
        hired: dict[str, list[cp_model.IntVar]] = {}
        for pair in sorted(needs.keys() & pairs):
            chosen = {}
            for name, one in index.interpreters.items():
                hours = index.interpreter_hours(name, chance.day)
                if pair in one.pairs and hours is not None:
                    chosen[name] = model.new_bool_var("")
                    model.add(chance.start >= hours[0]).only_enforce_if(chosen[name])
                    model.add(chance.start + chance.minutes <= hours[1]).only_enforce_if(chosen[name])
                    hired.setdefault(name, []).append(chosen[name])
            model.add(sum(chosen.values()) == needs[pair]).only_enforce_if(chance.chosen)
        for name, flags in hired.items():
            there = model.new_bool_var("")
            model.add(sum(flags) == there)
            duties.setdefault((name, chance.day), []).append((chance, there))
    for (name, _), made in duties.items():
        one = index.interpreters[name]
        model.add(sum(chance.minutes * there for chance, there in made) <= one.max_minutes)
        model.add_no_overlap(
            model.new_optional_fixed_size_interval_var(chance.start, chance.minutes + one.pause, there, "")
            for chance, there in made
        )


def add_coaches(model: cp_model.CpModel, index: Index, chances: list[Chance]) -> dict[tuple[int, str], cp_model.IntVar]:
    """Deal each day's coaches to groups with seats enough; return whether a group has one, by day and group.

    A group without any other mode cannot leave its base without one.
    """
    problem, coached = index.problem, {}
    for day in range(len(problem.days)):
        dealt: dict[str, list[cp_model.IntVar]] = {}
        for group, own in index.groups.items():
            modes = [index.modes[name] for name in index.mode_names(group)]
            if not any(mode.coach for mode in modes):
                continue
            given = []
            for coach in problem.coaches:
                if coach.seats >= own.size and (not coach.days or day in coach.days):
                    given.append(model.new_bool_var(""))
                    dealt.setdefault(coach.id, []).append(given[-1])
            coached[day, group] = model.new_bool_var("")
            model.add(sum(given) == coached[day, group])
            home = index.base(day, group).start
            for chance in chances:
                away = home is not None and chance.visit and chance.place != home
                if away and chance.day == day and group in chance.groups and all(mode.coach for mode in modes):
                    model.add_implication(chance.chosen, coached[day, group])
        for flags in dealt.values():
            model.add_at_most_one(flags)
    return coached


def told_interpreters(problem: Problem, pair: str) -> Reason:
    """Say who interprets a language pair."""
    index, found = Index(problem), []
    for one in problem.interpreters:
        if pair in one.pairs:
            hours = [index.interpreter_hours(one.id, day) for day in range(len(problem.days))]
            times = sorted({f"{clock(h[0])} to {clock(h[1])}" for h in hours if h is not None})
            found.append(f"{one.id} ({', '.join(times) or 'never'}, at most {one.max_minutes} minutes a day)")
    return Reason(
        code="interpreters",
        message=f"Interpreters for {pair}: {'; '.join(found) or 'none'}",
        subjects=(pair,),
        mend=f"engage one more interpreter for {pair}, or ask for longer hours",
    )


def told_coaches(problem: Problem) -> Reason:
    """Say which coaches there are."""
    names = ", ".join(f"{coach.id} ({coach.seats} seats)" for coach in problem.coaches)
    return Reason(
        code="coaches",
        message=f"Coaches, each for one group a day: {names or 'none'}",
        subjects=tuple(coach.id for coach in problem.coaches),
        mend="order one more coach, or let a group travel otherwise",
    )
