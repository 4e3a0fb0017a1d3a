"""A mail server that keeps what it gets, and can be told to misbehave."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


@dataclass
class Catcher:
    """``refused`` addresses get a 550, ``busy`` ones a 450; ``cuts`` connections are cut in the middle of a mail."""

    mails: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    rejected_word: str = ""
    cuts: int = 0
    connections: int = 0

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if address in self.refused:
            return f"550 5.1.1 <{address}> no such user"
        if address in self.busy:
            return "450 4.2.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.cuts:
            self.cuts -= 1
            server.transport.close()
            return "421 gone"
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        if self.rejected_word and self.rejected_word in str(message["Subject"]):
            return "554 5.7.1 rejected"
        self.mails.append(message)
        return "250 OK"

    @property
    def addresses(self) -> list[str]:
        return [str(mail["To"]) for mail in self.mails]

    def links(self) -> list[str]:
        """Return every address the texts of the caught mails lead to."""
        texts = [part.get_content() for mail in self.mails if (part := mail.get_body(("plain",))) is not None]
        return [link for text in texts for link in re.findall(r"https?://\S+", text)]


class AnyPort(Controller):
    """Listens where the system has room; the library looks for its server at the port it was told."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def catching(**behaviour: Any) -> Iterator[Catcher]:
    """Run a catcher and have Django send to it."""
    catcher = Catcher(**behaviour)
    controller = AnyPort(catcher, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        with override_settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=controller.port, EMAIL_TIMEOUT=5,
        ):  # fmt: skip
            yield catcher
    finally:
        controller.stop()
