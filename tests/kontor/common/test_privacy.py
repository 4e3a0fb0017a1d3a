import stat
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kontor.common.privacy import keep_to_owner


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_an_open_data_folder_is_closed_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "files" / "papers").mkdir(parents=True)
    (folder / "static").mkdir()
    for name in ("kontor.sqlite3", "files/papers/list.pdf", "static/site.css"):
        (folder / name).write_text("x")
        (folder / name).chmod(0o644)
    folder.chmod(0o755)
    assert keep_to_owner(folder) == 5
    assert (mode(folder), mode(folder / "kontor.sqlite3")) == ("0o700", "0o600")
    assert (mode(folder / "files" / "papers"), mode(folder / "files" / "papers" / "list.pdf")) == ("0o700", "0o600")
    assert mode(folder / "static" / "site.css") == "0o644"
    assert keep_to_owner(folder) == 0


def test_what_people_upload_is_the_owners(tmp_path: Path) -> None:
    name = default_storage.save("logos/test.txt", ContentFile(b"x"))
    path = Path(settings.MEDIA_ROOT) / name
    assert (mode(path), mode(path.parent)) == ("0o600", "0o700")
    default_storage.delete(name)


def test_there_may_be_no_folder_yet(tmp_path: Path) -> None:
    assert keep_to_owner(tmp_path / "none") == 0
