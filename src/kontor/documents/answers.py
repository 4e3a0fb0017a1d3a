"""How a paper is sent."""

from django.http import HttpResponse


def pdf_response(pdf: bytes, name: str) -> HttpResponse:
    """Show a paper in the browser, under a name it can be saved by; no cache keeps it."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
