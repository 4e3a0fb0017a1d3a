"""What an error of a mail back end means: for good or for now, the address's fault or the server's.

SMTP says so by the first digit of its answer (RFC 5321, 4.2.1): 4 for now, 5 for good. A mail service behind anymail
answers with HTTP's codes. The answer is kept with the mail and never logged: it often repeats the address.
"""

from dataclasses import dataclass
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

from kontor.messaging.enums import Trouble

MAIL_ERRORS = (SMTPException, OSError, AnymailError, ValueError)  # the last: an address that is none
TOO_MANY = 429  # HTTP: too many requests, for now


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    trouble: Trouble
    answer: str = ""
    is_final: bool = False
    keeps_connection: bool = True


def failure_of(error: Exception) -> Failure:
    """Read one of ``MAIL_ERRORS``."""
    if isinstance(error, AnymailError):
        return _of_service(error)
    if isinstance(error, SMTPNotSupportedError | ValueError):
        return Failure(trouble=Trouble.REFUSED, is_final=True)
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return Failure(trouble=Trouble.REFUSED, answer=_answer(code, words), is_final=code >= 500)
    if isinstance(error, SMTPAuthenticationError):
        return Failure(
            trouble=Trouble.SIGN_IN, answer=_answer(error.smtp_code, error.smtp_error), keeps_connection=False
        )
    if isinstance(error, SMTPResponseException) and error.smtp_code > 0:
        answer = _answer(error.smtp_code, error.smtp_error)
        return Failure(trouble=Trouble.REJECTED, answer=answer, is_final=error.smtp_code >= 500, keeps_connection=False)
    told = "" if isinstance(error, SMTPServerDisconnected) else type(error).__name__
    return Failure(trouble=Trouble.UNREACHABLE, answer=told, keeps_connection=False)


def _of_service(error: AnymailError) -> Failure:
    if isinstance(error, AnymailRecipientsRefused):
        return Failure(trouble=Trouble.REFUSED, is_final=True)
    code = error.status_code if isinstance(error, AnymailAPIError) else None
    if code is None:
        return Failure(trouble=Trouble.UNREACHABLE)
    if code in (401, 403):
        return Failure(trouble=Trouble.SIGN_IN, answer=f"HTTP {code}")
    return Failure(trouble=Trouble.REJECTED, answer=f"HTTP {code}", is_final=400 <= code < 500 and code != TOO_MANY)


def _answer(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
