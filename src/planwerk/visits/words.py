"""Times as the engine's own English sentences show them."""


def clock(minute: int) -> str:
    """Return a minute of a day as ``9:05``; an evening past midnight goes on counting, ``25:30``."""
    return f"{minute // 60}:{minute % 60:02d}"
