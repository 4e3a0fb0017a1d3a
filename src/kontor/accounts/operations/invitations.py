"""Inviting people, and accepting."""

import hashlib
import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kontor.accounts.enums import Role
from kontor.accounts.models import INVITATION_LASTS, Invitation, User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import record


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite(
    *,
    actor: User | None,
    email: str,
    role: Role = Role.NONE,
    given_name: str = "",
    family_name: str = "",
    language: str = "de",
    at: datetime | None = None,
) -> Invitation:
    """Write an invitation and send it once it is committed. An older open one to the same address ends."""
    moment, address = at or timezone.now(), email.strip().lower()
    if User.objects.filter(email=address).exists():
        raise ValidationError(_("%(email)s already has an account.") % {"email": address})
    Invitation.objects.filter(email=address, accepted_at=None, withdrawn_at=None).update(withdrawn_at=moment)
    secret = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        email=address,
        role=role,
        given_name=given_name,
        family_name=family_name,
        language=language,
        secret_hash=hash_of(secret),
        invited_by=actor,
        expires_at=moment + INVITATION_LASTS,
    )
    record(actor=actor, verb=Verb.INVITED, thing=invitation, at=moment)
    transaction.on_commit(lambda: _send(invitation, secret))
    return invitation


def withdraw(*, actor: User, invitation: Invitation, at: datetime | None = None) -> None:
    """End an invitation; its link answers as if it had never been."""
    moment = at or timezone.now()
    with transaction.atomic():
        invitation.withdrawn_at = moment
        invitation.save(update_fields=["withdrawn_at", "updated_at"])
        record(actor=actor, verb=Verb.CANCELLED, thing=invitation, at=moment)


@transaction.atomic
def accept(
    *, invitation: Invitation, given_name: str, family_name: str, password: str, at: datetime | None = None
) -> User:
    """Make the account. The link came by mail, so the address is theirs."""
    moment = at or timezone.now()
    user = User.objects.create_user(
        invitation.email,
        password,
        given_name=given_name,
        family_name=family_name,
        role=invitation.role,
        language=invitation.language,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    invitation.accepted_at = moment
    invitation.save(update_fields=["accepted_at", "updated_at"])
    record(actor=user, verb=Verb.CREATED, thing=user, at=moment)
    return user


def _send(invitation: Invitation, secret: str) -> None:
    words = {
        "invitation": invitation,
        "house": settings.HOUSE,
        "url": f"{settings.ADDRESS}{reverse('accounts:accept', args=[secret])}",
    }
    with translation.override(invitation.language or settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string("accounts/mail/invitation_subject.txt", words).split())
        send_mail(subject, render_to_string("accounts/mail/invitation.txt", words), None, [invitation.email])
