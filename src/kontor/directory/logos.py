"""Logos: whatever people upload is drawn anew, so that nothing but the picture is kept."""

import base64
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from kontor.directory.models import Organisation

MOST_BYTES = 2_000_000
MOST_PIXELS = 25_000_000  # before anything is unpacked: a small file may hold a huge picture
SIDE = 512  # pixels of the longer side that is kept: 26 mm in print at 500 dpi
FORMATS = ("PNG", "JPEG", "WEBP")


def drawn_anew(upload: IO[bytes], size: int) -> bytes:
    """Return an uploaded picture as a PNG on white, at most ``SIDE`` wide and high, without anything hidden in it.

    Raises ValidationError with what is wrong and what helps.
    """
    if size > MOST_BYTES:
        raise ValidationError(_("This file is larger than 2 MB. A logo needs 512 pixels; save it smaller."), code="big")
    try:
        with Image.open(upload, formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise ValidationError(
                    _("This picture has more than 25 million pixels. Save it smaller."), code="pixels"
                )
            found.load()
            return _png(ImageOps.exif_transpose(found))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This is no picture we can read. Use PNG, JPEG or WebP."), code="picture") from error


def _png(picture: Image.Image) -> bytes:
    shown = picture.convert("RGBA")
    shown.thumbnail((SIDE, SIDE))
    plain = Image.new("RGB", shown.size, "white")  # a dark logo stays readable on a dark page
    plain.paste(shown, mask=shown.getchannel("A"))
    out = BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def as_text(organisation: Organisation) -> str:
    """Return the logo's bytes as base64, for papers; nothing where there is none."""
    if not organisation.logo:
        return ""
    try:
        with organisation.logo.open("rb") as file:
            return base64.b64encode(file.read()).decode()
    except FileNotFoundError:  # a backup restored without its files: the paper falls back on the house mark
        return ""
