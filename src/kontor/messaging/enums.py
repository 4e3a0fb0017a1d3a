"""The states of a mail, and why one does not arrive."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not sent")


class Trouble(models.TextChoices):
    """Why a mail was not sent; ``advice`` says what to do about each."""

    REFUSED = "refused", _("The address was refused.")
    REJECTED = "rejected", _("The mail server rejected the message.")
    SIGN_IN = "sign-in", _("The mail server does not know us.")
    UNREACHABLE = "unreachable", _("The mail server could not be reached.")
    UNKNOWN = "unknown", _("The work broke off while this mail was being handed over.")

    @property
    def advice(self) -> str:
        return str(_ADVICE[self])


_ADVICE = {
    Trouble.REFUSED: _("Ask for the right address, enter it with the person, then send again. Until then, telephone."),
    Trouble.REJECTED: _("Send again later. If it comes back, show the server's answer to whoever runs your mail."),
    Trouble.SIGN_IN: _("Have the mail server's user and password in the settings checked, then send again."),
    Trouble.UNREACHABLE: _("Send again once the mail server answers."),
    Trouble.UNKNOWN: _("It may have arrived. Ask the person, and send again only if it did not."),
}
