import pytest

from kontor.common.registry import Registry, RegistryError


def test_items_come_by_order_and_then_by_registration() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("late", 3, order=200)
    registry.register("first", 1)
    registry.register("second", 2)
    assert list(registry) == [1, 2, 3]
    assert registry.keys() == ("first", "second", "late")


def test_a_key_is_registered_once_and_only_while_the_apps_load() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("one", 1)
    with pytest.raises(RegistryError, match="registered already"):
        registry.register("one", 2)
    registry.freeze()
    with pytest.raises(RegistryError, match=r"AppConfig\.ready"):
        registry.register("two", 2)


def test_an_unknown_key_names_what_there_is() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("one", 1)
    with pytest.raises(RegistryError, match="Registered: one"):
        registry["two"]


def test_a_test_may_hold_one_more_item() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.freeze()
    with registry.with_item("one", 1):
        assert list(registry) == [1]
    assert list(registry) == []
