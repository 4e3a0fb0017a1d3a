"""A week with a draft written by hand, so that a test needs no solver."""

from dataclasses import dataclass, field

from django.db import transaction

from kontor.planning.models import Draft, Run
from kontor.planning.operations.drafts import new_draft
from kontor.programmes.enums import AppointmentStatus
from kontor.programmes.models import Appointment, Group, Programme
from kontor.visits.bridge import fingerprint, plan_of, problem_json, versions
from kontor.visits.engine import ENGINE, write_slot
from kontor.visits.layout import Slot
from kontor.visits.rows import key_of, read_week
from planwerk.visits.formats import plan_to_json
from tests.factories.programmes import at, make_appointment, make_group, make_participation, make_programme


@dataclass
class Sample:
    """Two groups of two people; ``lemgo`` and ``paderborn`` agreed, ``asked`` has not answered."""

    programme: Programme = field(default_factory=make_programme)

    def __post_init__(self) -> None:
        self.a = make_group(self.programme, "A")
        self.b = make_group(self.programme, "B")
        self.people = [
            make_participation(self.programme, group, name)
            for group, name in ((self.a, "Vidal"), (self.a, "Soler"), (self.b, "Ferrer"), (self.b, "Amat"))
        ]
        self.lemgo = self.host("Lippe Sensorik", "Lemgo", is_must=True)
        self.paderborn = self.host("Pader Hydraulik", "Paderborn")
        self.asked = make_appointment(self.programme, "Almetal Guss", "Minden", status=AppointmentStatus.ASKED)

    def host(self, name: str, town: str, **fields: object) -> Appointment:
        windows = ((at(0, 9), at(0, 17)), (at(2, 9), at(2, 17)))
        values: dict[str, object] = {"status": AppointmentStatus.CONFIRMED} | fields
        return make_appointment(self.programme, name, town, windows=windows, **values)

    def slot(self, host: Appointment, day: int, hour: float, *groups: Group) -> Slot:
        start = round(60 * hour)
        keys = tuple(sorted(key_of(group) for group in groups or (self.a, self.b)))
        return Slot(stop=key_of(host), groups=keys, day=day, start=start, end=start + 90)

    def draft(self, *slots: Slot) -> Draft:
        """Write a draft with a run behind it, as if an engine had proposed these visits."""
        week = read_week(self.programme)
        problem = problem_json(week, without=[], slots=None)
        run = Run.objects.create(
            programme=self.programme, engine=ENGINE, problem=problem, problem_hash=fingerprint(problem), seconds=1.0,
            limits={"seconds": 1.0, "iterations": None, "seed": 1}, versions=versions(), status="FEASIBLE",
            result={
                "plan": plan_to_json(plan_of(slots)), "left_out": [], "conflict": None,
                "levels": [{"name": "priority", "value": 60, "bound": 120, "proved": False, "sense": "max"}],
            },
        )  # fmt: skip
        with transaction.atomic():
            draft = new_draft(programme=self.programme, engine=ENGINE, run=run)
            for slot in slots:
                write_slot(draft, week, slot)
        return draft

    def whole(self) -> Draft:
        """Return a draft in which everybody visits both hosts on two days."""
        return self.draft(self.slot(self.lemgo, 0, 10), self.slot(self.paderborn, 2, 10))
