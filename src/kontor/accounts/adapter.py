"""How we use allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: people come by invitation, and registrations bring their own page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: object) -> str:
        """Write links with the address of the settings, never with the one a request claims."""
        path: str = super().get_email_confirmation_url(None, emailconfirmation)
        return path if path.startswith("http") else f"{settings.ADDRESS}{path}"

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Leave out that somebody signed in: they see it, and a guest's page may speak another language."""
        if message_template != "account/messages/logged_in.txt":
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Let a mail say who sends it."""
        super().send_mail(template_prefix, email, context | {"house": settings.HOUSE, "language": get_language()})
