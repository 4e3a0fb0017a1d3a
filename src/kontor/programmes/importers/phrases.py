from django.utils.translation import gettext_lazy as _

from kontor.directory.importing.phrases import PHRASES as DIRECTORY_PHRASES
from kontor.imports.phrases import Phrase

PHRASES = {
    **DIRECTORY_PHRASES,
    "person-no-name": Phrase(
        text=_("Without a name the row is left out."), mend=_("Put in the family name, or leave the row out.")
    ),
    "person-several": Phrase(
        text=_("Several people stand in one cell; only %(name)s is taken over."),
        mend=_("Give each person a row of their own."),
    ),
    "delegate-twice": Phrase(
        text=_("%(name)s stands in row %(row)s already; both rows are taken as one person."),
        mend=_("Delete one of the two rows, or tell them apart by e-mail address."),
    ),
    "moment-outside": Phrase(
        text=_("%(date)s is far from the programme (%(first)s to %(last)s)."), mend=_("Check day, month and year.")
    ),
    "order-wrong": Phrase(
        text=_("The departure comes before the arrival; the departure is left out."), mend=_("Check both days.")
    ),
    "group-unread": Phrase(text=_("“%(value)s” names no group."), mend=_("Write a letter, for example A.")),
    "window-outside": Phrase(
        text=_("%(date)s is outside the programme, which runs from %(first)s to %(last)s; this time is left out."),
        mend=_("Ask the host for a time within the programme, or put the date right."),
    ),
    "window-no-day": Phrase(
        text=_("%(day)s is no day on which the programme (%(first)s to %(last)s) can visit; this time is left out."),
        mend=_("Ask the host for a time within the programme, or put the day right."),
    ),
    "host-twice": Phrase(
        text=_("%(name)s stands in row %(row)s already; both rows are taken as one host."),
        mend=_("Delete one of the two rows."),
    ),
    "host-taken": Phrase(text=_("Taken for “%(name)s”, which is in the house.")),
    "priority-unread": Phrase(
        text=_("“%(value)s” is no priority."), mend=_("Write a number from 1 (low) to 5 (high).")
    ),
}
