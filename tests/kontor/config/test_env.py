from pathlib import Path

import pytest

from kontor.config import env
from kontor.config.env import SettingError


@pytest.fixture(autouse=True)
def _value(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("K_TEST", raising=False)


def test_what_must_be_there_is_asked_for_by_name() -> None:
    with pytest.raises(SettingError, match="K_TEST"):
        env.text("K_TEST")
    assert env.text("K_TEST", "x") == "x"


@pytest.mark.parametrize(("value", "is_on"), [("1", True), ("Yes", True), ("off", False), ("", False)])
def test_a_flag(monkeypatch: pytest.MonkeyPatch, value: str, is_on: bool) -> None:
    monkeypatch.setenv("K_TEST", value)
    assert env.flag("K_TEST") is is_on


@pytest.mark.parametrize("reader", [env.flag, lambda name: env.number(name, 3)])
def test_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch, reader: object) -> None:
    monkeypatch.setenv("K_TEST", "perhaps")
    with pytest.raises(SettingError, match="perhaps"):
        reader("K_TEST")  # type: ignore[operator]


def test_postgresql_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("K_TEST", "postgresql://k%40:p%2Fw@db.example:5433/house?sslmode=require")
    found = env.database("K_TEST", tmp_path / "x")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("k@", "p/w", "db.example", "5433")
    assert (found["NAME"], found["OPTIONS"]) == ("house", {"sslmode": "require"})


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://host", "kontor"])
def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str) -> None:
    monkeypatch.setenv("K_TEST", address)
    with pytest.raises(SettingError, match="postgresql://"):
        env.database("K_TEST", tmp_path / "x")


def test_mail_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert env.mail("K_TEST", tmp_path)["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    monkeypatch.setenv("K_TEST", "smtps://me:pw@mail.example")
    found = env.mail("K_TEST", tmp_path)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (
        "mail.example", 465, True, False,
    )  # fmt: skip


def test_a_secret_is_drawn_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "key"
    first = env.secret("K_TEST", file)
    assert len(first) > 40
    assert env.secret("K_TEST", file) == first
    assert file.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_one_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("K_TEST", str(tmp_path / "file" / "inside"))
    with pytest.raises(SettingError, match="K_TEST"):
        env.folder("K_TEST", tmp_path)


def test_a_mail_service_is_named_with_its_keys_and_counts_no_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONTOR_MAIL_SERVICE", "brevo")
    monkeypatch.setenv("KONTOR_ANYMAIL_BREVO_API_KEY", "secret")
    found = env.mail_service("KONTOR_MAIL_SERVICE", "KONTOR_ANYMAIL_")
    assert found["EMAIL_BACKEND"] == "anymail.backends.brevo.EmailBackend"
    assert found["ANYMAIL"]["BREVO_API_KEY"] == "secret"
    assert found["ANYMAIL"]["SEND_DEFAULTS"] == {"track_opens": False, "track_clicks": False}
    monkeypatch.setenv("KONTOR_MAIL_SERVICE", "pigeon")
    with pytest.raises(env.SettingError, match="pigeon"):
        env.mail_service("KONTOR_MAIL_SERVICE", "KONTOR_ANYMAIL_")
