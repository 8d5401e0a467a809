"""An event that is held again begins with what stays the same, and with nothing of what does not."""

from __future__ import annotations

import pytest

from tests.editing.client import Client

LIKE = "/_desk/new/event?like=training"


def begun(desk: Client, **titles: str) -> str:
    """Begin another one, and return its folder."""
    asked = desk.get(LIKE)
    assert "are those of “Training”" in asked.text
    answer = desk.post(LIKE, asked.sent(starts="2017-02-06", **titles))
    assert answer.status == 303
    return answer.headers["Location"].split("/")[-2]


def test_the_form_of_an_event_leads_there_and_no_other(desk: Client) -> None:
    assert 'href="/_desk/new/event?like=training"' in desk.get("/_desk/events/training/en").text
    assert "?like=" not in desk.get("/_desk/news/visit/en").text


def test_what_stays_the_same_is_there_in_each_language(desk: Client) -> None:
    (desk.content / "events/training/index.en.md").write_text(
        "Title: Training\nTown: Vilnius, by the river\nVenue: Hall\n\nA day of training.\n", encoding="utf-8"
    )
    folder = begun(desk, lt="Mokymai vėl", en="Training again")

    lithuanian, english = (desk.text(f"events/{folder}/index.{lang}.md").splitlines() for lang in ("lt", "en"))
    assert {"Title: Mokymai vėl", "Type: training", "Starts: 2017-02-06", "Country: LT", "Town: Vilnius"} <= {
        *lithuanian
    }
    assert {"Host: alfa", "Tags: training", "Draft: yes"} <= {*lithuanian}
    assert {"Title: Training again", "Town: Vilnius, by the river", "Venue: Hall"} <= {*english}
    assert not any(line.startswith(("Host:", "Tags:", "Type:", "Country:")) for line in english)


def test_nothing_of_the_old_one_stays_behind(desk: Client) -> None:
    text = desk.content / "events/training/index.lt.md"
    more = "Status: cancelled\nNotice: Susirgo.\nSequence: 3\nParticipants: 20\nSlug: mokymai-vilniuje\n"
    text.write_text(more + text.read_text(encoding="utf-8"), encoding="utf-8")

    folder = begun(desk, lt="Mokymai vėl")

    lines = desk.text(f"events/{folder}/index.lt.md").splitlines()
    stated = {line.partition(":")[0] for line in lines if line and not line.startswith("<!--")}
    assert stated == {"Title", "Date", "Type", "Starts", "Country", "Town", "Host", "Tags", "Draft"}
    assert "Saved" not in desk.get(f"/_desk/events/{folder}/lt").text
    assert desk.get(f"/_desk/events/{folder}/lt").status == 200


def test_what_is_typed_anew_is_taken(desk: Client) -> None:
    asked = desk.get(LIKE)
    assert asked.sent()["type"] == ["training"]

    answer = desk.post(LIKE, asked.sent(starts="2017-02-06", type="meeting", en="A meeting"))

    assert "\nType: meeting\n" in desk.text(f"events/{answer.headers['Location'].split('/')[-2]}/index.en.md")


def test_who_forgets_something_is_asked_with_the_rest_still_there(desk: Client) -> None:
    answer = desk.post(LIKE, desk.get(LIKE).sent(starts="2017-02-06"))

    assert answer.status == 422
    assert answer.sent()["like"] == ["training"]
    assert "are those of “Training”" in answer.text


@pytest.mark.parametrize("address", ["/_desk/new/event?like=none", "/_desk/new/event?like=../news/visit"])
def test_of_what_there_is_not_nothing_is_begun(desk: Client, address: str) -> None:
    answer = desk.get(address)

    assert answer.status == 404 or 'name="like"' not in answer.text
