"""The user."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.accounts.enums import NameOrder, Role
from kontor.common.models import Record

STAFF_ROLES = frozenset({Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR})


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail whatever its case: an address is one mailbox however it is typed."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Write a user; without a password they can only sign in with a code."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(Record, AbstractBaseUser):
    """A person who can sign in."""

    email = models.EmailField(_("e-mail"), unique=True)
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    name_order = models.CharField(
        _("name order"), max_length=6, choices=NameOrder.choices, default=NameOrder.GIVEN_FIRST
    )
    original_name = models.CharField(_("name in its own script"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=7, blank=True)
    role = models.CharField(_("role"), max_length=13, choices=Role.choices, blank=True, default=Role.NONE)
    is_active = models.BooleanField(_("may sign in"), default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("family_name", "given_name", "email")

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def is_staff(self) -> bool:
        """Whether they plan in the house: staff, managers and administrators."""
        return self.role in STAFF_ROLES

    @property
    def is_superuser(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    def get_full_name(self) -> str:
        """Return the name as its own country writes it."""
        parts = [self.given_name, self.family_name]
        if self.name_order == NameOrder.FAMILY_FIRST:
            parts.reverse()
        return " ".join(part for part in parts if part)

    @property
    def initials(self) -> str:
        return (self.given_name[:1] + self.family_name[:1]).upper() or self.email[:2].upper()


INVITATION_LASTS = timedelta(days=14)


class Invitation(Record):
    """An offer to sign in. The link carries a secret of which only the hash is kept."""

    email = models.EmailField(_("e-mail"))
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    role = models.CharField(_("role"), max_length=13, choices=Role.choices, blank=True, default=Role.NONE)
    language = models.CharField(_("language"), max_length=7, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.email

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at
