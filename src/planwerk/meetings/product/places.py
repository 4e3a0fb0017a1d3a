"""Walking and changes of table in a model whose tables are exact."""

from collections import defaultdict

from planwerk.meetings.product import layout as at
from planwerk.meetings.product.model import Expr, Model
from planwerk.meetings.product.modes import Tables

MOST_MOVING = 60_000  # constraints for the level ``moving``; with more it is left out


def add_places(model: Model) -> None:
    """Keep the slots for walking free and count what the level ``moving`` counts, where the model is exact."""
    model.level[at.MOVING] = 0
    if not model.problem.tables:
        return
    if model.tables is not Tables.EXACT:
        model.relaxed.add(at.MOVING)
        return
    if model.d[at.REACH]:
        _keep_walks_free(model)
    people, slots, tables = len(model.problem.participants), len(model.problem.slots), len(model.problem.tables)
    if people * slots * tables * tables > MOST_MOVING:
        model.relaxed.add(at.MOVING)
    else:
        model.level[at.MOVING] = sum(_moving(model, a) for a in range(people))


def _keep_walks_free(model: Model) -> None:
    areas = int(model.d[at.AREAS])
    there = _presence(model)
    for (a, k, one), flags in there.items():
        for j in range(k + 1, min(len(model.problem.slots), k + 1 + int(model.d[at.REACH]))):
            if model.cell(at.DAY, j) != model.cell(at.DAY, k):
                break
            for two in range(areas):
                if (a, j, two) in there and j - k - 1 < model.cell(at.WALK, one * areas + two):
                    model.cp.add(sum(flags) + sum(there[a, j, two]) <= 1)


def _presence(model: Model) -> dict[tuple[int, int, int], list[Expr]]:
    """Return the flags that put agent ``a`` into area ``z`` in slot ``k``, by (a, k, z)."""
    there: defaultdict[tuple[int, int, int], list[Expr]] = defaultdict(list)
    helpers: defaultdict[tuple[int, int], list[tuple[int, Expr]]] = defaultdict(list)
    for (m, s, h), flag in model.duty.items():
        helpers[m, s].append((h, flag))
    in_area: defaultdict[tuple[int, int, int], list[Expr]] = defaultdict(list)
    for (m, s, t), flag in model.seat.items():
        in_area[m, s, model.cell(at.AREA, t)].append(flag)
    for (m, s, z), flags in in_area.items():
        together = [(a, flag) for a in model.people(m) for flag in flags]
        together += [(h, model.both(duty, flag)) for h, duty in helpers[m, s] for flag in flags]
        for k in range(s, s + model.length(m)):
            for a, flag in together:
                there[a, k, z].append(flag)
    return there


def _moving(model: Model, a: int) -> Expr:
    """Return the walking and changes of table of participant ``a``: at least, and exactly where it is minimised."""
    tables, areas = range(len(model.problem.tables)), int(model.d[at.AREAS])
    begins: defaultdict[tuple[int, int], list[Expr]] = defaultdict(list)
    sits: defaultdict[tuple[int, int], list[Expr]] = defaultdict(list)
    for (m, s, t), flag in model.seat.items():
        if a in model.people(m):
            begins[s, t].append(flag)
            for k in range(s, s + model.length(m)):
                sits[k, t].append(flag)
    total: Expr = 0
    last: dict[int, Expr] = {}
    for k in range(len(model.problem.slots)):
        if k and model.cell(at.DAY, k) != model.cell(at.DAY, k - 1):
            last = {}
        walks = [model.cell(at.WALK, i) for i in range(areas * areas)]
        cost = model.cp.new_int_var(0, 1 + max(walks), "")
        for t in tables:
            for before, was in last.items():
                if before != t and begins[k, t]:
                    price = 1 + walks[model.cell(at.AREA, before) * areas + model.cell(at.AREA, t)]
                    model.cp.add(cost >= price * (sum(begins[k, t]) + was - 1))
        total = total + cost
        last = {t: _last(model, a, k, sum(sits[k, t]), last.get(t)) for t in tables if sits[k, t] or t in last}
    return total


def _last(model: Model, a: int, k: int, here: Expr, before: Expr | None) -> Expr:
    """Return a flag that is set at least when ``a`` sits here in slot ``k`` or sat here last and is idle."""
    flag = model.flag()
    model.cp.add(flag >= here)
    if before is not None:
        model.cp.add(flag >= before - model.busy[a, k])
    return flag
