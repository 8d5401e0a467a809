"""The privacy notice keeps its word: it names every service of others that pages lead to by themselves."""

from __future__ import annotations

import re

import pytest

from tests.tools import ROOT

# Where addresses of other sites stand that are ours to name, and not an editor's.
PLACES = [*(ROOT / "theme/templates").rglob("*.html"), ROOT / "plugins/calendars/links.py"]
CALLED = {
    "calendar.google.com": "Google Calendar",
    "duckduckgo.com": "DuckDuckGo",
    "outlook.live.com": "Outlook",
    "outlook.office.com": "Outlook",
    "www.facebook.com": "Facebook",
    "www.linkedin.com": "LinkedIn",
    "www.openstreetmap.org": "OpenStreetMap",
}


def hosts() -> set[str]:
    found = {host for place in PLACES for host in re.findall(r"https://([\w.-]+)", place.read_text(encoding="utf-8"))}
    return found - {"schema.org", "www.example.org"}


@pytest.mark.parametrize("lang", ["lt", "nb", "en"])
def test_every_service_that_a_page_leads_to_is_named(lang: str) -> None:
    notice = (ROOT / f"content/pages/privacy/index.{lang}.md").read_text(encoding="utf-8")

    assert hosts() == set(CALLED), "name the service in the notice, and here"
    assert [name for name in CALLED.values() if name not in notice] == []
