"""A mail as its writer means it: written once, shown as text, as HTML and as a preview on a page."""

from dataclasses import dataclass

from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing told: ``before`` is what it was (shown struck out), ``note`` the second line."""

    when: str
    what: str
    before: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail to one person, every word of it in their language.

    ``url`` is where the button leads: to a page that changes nothing by being opened, since mail scanners open every
    link. ``once`` names what the letter tells: a second letter of the same name is not posted. ``addressee`` names whom
    it is for, as ``audit`` names things, so that their address can be looked up anew.
    """

    to: str
    name: str
    language: str
    subject: str
    greeting: str
    intro: str
    sections: tuple[Section, ...] = ()
    button: str = ""
    url: str = ""
    closing: str = ""
    sender: str = ""
    reply_to: str = ""
    once: str = ""
    addressee: str = ""

    @property
    def text(self) -> str:
        return render_to_string("messaging/mail/letter.txt", {"letter": self}).strip() + "\n"

    @property
    def html(self) -> str:
        return render_to_string("messaging/mail/letter.htm", {"letter": self})
