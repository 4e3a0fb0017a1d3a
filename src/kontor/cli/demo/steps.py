"""The examples of an empty house: members, three programmes, and the demo accounts as people in them."""

from typing import TYPE_CHECKING

from kontor.cli.first_start import Step, Tell, first_start

if TYPE_CHECKING:
    from kontor.accounts.models import User
    from kontor.programmes.enums import ParticipationRole
    from kontor.programmes.models import Programme

PLAN_SECONDS = 4.0


def register_steps() -> None:
    """Add the examples to what the first start does."""
    first_start.register(
        "members", Step(label="150 members of a network", run=load_members, is_done=has_members), order=20
    )
    first_start.register(
        "catalonia",
        Step(label="A week for guests from Catalonia", run=load_catalonia, is_done=lambda: _has("katalonien")),
        order=30,
    )
    first_start.register(
        "france",
        Step(label="A week for two French clusters", run=load_france, is_done=lambda: _has("frankreich")),
        order=31,
    )
    first_start.register(
        "hebei",
        Step(label="Two weeks for professors from Hebei", run=load_hebei, is_done=lambda: _has("hebei")),
        order=32,
    )
    first_start.register(
        "people", Step(label="The demo accounts' places", run=place_accounts, is_done=are_placed), order=40
    )


def load_members(tell: Tell) -> None:
    from kontor.cli.demo.command import EXAMPLES, NETWORK
    from kontor.cli.demo.way import bring

    bring(EXAMPLES / "mitglieder.xlsx", "organisations", actor=_staff(), tell=tell, options={"network": NETWORK})


def has_members() -> bool:
    from kontor.directory.models import Organisation

    return Organisation.objects.exists()


def are_placed() -> bool:
    """Whether the demo accounts are people of a programme already: the driver's place is the last of them but one."""
    from kontor.accounts.operations.demo import ACCOUNTS
    from kontor.directory.models import Person

    driver = next(account.email for account in ACCOUNTS if account.who == "driver")
    return Person.objects.filter(user__email=driver).exists()


def _has(key: str) -> bool:
    """Whether the programme of a definition is there."""
    from kontor.cli.demo.command import EXAMPLES
    from kontor.cli.demo.definitions import read_definition
    from kontor.programmes.models import Programme

    definition = read_definition(EXAMPLES / f"{key}.toml")
    days = Programme.objects.filter(parent=None, starts_on=definition.starts_on, ends_on=definition.ends_on)
    return any(str(one.title) in definition.title.values() for one in days)


def load_catalonia(tell: Tell) -> None:
    _load("katalonien", tell, publish=True)


def load_france(tell: Tell) -> None:
    _load("frankreich", tell, publish=False)  # a draft: something to look at, move and publish


def load_hebei(tell: Tell) -> None:
    _load("hebei", tell, publish=True)


def place_accounts(tell: Tell) -> None:
    """Make the demo accounts the people that their roles need."""
    from kontor.accounts.models import User
    from kontor.accounts.operations.demo import ACCOUNTS
    from kontor.directory.models import Organisation
    from kontor.programmes.enums import ParticipationRole, TeamRole
    from kontor.programmes.models import Programme, TeamMember

    accounts = {entry.who: User.objects.filter(email=entry.email).first() for entry in ACCOUNTS}
    week = Programme.objects.filter(parent=None).order_by("starts_on").first()
    if week is None:
        return
    head = week.participations.filter(role=ParticipationRole.HEAD).first()
    driver = week.participations.filter(role=ParticipationRole.DRIVER, coaches__isnull=False).order_by("pk").first()
    visited = [row for row in week.appointments.select_related("contact") if row.contact is not None]
    member = Organisation.objects.filter(positions__is_contact=True).exclude(appointments__programme=week).first()
    people = {
        "participant": head.person if head else None,
        "driver": driver.person if driver else None,
        "host": visited[0].contact if visited else None,
        "contact": member.positions.filter(is_contact=True).select_related("person")[0].person if member else None,
    }
    for who, person in people.items():
        user = accounts.get(who)
        if user is None or person is None:
            continue
        person.user = user
        person.save()
        user.given_name, user.family_name = person.given_name, person.family_name
        user.save()
    _add(week, accounts.get("interpreter"), ParticipationRole.INTERPRETER)
    if driver is None:
        _add(week, accounts.get("driver"), ParticipationRole.DRIVER)
    if accounts.get("co-organiser") is not None:
        TeamMember.objects.get_or_create(
            programme=week, user=accounts["co-organiser"], defaults={"role": TeamRole.CO_ORGANISER}
        )
    tell(1.0)


def _load(key: str, tell: Tell, *, publish: bool) -> None:
    from kontor.cli.demo.command import EXAMPLES
    from kontor.cli.demo.definitions import read_definition
    from kontor.cli.demo.way import Story
    from kontor.planning.engines import RunLimits

    story = Story(definition=read_definition(EXAMPLES / f"{key}.toml"), folder=EXAMPLES, actor=_staff())
    story.bring_in(lambda share: tell(0.4 * share))
    story.plan(RunLimits(seconds=PLAN_SECONDS), lambda share: tell(0.4 + 0.5 * share))
    if publish:
        story.publish()
    tell(1.0)


def _staff() -> "User | None":
    from kontor.accounts.enums import Role
    from kontor.accounts.models import User

    return User.objects.filter(role=Role.STAFF).order_by("pk").first()


def _add(programme: "Programme", user: "User | None", role: "ParticipationRole") -> None:
    """Let an account take part in a programme in a role of its own."""
    from kontor.directory.models import Person
    from kontor.programmes.enums import ParticipationStatus
    from kontor.programmes.models import Participation
    from kontor.programmes.operations.participations import save_participation

    if user is None:
        return
    person = Person(given_name=user.given_name, family_name=user.family_name, email=user.email, user=user)
    row = Participation(programme=programme, role=role, status=ParticipationStatus.CONFIRMED, language=user.language)
    save_participation(participation=row, person=person, interests=[], actor=None)
