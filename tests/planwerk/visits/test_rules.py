"""Each rule alone: a plan it allows, and the smallest change that breaks it and nothing else."""

from dataclasses import replace

import pytest

from planwerk.visits import (
    Base,
    Coach,
    Day,
    DrivingRules,
    Duty,
    FixedItem,
    Group,
    Interpreter,
    Interpreting,
    Joint,
    Lock,
    Lunch,
    Mode,
    Problem,
    Ride,
    Role,
    Stop,
    Visit,
    VisitPlan,
    Want,
    Window,
    check,
    duty_sheets,
    evaluate,
)

MINUTES = ((0, 30, 30), (30, 0, 40), (30, 40, 0))
ALL_DAY = tuple(Window(day=day, opens=480, closes=1080) for day in (0, 1))
FIRST = Visit(stop="mill", groups=("A",), day=0, start=540, end=600)
SECOND = Visit(stop="lab", groups=("A",), day=0, start=660, end=720)
PLAN = VisitPlan(visits=(FIRST, SECOND))


@pytest.fixture
def problem() -> Problem:
    return Problem(
        days=(Day(id="mon"), Day(id="tue")),
        groups=(Group(id="A", size=10), Group(id="B", size=10)),
        places=("hotel", "north", "south"),
        modes=(Mode(id="car", minutes=MINUTES, boarding=5),),
        bases=tuple(Base(day=day, start="hotel", end="hotel") for day in (0, 1)),
        stops=(
            Stop(id="mill", place="north", minutes=60, windows=ALL_DAY, wants=(Want(group="A"), Want(group="B"))),
            Stop(id="lab", place="south", minutes=60, windows=ALL_DAY, wants=(Want(group="A"), Want(group="B"))),
        ),
    )


def stop(problem: Problem, number: int, **changed: object) -> Problem:
    stops = list(problem.stops)
    stops[number] = replace(stops[number], **changed)  # type: ignore[arg-type]
    return replace(problem, stops=tuple(stops))


def codes(problem: Problem, plan: VisitPlan) -> list[str]:
    return [violation.code for violation in check(problem, plan).violations]


def test_a_good_plan_has_no_violation_and_its_levels_are_counted(problem: Problem) -> None:
    report = check(problem, PLAN)
    assert report.ok
    assert {level.name: level.value for level in report.levels} == {
        "musts": 0,
        "priority": 2,
        "driving": 100,
        "waiting": 15,
    }


def test_unknown_things_are_named(problem: Problem) -> None:
    assert codes(problem, VisitPlan(visits=(replace(FIRST, stop="nowhere"),))) == ["unknown"]
    assert codes(problem, replace(PLAN, rides=(Ride(day=0, group="A", mode="boat"),))) == ["unknown"]
    assert codes(problem, replace(PLAN, duties=(Duty(item="x", interpreters=()),))) == ["unknown"]


def test_window(problem: Problem) -> None:
    tight = stop(problem, 0, windows=(Window(day=0, opens=480, closes=500), Window(day=0, opens=540, closes=600)))
    assert codes(tight, PLAN) == []
    assert codes(stop(problem, 0, windows=(Window(day=0, opens=540, closes=599),)), PLAN) == ["window"]
    assert codes(stop(problem, 0, windows=(Window(day=1, opens=540, closes=700),)), PLAN) == ["window"]


def test_length_follows_the_slowest_group_and_consecutive_interpreting(problem: Problem) -> None:
    assert codes(problem, VisitPlan(visits=(replace(FIRST, end=605),))) == ["length"]
    slow = (Want(group="A"), Want(group="B", minutes=90))
    joint = stop(problem, 0, wants=slow, joint=Joint.MAY)
    assert codes(joint, VisitPlan(visits=(replace(FIRST, groups=("A", "B"), end=630),))) == []
    doubled = stop(problem, 0, wants=(Want(group="A", interpreting=Interpreting.CONSECUTIVE, pair="de-ca"),))
    assert "length" in codes(doubled, PLAN)
    assert "length" not in codes(doubled, VisitPlan(visits=(replace(FIRST, end=660),)))


def test_grid_spares_what_is_locked(problem: Problem) -> None:
    odd = replace(FIRST, start=542, end=602)
    assert codes(problem, VisitPlan(visits=(odd,))) == ["grid"]
    lock = Lock(stop="mill", groups=("A",), day=0, start=542)
    assert codes(replace(problem, locks=(lock,)), VisitPlan(visits=(odd,))) == []


def test_travel_counts_boarding_and_names_the_missing_minutes(problem: Problem) -> None:
    close = VisitPlan(visits=(FIRST, replace(SECOND, start=645, end=705)))
    assert codes(problem, close) == []
    short = VisitPlan(visits=(FIRST, replace(SECOND, start=640, end=700)))
    assert codes(problem, short) == ["travel"]
    assert "5 minutes missing" in check(problem, short).violations[0].message


def test_day_hours_at_both_ends(problem: Problem) -> None:
    assert codes(problem, VisitPlan(visits=(replace(FIRST, start=515, end=575),))) == []
    assert codes(problem, VisitPlan(visits=(replace(FIRST, start=510, end=570),))) == ["hours"]
    late = replace(problem, days=(Day(id="mon", latest=760), Day(id="tue")))
    assert codes(late, PLAN) == []
    assert codes(replace(problem, days=(Day(id="mon", latest=750), Day(id="tue"))), PLAN) == ["hours"]


def test_lunch_needs_its_minutes_whole_in_one_gap(problem: Problem) -> None:
    def lunch(earliest: int, latest: int, minutes: int) -> Problem:
        return replace(problem, lunches=(Lunch(day=0, earliest=earliest, latest=latest, minutes=minutes),))

    assert codes(lunch(600, 660, 15), PLAN) == []
    assert codes(lunch(600, 660, 20), PLAN) == ["lunch"]
    assert codes(lunch(600, 800, 45), PLAN) == []  # back at the hotel at 12:35
    fed = FixedItem(id="buffet", day=0, start=1000, end=1060, place="hotel", lunch=True)
    assert codes(replace(lunch(600, 660, 20), fixed=(fed,)), PLAN) == []


def test_once_receptions_and_overlap(problem: Problem) -> None:
    twice = VisitPlan(visits=(FIRST, replace(FIRST, start=700, end=760)))
    assert codes(problem, twice) == ["once", "receptions"]
    two = VisitPlan(visits=(FIRST, replace(FIRST, groups=("B",), start=600, end=660)))
    assert codes(problem, two) == ["receptions"]
    assert codes(stop(problem, 0, receptions=2), two) == []
    crossing = VisitPlan(visits=(FIRST, replace(FIRST, groups=("B",), start=595, end=655)))
    assert codes(stop(problem, 0, receptions=2), crossing) == ["overlap"]


def test_party_room_wishes_and_company(problem: Problem) -> None:
    both = VisitPlan(visits=(replace(FIRST, groups=("A", "B")),))
    assert codes(problem, both) == ["joint"]
    assert codes(stop(problem, 0, joint=Joint.MAY), both) == []
    assert codes(stop(problem, 0, joint=Joint.MAY, capacity=19), both) == ["capacity"]
    assert codes(stop(problem, 0, joint=Joint.ALWAYS), PLAN) == ["joint"]
    assert codes(stop(problem, 0, wants=(Want(group="B"),)), PLAN) == ["length", "unwanted"]


def test_ceilings(problem: Problem) -> None:
    def ceilings(visits: int | None, driving: int | None) -> Problem:
        return replace(problem, days=(Day(id="mon", max_visits=visits, max_driving=driving), Day(id="tue")))

    assert codes(ceilings(2, 100), PLAN) == []
    assert codes(ceilings(1, None), PLAN) == ["max_visits"]
    assert codes(ceilings(None, 99), PLAN) == ["max_driving"]


def test_must_and_lock(problem: Problem) -> None:
    must = stop(problem, 0, wants=(Want(group="A", must=True), Want(group="B", must=True)))
    assert codes(must, PLAN) == ["must"]
    assert check(must, PLAN).levels[0].value == 1
    locked = replace(problem, locks=(Lock(stop="mill", groups=("A",), day=0),))
    assert codes(locked, PLAN) == []
    assert codes(replace(problem, locks=(Lock(stop="mill", groups=("A",), day=1),)), PLAN) == ["lock"]


@pytest.fixture
def interpreted(problem: Problem) -> Problem:
    wants = (Want(group="A", interpreting=Interpreting.SIMULTANEOUS, pair="de-ca"),)
    both = stop(stop(problem, 0, wants=wants), 1, wants=wants)
    people = tuple(Interpreter(id=name, pairs=("de-ca",)) for name in ("Eva", "Jan"))
    return replace(both, interpreters=people)


TEAM = VisitPlan(visits=tuple(replace(visit, interpreters=("Eva", "Jan")) for visit in PLAN.visits))


def test_simultaneous_interpreting_takes_two_who_speak_the_pair(interpreted: Problem) -> None:
    assert codes(interpreted, TEAM) == []
    one = VisitPlan(visits=(replace(FIRST, interpreters=("Eva",)),))
    assert codes(interpreted, one) == ["interpreter_missing"]
    other = replace(interpreted, interpreters=(interpreted.interpreters[0], Interpreter(id="Jan", pairs=("de-fr",))))
    assert codes(other, VisitPlan(visits=(TEAM.visits[0],))) == ["interpreter_missing"]


def test_an_interpreter_has_hours_pauses_and_a_way_to_go(interpreted: Problem) -> None:
    eva = interpreted.interpreters[0]

    def with_eva(**changed: object) -> list[str]:
        people = (replace(eva, **changed), interpreted.interpreters[1])  # type: ignore[arg-type]
        return codes(replace(interpreted, interpreters=people), TEAM)

    assert with_eva(hours=(Window(day=0, opens=540, closes=720),)) == []
    assert with_eva(hours=(Window(day=0, opens=545, closes=720),)) == ["interpreter_hours"]
    assert with_eva(hours=(Window(day=1, opens=540, closes=720),)) == ["interpreter_hours"]
    assert with_eva(max_minutes=119) == ["interpreter_hours"]
    assert with_eva(pause=60) == []
    assert with_eva(pause=65) == ["interpreter_clash"]


def test_a_fixed_item_is_interpreted_by_its_duty(problem: Problem) -> None:
    item = FixedItem(id="talk", day=1, start=600, end=660, place="hotel",
                     interpreting=Interpreting.CONSECUTIVE, pair="de-ca")  # fmt: skip
    asked = replace(problem, fixed=(item,), interpreters=(Interpreter(id="Eva", pairs=("de-ca",)),))
    assert codes(asked, PLAN) == ["interpreter_missing"]
    assert codes(asked, replace(PLAN, duties=(Duty(item="talk", interpreters=("Eva",)),))) == []


@pytest.fixture
def coached(problem: Problem) -> Problem:
    return replace(
        problem, modes=(replace(problem.modes[0], coach=True),), coaches=(Coach(id="C1", seats=10, days=(0,)),)
    )


RIDES = (Ride(day=0, group="A", mode="car", coach="C1"),)


def test_a_coach_is_there_has_seats_and_carries_one_group(coached: Problem) -> None:
    assert codes(coached, replace(PLAN, rides=RIDES)) == []
    assert codes(coached, PLAN) == ["coach_missing"]
    small = replace(coached, coaches=(Coach(id="C1", seats=9),))
    assert codes(small, replace(PLAN, rides=RIDES)) == ["coach_seats"]
    away = replace(coached, coaches=(Coach(id="C1", seats=10, days=(1,)),))
    assert codes(away, replace(PLAN, rides=RIDES)) == ["coach_missing"]
    two = VisitPlan(
        visits=(*PLAN.visits, Visit(stop="mill", groups=("B",), day=0, start=800, end=860)),
        rides=(*RIDES, Ride(day=0, group="B", mode="car", coach="C1")),
    )
    assert codes(stop(coached, 0, receptions=2), two) == ["coach_clash"]


def test_a_driver_rests(coached: Problem) -> None:
    def under(**changed: int) -> list[str]:
        return codes(replace(coached, driving_rules=DrivingRules(**changed)), replace(PLAN, rides=RIDES))  # type: ignore[arg-type]

    assert under(stretch=99, pause=76, first_part=76) == ["driver_break"]
    assert under(stretch=100, pause=76, first_part=76) == []
    assert under(stretch=40, pause=60) == []  # the hour at each host is a whole break
    assert under(stretch=99, pause=90, first_part=15, second_part=30) == []  # in two parts
    assert under(stretch=99, pause=90, first_part=70, second_part=70) == ["driver_break"]
    assert under(day_driving=90, long_day_driving=99) == ["driver_hours"]
    assert under(day_driving=90, long_day_driving=100, long_days=1) == []
    assert under(day_driving=90, long_day_driving=100, long_days=0) == ["driver_hours"]
    assert under(week_driving=99) == ["driver_hours"]


def test_a_driver_rests_between_days(coached: Problem) -> None:
    every = replace(coached, coaches=(Coach(id="C1", seats=10),))
    again = Visit(stop="lab", groups=("B",), day=1, start=540, end=600)
    rides = (*RIDES, Ride(day=1, group="B", mode="car", coach="C1"))
    plan = VisitPlan(visits=(FIRST, again), rides=rides)
    rest = 1440 + (540 - 35) - (600 + 35)
    assert codes(replace(every, driving_rules=DrivingRules(daily_rest=rest)), plan) == []
    assert codes(replace(every, driving_rules=DrivingRules(daily_rest=rest + 1)), plan) == ["driver_rest"]


def test_a_day_sheet_tells_the_day_leg_by_leg(problem: Problem) -> None:
    sheet = evaluate(replace(problem, lunches=(Lunch(day=0, earliest=600, latest=660, minutes=15),)), PLAN)[0]
    assert [(leg.kind.value, leg.start, leg.end) for leg in sheet.legs] == [
        ("drive", 505, 540),
        ("visit", 540, 600),
        ("lunch", 600, 615),
        ("drive", 615, 660),
        ("visit", 660, 720),
        ("drive", 720, 755),
    ]
    assert (sheet.departure, sheet.arrival, sheet.driving, sheet.waiting) == (505, 755, 100, 0)


def test_duty_sheets_tell_who_drives_and_who_interprets(coached: Problem, interpreted: Problem) -> None:
    (driver,) = duty_sheets(coached, replace(PLAN, rides=RIDES))
    assert (driver.role, driver.person, driver.start, driver.end) == (Role.DRIVER, "C1", 505, 755)
    assert (driver.minutes, driver.stretch) == (100, 40)
    eva, jan = duty_sheets(interpreted, TEAM)
    assert (eva.person, jan.person, eva.minutes, eva.groups) == ("Eva", "Jan", 120, ("A",))
    assert [leg.place for leg in eva.legs] == ["north", "south"]
