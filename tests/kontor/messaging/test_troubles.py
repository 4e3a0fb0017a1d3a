from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPServerDisconnected

import pytest
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused

from kontor.messaging.enums import Trouble
from kontor.messaging.troubles import failure_of


def api_error(code: int | None) -> AnymailAPIError:
    error = AnymailAPIError("no")
    error.status_code = code
    return error


@pytest.mark.parametrize(
    ("error", "trouble", "is_final"),
    [
        (SMTPServerDisconnected("gone"), Trouble.UNREACHABLE, False),
        (ConnectionRefusedError(), Trouble.UNREACHABLE, False),
        (SMTPAuthenticationError(535, b"bad password"), Trouble.SIGN_IN, False),
        (SMTPDataError(452, b"full"), Trouble.REJECTED, False),
        (SMTPDataError(554, b"spam"), Trouble.REJECTED, True),
        (AnymailRecipientsRefused("no"), Trouble.REFUSED, True),
        (api_error(None), Trouble.UNREACHABLE, False),
        (api_error(401), Trouble.SIGN_IN, False),
        (api_error(400), Trouble.REJECTED, True),
        (api_error(429), Trouble.REJECTED, False),
        (api_error(503), Trouble.REJECTED, False),
    ],
)
def test_an_error_says_whose_fault_it_is_and_whether_for_good(
    error: Exception, trouble: Trouble, is_final: bool
) -> None:
    found = failure_of(error)
    assert (found.trouble, found.is_final) == (trouble, is_final)
    assert found.trouble.advice
