from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.common.search import (
    STAFF,
    Entry,
    SearchSource,
    audiences,
    index,
    matching,
    rebuild,
    remove,
    search,
    sources,
)
from kontor.common.search.models import SearchEntry

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
STAFFER = User(role=Role.STAFF)


def entry(user: User) -> Entry | None:
    """Find a user by their name, and by what is written as their original name; the inactive ones never."""
    if not user.is_active:
        return None
    return Entry(title=user.family_name, url="/x/", audience=user.language or STAFF, texts=(user.original_name,))


@pytest.fixture(autouse=True)
def source() -> Iterator[None]:
    kind = SearchSource(label="Users", icon="user", rows=lambda: User.objects.all(), entry=entry)
    with sources.with_item("test.user", kind):
        yield


def user(name: str, more: str = "", audience: str = STAFF) -> User:
    found = User.objects.create_user(f"u{User.objects.count()}@example.org", family_name=name, original_name=more)
    found.language = audience  # any short text will do for this test
    found.save()
    index("test.user", [found])
    return found


def found(words: str, visitor: User | AnonymousUser = STAFFER) -> list[str]:
    return [entry.title for group in search(words, visitor, only=["test.user"]) for entry in group.entries]


@pytest.mark.parametrize("words", ["Muller", "müller", "Mueller", "mul", "masch mull", "机械", "机", "司"])
def test_found_however_it_is_spelled(words: str) -> None:
    user("Müller Maschinenbau", "工业机械公司")
    user("Senne Robotik", "机器人")
    assert "Müller Maschinenbau" in found(words)


@pytest.mark.parametrize("words", ["Meier", "müller robotik", "械机", "aller"])
def test_all_words_have_to_be_there(words: str) -> None:
    user("Müller Maschinenbau", "工业机械公司")
    user("Senne Robotik")
    assert found(words) == []


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "'", "a OR b*", "NEAR(", "title_tokens : x", "%", "\\", "' | 'x", "x' :*"]
)
def test_signs_are_never_read_as_a_query(words: str) -> None:
    user("Müller")
    assert found(words) == []


def test_a_name_comes_before_a_mention() -> None:
    user("Aller Guss", "sensorik")
    user("Sensorik Lippe")
    assert found("sensorik") == ["Sensorik Lippe", "Aller Guss"]


def test_everybody_finds_only_what_is_meant_for_them() -> None:
    user("Robotik eins", audience="public")
    user("Robotik zwei", audience=STAFF)
    user("Robotik drei", audience="p:7")
    assert found("robotik", AnonymousUser()) == ["Robotik eins"]
    assert found("robotik", User()) == ["Robotik eins"]
    assert found("robotik") == ["Robotik eins", "Robotik zwei"]
    with audiences.with_item("test", lambda visitor: {"p:7"}):
        assert found("robotik", User()) == ["Robotik drei", "Robotik eins"]
        assert found("robotik", AnonymousUser()) == ["Robotik eins"]


def test_what_is_changed_hidden_or_removed_is_no_longer_found_by_its_old_words() -> None:
    first, second, third = user("Alt"), user("Alt"), user("Alt")
    first.family_name = "Neu"
    second.is_active = False
    index("test.user", [first, second])
    remove("test.user", [third.pk])
    assert found("alt") == []
    assert found("neu") == ["Neu"]


def test_a_list_can_be_narrowed_in_its_own_query() -> None:
    wanted, _ = user("Müller"), user("Meier")
    assert list(User.objects.filter(pk__in=matching("test.user", "muller"))) == [wanted]


def test_rebuilding_writes_what_is_missing_and_drops_what_is_gone() -> None:
    kept = user("Bleibt")
    SearchEntry.objects.all().delete()
    SearchEntry.objects.create(source="test.user", object_pk=kept.pk + 1000, audience=STAFF, title="Weg", tokens="weg")
    assert rebuild("test.user") == 1
    assert found("bleibt") == ["Bleibt"]
    assert found("weg") == []
