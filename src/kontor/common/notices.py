"""What a page says after a step."""

from django.contrib import messages
from django.http import HttpRequest


def done(request: HttpRequest, sentence: str, *, undo: str = "") -> None:
    """Say what was done. ``undo`` is the address that a button posts to, to take it back."""
    messages.success(request, sentence, extra_tags=f"undo:{undo}" if undo else "")


def problem(request: HttpRequest, sentence: str) -> None:
    """Say what could not be done, and the way out."""
    messages.error(request, sentence)
