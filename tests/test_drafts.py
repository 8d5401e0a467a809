"""Drafts and embargoes: nowhere in what is published, marked as such in a preview, and shown from their moment on."""

from __future__ import annotations

import pytest

from tests.building import Edited, files

SECRET = "Slaptakampis"
DRAFT = f"Title: {SECRET}\nDate: 2016-12-02\nSummary: {SECRET} laukia.\nTags: visits\n{{more}}\n\n{SECRET} [failas](slaptas.pdf).\n"
EVENT = f"Title: {SECRET}\nType: training\nStarts: 2026-05-05\nCountry: LT\nSummary: {SECRET}.\n{{more}}\n\n{SECRET}.\n"


def hidden(edited: Edited, more: str) -> None:
    """Add a news item and an event with a file beside it, both with the header `more`."""
    edited.write("news/slaptas/index.lt.md", DRAFT.format(more=more))
    edited.write("news/slaptas/slaptas.pdf", b"%PDF-1.4 " + SECRET.encode())
    edited.write("events/slaptas/index.lt.md", EVENT.format(more=more))


def traces(edited: Edited) -> list[str]:
    """Return every file of the output that has the secret in its name or its bytes."""
    return [
        name
        for name, data in files(edited.output).items()
        if "slapta" in name.lower() or SECRET.encode() in data or SECRET.lower().encode() in data
    ]


@pytest.mark.parametrize(
    "more",
    ["Draft: yes", "Status: draft", "Publish: 2026-02-01 09:00", "Unpublish: 2025-12-31"],
    ids=["draft", "status", "embargo", "over"],
)
def test_what_is_not_to_be_seen_is_in_no_file_of_the_output(edited_site: Edited, more: str) -> None:
    """Not the page, its files, lists, feeds, search, sitemap or calendar."""
    hidden(edited_site, more)
    made = edited_site.build()

    assert made.status == 0, made.messages
    assert traces(edited_site) == []


@pytest.mark.parametrize("more", ["Draft: yes", "Status: draft"])
def test_a_preview_shows_drafts_marked_as_such_to_readers_and_search_engines(edited_site: Edited, more: str) -> None:
    hidden(edited_site, more)
    made = edited_site.build("-e", "DRAFTS=true")
    assert made.status == 0, made.messages

    page = (edited_site.output / "naujienos/slaptas/index.html").read_text(encoding="utf-8")
    assert "data-draft" in page
    assert "noindex" in page
    event = (edited_site.output / "renginiai/slaptas/index.html").read_text(encoding="utf-8")
    assert "data-draft" in event
    listed = (edited_site.output / "naujienos/index.html").read_text(encoding="utf-8")
    assert 'badge--warning">Juodraštis' in listed
    assert "data-draft" not in listed
    other = (edited_site.output / "naujienos/visit/index.html", edited_site.output / "naujienos/vizitas/index.html")
    assert not any("data-draft" in path.read_text(encoding="utf-8") for path in other if path.exists())


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-02-01 08:59", False),
        ("2026-02-01 09:00", True),  # Vilnius, as in the header
        ("2026-02-01T07:00+00:00", True),
        ("2026-02-01T06:59+00:00", False),
    ],
)
def test_an_embargo_ends_at_its_moment_in_vilnius(edited_site: Edited, now: str, shown: bool) -> None:  # noqa: FBT001
    hidden(edited_site, "Publish: 2026-02-01 09:00")
    made = edited_site.build("-e", f'NOW="{now}"')

    assert made.status == 0, made.messages
    assert bool(traces(edited_site)) is shown


@pytest.mark.parametrize("now", ["tomorrow", "2016"])
def test_what_is_no_moment_is_told_and_nothing_is_built(edited_site: Edited, now: str) -> None:
    made = edited_site.build("-e", f"NOW={now}" if now.isdigit() else f'NOW="{now}"')

    assert made.status == 1
    assert made.messages.splitlines() == [f"“{now}” is not a moment; write it like 2016-12-01 09:00"]
    assert files(edited_site.output) == {}
