"""The directory. Two organisations: the contact speaks for one of them, which agreed to be shown."""

from kontor.directory.models import Merge, Person
from kontor.directory.operations.logos import save_logo
from kontor.directory.operations.merge import merge
from tests.access import ADMINISTRATION, CONTACT, EVERYBODY, HOUSE, Page, World
from tests.factories.directory import make_contact, make_host, make_member
from tests.factories.pictures import picture

OWN = HOUSE | {CONTACT}


def build(world: World) -> None:
    own = make_member("Eigene GmbH", fields=("robotics",))
    other = make_member("Andere KG", public=False)
    kept, given_up = make_member("Erste Doppelte GmbH"), make_member("Zweite Doppelte GmbH")
    make_host(own)
    make_contact(world.users[CONTACT], own)
    for one in (own, other):
        save_logo(organisation=one, png=picture(), actor=None)
    merge(kept=kept, given_up=given_up, actor=None)
    world.things |= {"own": own, "other": other, "kept": kept}


def own(world: World) -> dict[str, object]:
    return {"public_id": world["own"].public_id}


def other(world: World) -> dict[str, object]:
    return {"public_id": world["other"].public_id}


def offer(world: World) -> dict[str, object]:
    return own(world) | {"kind": "offer", "part": world["own"].offers.all()[0].public_id}


def gone_offer(world: World) -> dict[str, object]:
    return own(world) | {"kind": "offer", "part": world["own"].offers.create(kind="need", text="x").public_id}


def membership(world: World) -> dict[str, object]:
    return own(world) | {"kind": "membership", "part": world["own"].memberships.all()[0].public_id}


def merged(world: World) -> dict[str, object]:
    found = Merge.objects.get()
    return {"public_id": found.kept.public_id, "merge_id": found.public_id}


def somebody(world: World) -> dict[str, object]:
    return {"public_id": Person.objects.order_by("pk")[0].public_id}


def word(world: World) -> dict[str, object]:
    synonym = world["own"].fields.get().synonyms.create(language="de", text="Roboterei", key="roboterei")
    return {"code": "robotics", "word": synonym.pk}


PAGES = (
    Page(view="directory:organisations", seen_by=HOUSE),
    Page(view="directory:organisation-new", seen_by=HOUSE),
    Page(view="directory:organisation", seen_by=OWN, kwargs=own),
    Page(view="directory:organisation", seen_by=HOUSE, kwargs=other, case="another's"),
    Page(view="directory:organisation-edit", seen_by=OWN, kwargs=own),
    Page(view="directory:organisation-edit", seen_by=HOUSE, kwargs=other, case="another's"),
    Page(view="directory:organisation-archive", seen_by=HOUSE, kwargs=other, method="post"),
    Page(view="directory:choose-double", seen_by=HOUSE, kwargs=own),
    Page(view="directory:merge", seen_by=HOUSE, kwargs=lambda world: own(world) | {"other": world["kept"].public_id}),
    Page(view="directory:merge-undo", seen_by=HOUSE, kwargs=merged, method="post"),
    Page(view="directory:part-new", seen_by=OWN, kwargs=lambda world: own(world) | {"kind": "person"}),
    Page(view="directory:part-new", seen_by=OWN, kwargs=lambda world: own(world) | {"kind": "hosting"}, case="hosting"),
    Page(
        view="directory:part-new", seen_by=HOUSE, kwargs=lambda world: own(world) | {"kind": "membership"},
        case="membership",
    ),
    Page(view="directory:part-new", seen_by=HOUSE, kwargs=lambda world: other(world) | {"kind": "offer"}, case="other"),
    Page(view="directory:part", seen_by=OWN, kwargs=offer),
    Page(view="directory:part", seen_by=HOUSE, kwargs=membership, case="membership"),
    Page(view="directory:part-remove", seen_by=OWN, kwargs=gone_offer, method="post"),
    Page(view="directory:networks", seen_by=HOUSE),
    Page(view="directory:network-new", seen_by=HOUSE),
    Page(view="directory:network", seen_by=HOUSE, kwargs=lambda world: {"slug": "netz"}),
    Page(view="directory:network-edit", seen_by=HOUSE, kwargs=lambda world: {"slug": "netz"}),
    Page(view="directory:vocabulary", seen_by=HOUSE, query="q=druck"),
    Page(view="directory:field", seen_by=HOUSE, kwargs=lambda world: {"code": "robotics"}),
    Page(view="directory:word-remove", seen_by=HOUSE, kwargs=word, method="post"),
    Page(view="directory:logo", seen_by=OWN, kwargs=own),
    Page(view="directory:logo", seen_by=HOUSE, kwargs=other, case="another's"),
    Page(view="directory:logo-picture", seen_by=EVERYBODY, kwargs=own),
    Page(view="directory:logo-picture", seen_by=HOUSE, kwargs=other, case="not public"),
    Page(view="directory:privacy", seen_by=ADMINISTRATION),
    Page(view="directory:privacy-person", seen_by=ADMINISTRATION, kwargs=somebody),
    Page(view="directory:privacy-export", seen_by=ADMINISTRATION, kwargs=somebody, method="post"),
    Page(view="directory:privacy-erase", seen_by=ADMINISTRATION, kwargs=somebody, method="post"),
    Page(view="directory:public", seen_by=EVERYBODY),
    Page(view="directory:public", seen_by=EVERYBODY, query="q=Robotik&country=DE", case="searched"),
    Page(view="directory:public-organisation", seen_by=EVERYBODY, kwargs=own),
    Page(view="directory:public-organisation", seen_by=frozenset(), kwargs=other, case="not public"),
)  # fmt: skip
