"""What is written in a form is not lost, and nothing of another’s is, whatever happens meanwhile."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.editing.client import VISIT, Client


def test_what_another_has_changed_meanwhile_is_not_written_over_unseen(desk: Client) -> None:
    form = desk.get(VISIT)
    file = desk.content / "news/visit/index.lt.md"
    theirs = re.sub("^Title: .*$", "Title: Kitų", file.read_text(), flags=re.MULTILINE)
    file.write_text(theirs)

    answer = desk.post(VISIT, form.sent(title="Mano"))

    assert answer.status == 409
    assert file.read_text() == theirs
    assert answer.value("title") == "Mano"
    assert "In the file now: Kitų" in answer.text
    assert "What could be better" not in answer.text, "what is said of the file is not said of the form"
    assert desk.post(VISIT, answer.sent()).status == 303
    assert "Title: Mano\n" in file.read_text()


def test_what_is_sent_twice_is_saved_once_and_nobody_else_is_blamed(published: Client) -> None:
    """As by Ctrl-S pressed twice, or a double click; be it that the first has raised a number by itself."""
    visit = "/_desk/events/visit/lt"
    sent = published.get(visit).sent(ends="2016-11-18")

    first, second = published.post(visit, sent), published.post(visit, sent)

    assert (first.status, second.status) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert "Sequence: 1\n" in published.text("events/visit/index.lt.md")


def test_what_is_sent_twice_is_not_written_over_what_came_between(desk: Client) -> None:
    sent = desk.get(VISIT).sent(title="Mano")
    assert desk.post(VISIT, sent).status == 303
    assert desk.post(VISIT, desk.get(VISIT).sent(title="Kitų")).status == 303

    assert desk.post(VISIT, sent).status == 409
    assert "Title: Kitų\n" in desk.text("news/visit/index.lt.md")


def test_of_a_whole_file_too_nothing_is_written_over_unseen(desk: Client) -> None:
    file = desk.content / "news/visit/index.lt.md"
    file.write_text("---\nA\n")
    form = desk.get(VISIT)
    file.write_text("---\nB\n")

    answer = desk.post(VISIT, form.sent(whole="---\nC\n"))

    assert (answer.status, answer.value("whole"), file.read_text()) == (409, "---\nC\n", "---\nB\n")


def test_a_disk_that_is_full_is_told_and_what_was_written_is_still_in_the_form(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = desk.get(VISIT)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere/.index.lt.md.x.swp")

    monkeypatch.setattr("plugins.editing.folder._replace", full)
    answer = desk.post(VISIT, form.sent(title="Naujas"))

    assert answer.status == 422
    assert "content/news/visit/index.lt.md could not be written (the disk is full)." in answer.text
    assert answer.value("title") == "Naujas"


def test_of_two_who_save_at_once_the_second_is_told(desk: Client) -> None:
    sent = desk.get(VISIT).sent()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: desk.post(VISIT, sent | {"title": [f"Nr. {n}"]}), range(8)))

    assert sorted(answer.status for answer in answers) == [303, *[409] * 7]
    first = next(n for n, answer in enumerate(answers) if answer.status == 303)
    assert f"Title: Nr. {first}\n" in desk.text("news/visit/index.lt.md")


@pytest.mark.parametrize("happened", ["deleted", "broken", "not UTF-8"])
def test_what_was_written_is_kept_though_the_file_is_no_more_what_it_was(desk: Client, happened: str) -> None:
    form, file = desk.get(VISIT), desk.content / "news/visit/index.lt.md"
    if happened == "deleted":
        shutil.rmtree(file.parent)
    else:
        file.write_bytes("---\nTitle: Kitų\n".encode("utf-8" if happened == "broken" else "utf-16"))
    before = file.read_bytes() if file.exists() else None

    answer = desk.post(VISIT, form.sent(title="Mano", text="Mano tekstas."))

    assert answer.status == 409
    assert (file.read_bytes() if file.exists() else None) == before
    assert "has changed or deleted this file" in answer.text
    mine = answer.value("whole")
    assert mine.startswith("Title: Mano\n")
    assert mine.endswith("\n\nMano tekstas.\n")
    assert desk.post(VISIT, answer.sent()).status == 303
    assert file.read_text() == mine
    assert desk.get(VISIT).value("title") == "Mano"


def test_half_of_a_form_empties_no_field(desk: Client) -> None:
    before = desk.text("news/visit/index.lt.md")
    sent = desk.get(VISIT).sent()

    assert desk.post(VISIT, {"digest": sent["digest"], "text": sent["text"]}).status == 303
    assert desk.post(VISIT, {"digest": sent["digest"]}).status == 400
    assert desk.text("news/visit/index.lt.md") == before


def test_what_is_ticked_no_more_goes(desk: Client) -> None:
    form = desk.get(VISIT)
    assert len(form.sent()["tags"]) > 1

    assert desk.post(VISIT, form.sent(tags="")).status == 303

    assert not any("Tags:" in path.read_text() for path in (desk.content / "news/visit").glob("*.md"))


@pytest.mark.parametrize("value", ["2016-02-30", "2016-11-17T10:00", "2016 m. lapkričio 17 d.", "2016-11-17 25:00"])
def test_a_day_in_an_odd_form_is_not_lost_by_saving(desk: Client, value: str) -> None:
    path = desk.content / "news/visit/index.lt.md"
    path.write_text(re.sub("^Date: .*$", f"Date: {value}", path.read_text(), flags=re.MULTILINE))
    before = path.read_text()
    assert value in before

    assert desk.post(VISIT, desk.get(VISIT).sent()).status == 303

    assert path.read_text() == before


def test_what_may_be_read_only_stays_as_it_is(desk: Client) -> None:
    form, file = desk.get(VISIT), desk.content / "news/visit/index.lt.md"
    file.chmod(0o444)

    answer = desk.post(VISIT, form.sent(title="Kitas"))

    assert answer.status == 422
    assert "content/news/visit/index.lt.md could not be written (it may be read only)." in answer.text
    assert answer.value("title") == "Kitas"
    assert "Title: Kitas" not in file.read_text()


def test_the_copy_that_an_editor_like_vim_keeps_beside_a_text_is_left_alone(desk: Client) -> None:
    copy = desk.content / "news/visit/.index.lt.md.swp"
    copy.write_bytes(b"b0VIM")

    assert desk.post(VISIT, desk.get(VISIT).sent(title="Kitas")).status == 303

    assert copy.read_bytes() == b"b0VIM"
    assert sorted(path.name for path in copy.parent.glob(".*")) == [copy.name]


def test_a_fault_of_the_code_is_told_in_words(
    desk: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error", "content/news")

    monkeypatch.setattr("plugins.editing.looking.read_content", broken)
    answer = desk.get("/_desk/")
    lost = desk.post(VISIT, {"text": ["Mano <tekstas>."]})

    assert lost.status == 500
    assert "What you have written:\n\nMano <tekstas>." in lost.text, "to be copied from there"
    assert lost.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.status == 500
    assert answer.text.startswith("content/news could not be read or written (Input/output error).")
    assert "Traceback" not in answer.text + capfd.readouterr().err
