"""What is written about a user."""

from kontor.accounts.models import User


def choose_language(*, user: User, language: str) -> None:
    """Keep the language a person reads in."""
    user.language = language
    user.save(update_fields=["language", "updated_at"])
