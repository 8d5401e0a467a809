"""Deleting from the desk: what it would mean is told, what is meant is done, and what git has comes back."""

from __future__ import annotations

import pytest

from tests.editing.client import Answer, Client

VISIT = "/_desk/news/visit/lt/delete"
EVENT = "/_desk/events/visit/lt/delete"
HAND_IN = "/_desk/hand-in"


def delete(desk: Client, address: str, way: str) -> Answer:
    """Delete, and go where that leads."""
    answer = desk.post(address, desk.get(address).sent(way=way))
    return desk.get(answer.headers["Location"]) if answer.status == 303 else answer


def test_the_form_leads_there(desk: Client) -> None:
    assert 'href="lt/delete"' in desk.get("/_desk/news/visit/lt").text
    assert 'href="lt/delete"' in desk.get("/_desk/news/visit/lt?whole").text


def test_one_language_goes_and_comes_back(published: Client) -> None:
    asked = published.get("/_desk/news/visit/nb/delete")
    assert "index.nb.md" in asked.text
    assert "nobody could bring it back" not in asked.text

    done = delete(published, "/_desk/news/visit/nb/delete", "text")

    assert "Deleted: news/visit/index.nb.md." in done.text
    assert sorted(path.name for path in (published.content / "news/visit").iterdir()) == [
        "index.en.md", "index.lt.md", "programa.pdf",
    ]  # fmt: skip
    waits = published.get(HAND_IN)
    assert 'name="back" value="news/visit"' in waits.text

    answer = published.post(HAND_IN, waits.sent(back="news/visit"))
    assert "It is back, as it was handed in." in published.get(answer.headers["Location"]).text
    assert published.text("news/visit/index.nb.md").startswith("Title: Partnerne møttes i Oslo")
    assert published.get(HAND_IN).sent().get("item") is None


def test_what_would_be_wrong_without_it_is_told_with_the_way_there(published: Client) -> None:
    asked = published.get(EVENT)

    assert "The site could not be built until these other texts do without it:" in asked.text
    assert (
        '<li><span lang="en">Partners met in Oslo</span>: '
        '<a href="/_desk/news/visit/lt" lang="lt" hreflang="lt">Lietuvių</a>, <a href="/_desk/news/visit/nb"'
    ) in asked.text
    assert "had better stay" in asked.text
    assert 'href="/_desk/events/visit/lt#f-status"' in asked.text
    assert (published.content / "events/visit/index.lt.md").is_file()


def test_what_would_be_lacking_in_what_is_left_is_told(published: Client) -> None:
    asked = published.get("/_desk/news/visit/lt/delete").text

    of_one = asked.partition('id="means-text"')[2].partition('id="means-all"')[0]
    assert "(missing-header)" in of_one
    assert "/_desk/news/visit/nb" in of_one
    assert "these other texts" not in of_one


def test_all_of_it_goes_with_its_folder(published: Client) -> None:
    done = delete(published, "/_desk/news/visit/lt/delete", "all")

    assert "Deleted: news/visit." in done.text
    assert not (published.content / "news/visit").exists()
    assert published.get("/_desk/news/visit/lt").status == 404
    assert published.get(VISIT).status == 404


def test_what_nobody_could_bring_back_is_named(published: Client) -> None:
    text = published.content / "news/visit/index.en.md"
    text.write_text(text.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    (published.content / "news/visit/group.jpg").write_bytes(b"")

    lines = published.get(VISIT).text.split("<li>")

    lost = [line.partition(" ")[0] for line in lines if "nobody could bring it back" in line]
    assert lost == ["group.jpg", "index.en.md"]


def test_without_a_history_nothing_could_be_brought_back(desk: Client) -> None:
    assert desk.get(VISIT).text.count("nobody could bring it back") == 5  # one text, and four files with all
    assert "put back" not in delete(desk, VISIT, "all").text


def test_who_has_not_seen_the_last_change_is_asked_again(published: Client) -> None:
    sent = published.get(VISIT).sent(way="all")
    text = published.content / "news/visit/index.en.md"
    text.write_text(text.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")

    answer = published.post(VISIT, sent)

    assert (answer.status, "Somebody has changed this item" in answer.text) == (409, True)
    assert text.is_file()


def test_the_last_text_goes_with_all_that_is_beside_it(published: Client) -> None:
    asked = published.get("/_desk/news/only/nb/delete")

    assert 'value="text"' not in asked.text
    assert asked.sent()["way"] == ["all"]


@pytest.mark.parametrize("way", ["", "text", "../begins"])
def test_what_there_is_not_is_not_deleted(published: Client, way: str) -> None:
    sent = published.get("/_desk/news/only/nb/delete").sent(way=way)

    assert published.post("/_desk/news/only/nb/delete", sent).status == 404
    assert (published.content / "news/only/index.nb.md").is_file()


def test_nobody_else_deletes(published: Client) -> None:
    sent = published.get(VISIT).sent(way="all")

    assert published.post(VISIT, sent, Origin="https://elsewhere.example").status == 403
    assert (published.content / "news/visit/index.lt.md").is_file()


def test_a_link_is_deleted_and_not_what_it_leads_to(published: Client) -> None:
    elsewhere = published.content.parent / "elsewhere.pdf"
    elsewhere.write_bytes(b"%PDF-1.4")
    (published.content / "news/visit/away.pdf").symlink_to(elsewhere)

    delete(published, VISIT, "all")

    assert not (published.content / "news/visit").exists()
    assert elsewhere.is_file()


def test_what_has_come_anew_is_not_put_back_over(published: Client) -> None:
    delete(published, "/_desk/news/visit/nb/delete", "text")
    sent = published.get(HAND_IN).sent(back="news/visit")
    anew = published.content / "news/visit/index.nb.md"
    anew.write_text("Title: Ny\n\nNy.\n", encoding="utf-8")

    published.post(HAND_IN, sent)

    assert anew.read_text(encoding="utf-8") == "Title: Ny\n\nNy.\n"
