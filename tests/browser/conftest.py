"""A browser, and visitors in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from kontor.accounts.models import User

# The synchronous driver keeps an event loop in this thread; our queries run here all the same, one after the other.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDE, PHONE = (1440, 1000), (390, 844)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("Chromium is not installed. As root: apt-get install --yes chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@dataclass  # no slots: playwright keeps its wrappers on the handler's owner
class Visitor:
    """Somebody at a screen. Whatever the browser complains of (the content policy, a missing file) fails the visit."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def visit(self, path: str) -> Page:
        """Go to a page and wait until it is quiet."""
        self.page.goto(f"{self.address}{path}", wait_until="networkidle")
        self.check()
        return self.page

    def visit_live(self, path: str) -> Page:
        """Go to a page that keeps asking, and so is never quiet."""
        self.page.goto(f"{self.address}{path}", wait_until="load")
        self.check()
        return self.page

    def check(self) -> None:
        """Fail if the browser has complained."""
        assert self.complaints == []

    def barriers(self) -> list[str]:
        """Return what axe finds on the page, in short."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [f"{entry['id']}: {node['html'][:160]}" for entry in found for node in entry["nodes"]]

    def shoot(self, name: str) -> None:
        """Keep a picture of the page in the folder ``KONTOR_SHOTS``, where there is one."""
        folder = os.environ.get("KONTOR_SHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            size = self.page.viewport_size or {"width": 0}
            self.page.screenshot(path=str(Path(folder) / f"{name}-{size['width']}.png"), full_page=True)


@pytest.fixture
def visitor(browser: Browser, live_server: Any) -> Iterator[Callable[..., Visitor]]:
    """Open a browser for somebody: ``visitor(user, PHONE, language="en")``; without a user, for a stranger."""
    contexts = []

    def open_for(user: User | None = None, size: tuple[int, int] = WIDE, language: str = "de") -> Visitor:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, reduced_motion="reduce"
        )
        contexts.append(context)
        cookies = [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}]
        if user is not None:
            client = Client()
            client.force_login(user)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            cookies.append({"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url})
        context.add_cookies(cookies)  # type: ignore[arg-type]
        found = Visitor(page=context.new_page(), address=live_server.url)
        found.listen()
        return found

    yield open_for
    for context in contexts:
        context.close()
