"""Names in addresses."""

from django.utils.text import slugify

from kontor.common.folding import plain
from kontor.directory.models import Network


def network_slug(name: str) -> str:
    """Return a free slug for a network."""
    base = slugify(plain(name))[:40] or "network"
    slug, number = base, 1
    while Network.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
