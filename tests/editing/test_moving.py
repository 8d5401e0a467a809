"""A text that gets another address can still be found at the one it had."""

from __future__ import annotations

import pytest

from tests.editing.client import VISIT, Client
from tests.editing.history import git, publish
from tests.editing.saved import save

FILE = "news/visit/index.lt.md"


def page(desk: Client) -> str:
    """Return the address that the form gives for the page."""
    return desk.get(VISIT).text.partition('">Look at the page')[0].rpartition('"')[2]


def test_a_new_address_leads_on_from_the_old_one_and_says_so(published: Client) -> None:
    before = page(published)
    assert before.endswith("/partneriai-osle/")

    shown = save(published, VISIT, slug="vizitas-osle")

    assert f"\nAliases: {before}\n" in published.text(FILE)
    assert f"The old address leads here from now on: {before}" in shown.text
    assert "Saved. Nothing is wrong with it." in shown.text


def test_the_address_that_was_published_leads_on_and_none_between(published: Client) -> None:
    save(published, VISIT, slug="vizitas-osle")
    first = published.text(FILE).partition("Aliases: ")[2].partition("\n")[0]
    again = save(published, VISIT, slug="vizitas")

    assert f"\nAliases: {first}\n" in published.text(FILE)
    assert "leads here from now on" not in again.text

    publish(published)
    save(published, VISIT, slug="osle")
    assert f"\nAliases: {first}, {first.replace('partneriai-osle', 'vizitas')}\n" in published.text(FILE)


def test_an_address_that_is_taken_up_again_leads_nowhere_else(published: Client) -> None:
    save(published, VISIT, slug="vizitas-osle")
    publish(published)

    shown = save(published, VISIT, slug="partneriai-osle")

    first = published.text(FILE).partition("Aliases: ")[2].partition("\n")[0]
    assert first.endswith("/vizitas-osle/")
    assert "," not in first
    assert "Saved. Nothing is wrong with it." in shown.text


def test_a_translation_that_gets_an_address_of_its_own_leads_on_from_the_folders_name(published: Client) -> None:
    address = "/_desk/news/only/nb"
    before = published.text("news/only/index.nb.md")
    assert "Slug" not in before

    save(published, address, slug="bare-her")

    assert "/only/\n" in published.text("news/only/index.nb.md").partition("Aliases: ")[2]


@pytest.mark.parametrize("how", ["no history", "draft", "never published", "another text is there"])
def test_where_nothing_could_be_found_nothing_leads_on(desk: Client, how: str) -> None:
    if how != "no history":
        git(desk, "init", "--quiet", "-b", "main")
    if how == "draft":
        (desk.content / FILE).write_text(desk.text(FILE).replace("Date:", "Draft: yes\nDate:"), encoding="utf-8")
    if how not in {"no history", "never published"}:
        publish(desk)
    if how == "another text is there":
        other = desk.content / "news/only/index.lt.md"
        other.write_text("Title: Kita\nSlug: partneriai-osle\nSummary: Kita žinia.\n\nKita.\n", encoding="utf-8")

    shown = save(desk, VISIT, slug="vizitas-osle")

    assert "Aliases" not in desk.text(FILE)
    assert "leads here from now on" not in shown.text


def test_who_takes_the_old_address_out_again_is_not_contradicted(published: Client) -> None:
    save(published, VISIT, slug="vizitas-osle")
    save(published, VISIT, aliases="")

    assert "Aliases" not in published.text(FILE)
