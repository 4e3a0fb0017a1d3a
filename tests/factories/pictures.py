"""Pictures to upload."""

from io import BytesIO
from typing import Any

from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """Return a picture: a brick square on nothing."""
    found = Image.new("RGBA", size, (0, 0, 0, 0))
    found.paste((163, 58, 36, 255), (5, 5, size[0] - 5, size[1] - 5))
    out = BytesIO()
    (found.convert("RGB") if kind == "JPEG" else found).save(out, kind, **options)
    return out.getvalue()
