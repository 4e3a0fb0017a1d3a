"""Logs for machines, without personal data: one JSON object a line.

A request is logged by its route (``organisations/<uuid:public_id>/``), never by its address, query, user or sender.
"""

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("kontor.requests")
QUIET = frozenset({"healthz", "readyz"})


class JsonFormatter(logging.Formatter):
    """One line of JSON; what a call gave as ``extra={"figures": {…}}`` stands beside the message."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
            **getattr(record, "figures", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class RequestLog:
    """Logs every request with its route, answer and milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        route = request.resolver_match.route if request.resolver_match else "no such page"
        if route not in QUIET:
            figures = {
                "method": request.method,
                "route": route,
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - start), 1),
            }
            log.info("request", extra={"figures": figures})
        return response
