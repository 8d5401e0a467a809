"""Handing in from the desk: what an editor sees of it, and what she is told."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.editing.waiting import Item, proposed
from tests.editing.client import Answer, Client

HERE = "/_desk/hand-in"
VISIT = "news/visit/index.lt.md"


@pytest.fixture
def kept(desk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A desk before content that git keeps, here and in all.git."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    git(desk, "init", "--quiet", "-b", "main")
    git(desk, "config", "user.name", "Rasa")
    git(desk, "config", "user.email", "rasa@site.example")
    git(desk, "add", "content")
    git(desk, "commit", "--quiet", "-m", "Begin")
    git(desk, "init", "--quiet", "--bare", "-b", "main", str(tmp_path / "all.git"))
    git(desk, "remote", "add", "origin", str(tmp_path / "all.git"))
    git(desk, "push", "--quiet", "-u", "origin", "main")
    return desk


def git(desk: Client, *command: str) -> str:
    return subprocess.run(
        ["git", *command], cwd=desk.content.parent, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()


def write(desk: Client, path: str, old: str, new: str) -> None:
    text = desk.text(path)
    assert old in text
    (desk.content / path).write_text(text.replace(old, new), encoding="utf-8")


def hand_in(desk: Client, **changes: str) -> Answer:
    """Press the button, and go where that leads."""
    answer = desk.post(HERE, desk.get(HERE).sent(do="hand-in", **changes))
    return desk.get(answer.headers["Location"]) if answer.status == 303 else answer


def test_what_has_been_written_is_shown_and_handed_in(kept: Client) -> None:
    write(kept, VISIT, "Title: Partneriai susitiko Osle", "Title: Partneriai lankėsi Osle")
    write(kept, VISIT, "Date: 2016-11-17", "Date: 2016-11-18")
    shutil.copytree(kept.content / "news/only", kept.content / "news/copy")
    assert "Hand in: 2 files" in kept.get("/_desk/").text

    shown = kept.get(HERE)
    assert "<b>Title:</b> Partneriai <del>susitiko</del><ins>lankėsi</ins> Osle" in shown.text
    assert "<b>Date:</b> 2016-11-<del>17</del><ins>18</ins>" in shown.text
    assert shown.sent()["item"] == ["news/copy", "news/visit"]
    assert shown.value("message").startswith("News: ")

    done = hand_in(kept, message="Du  tekstai")

    assert "Handed in. Thank you!" in done.text
    assert "All that you have written is handed in." in done.text
    assert git(kept, "log", "-1", "--format=%an: %s", "origin/main") == "Rasa: Du tekstai"
    assert git(kept, "status", "--porcelain", "content") == ""


def test_what_is_not_ticked_waits(kept: Client) -> None:
    write(kept, VISIT, "Title: Partneriai susitiko Osle", "Title: B")
    write(kept, "events/training/index.lt.md", "Title: Mokymai", "Title: C")

    done = hand_in(kept, item="events/training")

    assert done.sent()["item"] == ["news/visit"]
    assert git(kept, "show", "--name-only", "--format=", "origin/main") == "content/events/training/index.lt.md"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"item": "none/at-all"}, "Tick what is to be handed in."),
        ({"message": " "}, "Say in a few words what you have done"),
    ],
)
def test_what_is_missing_is_asked_for(kept: Client, changes: dict[str, str], told: str) -> None:
    write(kept, VISIT, "Title: Partneriai susitiko Osle", "Title: B")

    answer = hand_in(kept, **changes)

    assert (answer.status, told in answer.text) == (422, True)
    assert git(kept, "log", "--format=%s") == "Begin"


def test_faults_are_not_handed_in_and_are_named_where_they_are(kept: Client) -> None:
    write(kept, VISIT, "Date: 2016", "Date: x2016")
    assert "index.lt.md: “x2016" in kept.get(HERE).text

    answer = hand_in(kept)

    assert (answer.status, "Mend them first" in answer.text) == (422, True)
    assert git(kept, "log", "--format=%s") == "Begin"


def test_what_is_ticked_does_not_go_without_what_it_needs(kept: Client) -> None:
    (kept.content / "tags/talks").mkdir()
    (kept.content / "tags/talks/index.lt.md").write_text("Title: Pokalbiai\n", encoding="utf-8")
    write(kept, VISIT, "Tags: visits", "Tags: talks")
    assert 'class="told told--warning"' not in kept.get(HERE).text

    answer = hand_in(kept, item="news/visit")

    assert (answer.status, "needs what you have not ticked: content/news/visit/index.lt.md:5: " in answer.text) == (
        422,
        True,
    )
    assert "Handed in." in hand_in(kept).text


def test_faults_of_others_hinder_nobody(kept: Client) -> None:
    write(kept, VISIT, "Date: 2016", "Date: x2016")
    git(kept, "commit", "--quiet", "--all", "-m", "A fault")
    write(kept, "events/training/index.lt.md", "Title: Mokymai", "Title: C")

    assert "Faults in other texts keep the site from being built" in kept.get(HERE).text
    assert "Handed in." in hand_in(kept).text


def test_who_is_not_known_says_once_who_she_is(kept: Client) -> None:
    git(kept, "config", "--unset", "user.name")
    write(kept, VISIT, "Title: Partneriai susitiko Osle", "Title: B")

    assert hand_in(kept, name="Rasa", email="rasa").status == 422
    assert "Handed in." in hand_in(kept, name="Rasa Ūsė", email="r@site.example").text

    assert git(kept, "log", "-1", "--format=%an <%ae>", "origin/main") == "Rasa Ūsė <r@site.example>"
    write(kept, VISIT, "Title: B", "Title: C")
    assert 'name="email"' not in kept.get(HERE).text


def test_what_could_not_be_sent_is_sent_later(kept: Client, tmp_path: Path) -> None:
    (tmp_path / "all.git").rename(tmp_path / "away.git")
    write(kept, VISIT, "Title: Partneriai susitiko Osle", "Title: B")

    answer = hand_in(kept)
    assert answer.status == 422
    assert "It is kept here, and could not be sent" in answer.text
    assert "What you have handed in has not been sent yet." in answer.text

    (tmp_path / "away.git").rename(tmp_path / "all.git")
    assert "Handed in." in hand_in(kept).text
    assert git(kept, "rev-parse", "HEAD") == git(kept, "rev-parse", "origin/main")


def test_what_others_have_written_is_brought_in(kept: Client, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "all.git", "other"], cwd=tmp_path, check=True)
    other = Client(0, tmp_path / "other/content")
    write(other, VISIT, "Title: Partneriai susitiko Osle", "Title: Kito")
    (tmp_path / "other/tasks.py").touch()
    git(other, "add", "--all")
    git(other, "-c", "user.name=K", "-c", "user.email=k@site.example", "commit", "--quiet", "-m", "Another")
    git(other, "push", "--quiet")

    answer = kept.post(HERE, {"do": ["bring"]})
    shown = kept.get(answer.headers["Location"])

    assert "From others, 2 files are others now." in shown.text
    assert "end serve with Ctrl-C" in shown.text
    assert "Title: Kito" in kept.text(VISIT)
    again = kept.get(kept.post(HERE, {"do": ["bring"]}).headers["Location"])
    assert "Others have written nothing new." in again.text


def test_a_copy_without_a_history_says_so(desk: Client) -> None:
    assert "it was not made by git" in desk.get(HERE).text
    assert desk.post(HERE, {"do": ["hand-in"]}).status == 422


def test_nobody_else_hands_in(kept: Client) -> None:
    assert kept.post(HERE, {"do": ["hand-in"]}, Origin="https://elsewhere.example").status == 403


def an_item(title: str) -> Item:
    return Item(folder="news/x", title=title, lang="lt", files=(), faults=())


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        ([], ""),
        (["Vizitas"], "Naujienos: Vizitas"),
        (["Vizitas", "Mokymai"], "Naujienos: Vizitas; Naujienos: Mokymai"),
        (["Vizitas", "Labai " * 11], "Naujienos: Vizitas; …"),
        (["Labai " * 20], "Naujienos: Labai Labai Labai Labai Labai Labai Labai Labai Labai La…"),
        ([""], "news/x"),
    ],
)
def test_what_can_be_said_of_changes_is_proposed_in_one_line(titles: list[str], words: str) -> None:
    assert proposed([an_item(title) for title in titles], "lt") == words


def test_what_somebody_has_to_accept_says_so_and_where(kept: Client, tmp_path: Path) -> None:
    hooks = tmp_path / "all.git/hooks"
    for name, script in (
        ("update", '[ "$1" != refs/heads/main ] || [ -e open ] || exit 1'),
        ("post-receive", "echo https://git.site.example/cluster/-/merge_requests/new?of=hand-in"),
    ):
        (hooks / name).write_text(f"#!/bin/sh\n{script}\n")
        (hooks / name).chmod(0o755)
    write(kept, VISIT, "Title: Partneriai susitiko Osle", "Title: B")

    done = hand_in(kept)

    assert "Handed in. Thank you!" in done.text
    assert "Somebody has to accept what you have handed in" in done.text
    assert 'href="https://git.site.example/cluster/-/merge_requests/new?of=hand-in"' in done.text
    assert "Somebody has to accept" in kept.get(HERE).text

    (tmp_path / "all.git/open").touch()
    git(kept, "push", "--quiet", "origin", "HEAD:main")
    git(kept, "update-ref", "refs/remotes/origin/main", "HEAD~1")  # somebody else has brought it there
    shown = kept.get(kept.post(HERE, {"do": ["bring"]}).headers["Location"])

    assert "What you had handed in has been accepted." in shown.text
    assert "Somebody has to accept" not in shown.text
