"""Logos: drawn anew, shown to whom they may, printed in the booklet."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from kontor.directory import logos
from kontor.directory.models import Organisation
from kontor.directory.operations.logos import save_logo
from kontor.documents.operations.prints import make
from kontor.documents.registry import papers
from tests.factories.directory import make_member
from tests.factories.pictures import picture
from tests.factories.programmes import NOW
from tests.factories.users import make_user
from tests.factories.weeks import make_week


def drawn(data: bytes) -> Image.Image:
    return Image.open(BytesIO(logos.drawn_anew(BytesIO(data), len(data))))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_every_kind_becomes_a_small_png_on_white(kind: str) -> None:
    found = drawn(picture(kind, (2000, 1000)))
    assert (found.format, found.mode, found.size) == ("PNG", "RGB", (512, 256))
    if kind != "JPEG":
        assert found.getpixel((0, 0)) == (255, 255, 255)


def test_what_a_camera_wrote_into_it_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home, Ritterweg 3"
    exif[0x0112] = 6  # lies on its side
    found = drawn(picture("JPEG", (40, 30), exif=exif))
    assert found.size == (30, 40)
    assert not found.getexif()
    data = picture("JPEG", exif=exif)
    assert b"Ritterweg" not in logos.drawn_anew(BytesIO(data), len(data))


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize("data", [b"", b"GIF89a", SVG, picture()[:60], picture("GIF")])
def test_anything_else_is_refused_with_what_helps(data: bytes) -> None:
    with pytest.raises(ValidationError, match="PNG, JPEG"):
        logos.drawn_anew(BytesIO(data), len(data))


def test_too_large_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ValidationError) as big:
        logos.drawn_anew(BytesIO(b""), logos.MOST_BYTES + 1)
    assert big.value.code == "big"
    data = picture("PNG", (6000, 5000))
    with pytest.raises(ValidationError) as pixels:
        logos.drawn_anew(BytesIO(data), len(data))
    assert pixels.value.code == "pixels"


def upload(client: Client, organisation: Organisation, data: bytes) -> int:
    file = SimpleUploadedFile("../../evil.php", data, content_type="image/png")
    return client.post(f"/organisations/{organisation.public_id}/logo/", {"logo": file}).status_code


@pytest.mark.django_db
def test_a_logo_is_chosen_shown_replaced_and_removed(client: Client) -> None:
    client.force_login(make_user())
    organisation = make_member("Eigene GmbH", public=False)
    assert upload(client, organisation, SVG) == 422
    assert upload(client, organisation, picture()) == 302
    organisation.refresh_from_db()
    assert str(organisation.logo.name).startswith(f"logos/{organisation.public_id}")
    page = client.get(f"/organisations/{organisation.public_id}/").content.decode()
    address = f"/logos/{organisation.public_id}.png"
    assert address in page
    answer = client.get(address)
    assert (answer["Content-Type"], answer["Content-Security-Policy"]) == ("image/png", "default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content[:4] == b"\x89PNG"
    assert Client().get(address).status_code == 404
    client.post(f"/organisations/{organisation.public_id}/logo/", {"remove": "1"})
    assert client.get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_logo_before_is_deleted() -> None:
    organisation = make_member("Eigene GmbH")
    save_logo(organisation=organisation, png=picture(), actor=None)
    first = Path(settings.MEDIA_ROOT) / str(organisation.logo.name)
    save_logo(organisation=organisation, png=picture(), actor=None)
    assert not first.exists()
    assert (Path(settings.MEDIA_ROOT) / str(organisation.logo.name)).exists()


@pytest.mark.django_db
def test_the_booklet_shows_the_logo_of_a_host() -> None:
    programme = make_week(hosts=2)
    host = programme.appointments.order_by("pk")[0].host

    def pictures() -> int:
        printed = make(paper=papers["booklet"], subject=programme, at=NOW)
        return sum(len(page.images) for page in PdfReader(BytesIO(printed.pdf)).pages)

    before = pictures()
    save_logo(organisation=host, png=logos.drawn_anew(BytesIO(picture()), 100), actor=None)
    assert pictures() == before + 1
