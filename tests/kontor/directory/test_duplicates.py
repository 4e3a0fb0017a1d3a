import pytest

from kontor.directory.duplicates import MAYBE, SAME, Facts, Reason, Register, compare

KNOWN = Facts(
    key=1, name="Hellweg Antriebe GmbH", city="Paderborn", domain="hellweg.example", country="DE", vat_id="DE136695976"
)


@pytest.mark.parametrize(
    "other",
    [
        Facts(key=2, name="Hellweg-Antriebe G.m.b.H.", city="Paderborn"),
        Facts(key=2, name="HELLWEG ANTRIEBE", city="Paderborn"),
        Facts(key=2, name="Hellweg Antriebe", domain="hellweg.example"),
        Facts(key=2, name="Hellweg Antriebs GmbH", vat_id="DE136695976", city="Paderborn"),
    ],
)
def test_the_same_organisation_needs_no_question(other: Facts) -> None:
    assert compare(other, KNOWN).score >= SAME


@pytest.mark.parametrize(
    "other",
    [
        Facts(key=2, name="Hellweg Antriebe mbH & Co. KG", city="Paderborn", domain="hellweg.example"),
        Facts(key=2, name="Helweg Antriebe GmbH", city="Paderborn"),
        Facts(key=2, name="Hellweg Antriebstechnik GmbH", city="Paderborn", domain="hellweg.example"),
        Facts(key=2, name="Hellweg Antriebe GmbH", city="Bielefeld", country="DE"),
    ],
)
def test_a_likely_one_is_asked_about(other: Facts) -> None:
    assert MAYBE <= compare(other, KNOWN).score < SAME


@pytest.mark.parametrize(
    "other",
    [
        Facts(key=2, name="Hellweg Guss GmbH", city="Paderborn"),
        Facts(key=2, name="Emmer KG", city="Paderborn", domain="hellweg.example"),
        Facts(key=2, name="Hellweg Antriebe", city="Barcelona", country="ES"),
        Facts(key=2, name="Hellweg Antriebe GmbH", city="Bielefeld", country="DE", vat_id="DE999999999"),
    ],
)
def test_another_organisation_stays_apart(other: Facts) -> None:
    assert compare(other, KNOWN).score < MAYBE


def test_the_reasons_are_named() -> None:
    like = compare(Facts(key=2, name="Hellweg-Antriebe", city="Paderborn", domain="hellweg.example"), KNOWN)
    assert like.reasons == (Reason.SAME_NAME, Reason.SAME_DOMAIN, Reason.SAME_PLACE)


def test_the_register_finds_by_name_domain_and_spelling() -> None:
    register = Register()
    register.add(KNOWN)
    register.add(Facts(key=7, name="Bega Kunststoff", city="Lemgo"))
    assert [like.key for like in register.find(Facts(key=0, name="Hellweg Antriebe G.m.b.H.", city="Paderborn"))] == [1]
    assert [like.key for like in register.find(Facts(key=0, name="Bega Kunstoff GmbH", city="Lemgo"))] == [7]
    assert register.find(Facts(key=0, name="Senne Robotik", city="Bielefeld")) == []
