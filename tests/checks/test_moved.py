"""Addresses that were published and lead nowhere now are told, with the line that keeps them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plugins.checks.moved import before, moved_check
from tests.checks.repository import Repository

NEWS = "news/zinia/index.lt.md"
TEXT = "Title: Žinia apie vizitą\nDate: 2016-12-07\n{}\nTekstas.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.site.write(NEWS, TEXT.format("Slug: sena\n"))
    made.commit_all()
    return made


def told(repository: Repository) -> list[str]:
    return repository.told(moved_check(repository.site.content))


@pytest.mark.parametrize("committed", [True, False])
def test_a_new_slug_is_told_with_the_line_that_keeps_the_old_one(repository: Repository, *, committed: bool) -> None:
    repository.site.write(NEWS, TEXT.format("Slug: nauja\n"))
    if committed:
        repository.commit_all()

    assert told(repository) == [
        (
            "content/news/zinia/index.lt.md:3: the address /naujienos/sena/ was on the site, and now leads nowhere; "
            "write “Aliases: /naujienos/sena/”, so that it leads here (address-gone)"
        )
    ]


def test_each_address_that_there_was_is_told_and_those_that_are_kept_stay_in_the_line(repository: Repository) -> None:
    repository.site.write(NEWS, TEXT.format("Slug: nauja\nAliases: /naujienos/sena/\n"))
    repository.commit_all()
    assert told(repository) == []

    repository.site.write(NEWS, TEXT.format("Slug: naujausia\nAliases: /naujienos/sena/\n"))
    (line,) = told(repository)
    assert "write “Aliases: /naujienos/sena/, /naujienos/nauja/”" in line
    assert line.startswith("content/news/zinia/index.lt.md:4: ")


def test_a_folder_called_otherwise_is_known_by_its_title(repository: Repository) -> None:
    repository.site.write(NEWS, TEXT.format(""))
    repository.commit_all()
    repository.delete(NEWS)
    repository.site.write("news/kita/index.lt.md", TEXT.format("Aliases: /naujienos/sena/\n"))

    assert told(repository) == [
        (
            "content/news/kita/index.lt.md:1: the item was published from a folder called zinia, and feed readers know it by "
            "that name; call the folder zinia again: else subscribers get the item once more (address-gone)"
        ),
        (
            "content/news/kita/index.lt.md:3: the address /naujienos/zinia/ was on the site, and now leads nowhere; "
            "write “Aliases: /naujienos/sena/, /naujienos/zinia/”, so that it leads here (address-gone)"
        ),
    ]


def test_the_address_of_the_words_that_stood_in_for_a_translation_is_told(repository: Repository) -> None:
    repository.site.write("news/zinia/index.nb.md", "Title: Nyhet om besøket\nSlug: nyhet\n\nTekst.\n")

    (line,) = told(repository)
    assert line.startswith("content/news/zinia/index.nb.md:2: the address /nb/nyheter/zinia/ was on the site")


def test_a_folder_that_is_gone_is_told_once(repository: Repository) -> None:
    repository.delete(NEWS)

    assert told(repository) == [
        (
            "content/news/zinia:1: the folder is gone, and with it the address /naujienos/sena/; "
            "if that is meant, all is well; if it moved, write “Aliases: /naujienos/sena/” into its new file (address-gone)"
        )
    ]


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="this system has no such names")
def test_a_file_whose_name_is_no_utf8_keeps_nobody_from_being_told(repository: Repository) -> None:
    odd = Path(os.fsdecode(bytes(repository.site.content / "news/zinia") + b"/planas-\xe0.md"))
    odd.write_text("Title: Planas\n", encoding="utf-8")

    assert told(repository) == []
    repository.commit_all()
    odd.unlink()
    assert told(repository) == [], "nor one who asks when it is gone"


def test_an_event_in_another_folder_is_another_one_to_calendars(repository: Repository) -> None:
    event = "Title: Renginys\nType: meeting\nStarts: 2016-11-14\nSlug: renginys\n\nTekstas.\n"
    repository.site.write("events/vienas/index.lt.md", event)
    repository.commit_all()
    repository.delete("events/vienas/index.lt.md")
    repository.site.write("events/kitas/index.lt.md", event)

    assert told(repository) == [
        (
            "content/events/kitas/index.lt.md:1: the event was published from a folder called vienas, and calendars know it "
            "by that name; call the folder vienas again: else calendars show the event twice (address-gone)"
        )
    ]


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("tags", "topic", "Title: Tinklai ir mazgai\nSlug: tinklai\n"),
        (
            "partners",
            "partner",
            "Title: Gama\nSlug: gama\nOwn_name: Gama\nOwn_lang: lt\nKind: college\nCountry: LT\nPosition: 54.7, 25.3\n",
        ),
    ],
)
def test_the_feeds_of_a_topic_or_partner_in_another_folder_are_elsewhere(
    repository: Repository, kind: str, name: str, text: str
) -> None:
    """Its page may be where it was: the feeds' addresses have the folder's name, whatever `Slug` says."""
    repository.site.write(f"{kind}/vienas/index.lt.md", text)
    repository.commit_all()
    repository.delete(f"{kind}/vienas/index.lt.md")
    repository.site.write(f"{kind}/kitas/index.lt.md", text)

    assert told(repository) == [
        (
            f"content/{kind}/kitas/index.lt.md:1: the {name} was published from a folder called vienas, and the address of its "
            "feeds has that name; call the folder vienas again: else its subscribers get nothing any more (address-gone)"
        )
    ]


def test_what_only_a_draft_had_is_not_told(repository: Repository) -> None:
    text = "Title: Kita\nDate: 2016-12-07\n{}\n\nTekstas.\n"
    repository.site.write("news/kita/index.lt.md", text.format("Draft: yes\nSlug: a"))
    repository.commit_all()
    repository.site.write("news/kita/index.lt.md", text.format("Slug: b"))

    assert told(repository) == []


def test_what_is_long_ago_is_not_told(repository: Repository) -> None:
    repository.env["GIT_COMMITTER_DATE"] = "2001-01-01T12:00:00Z"
    repository.git("commit", "--quiet", "--amend", "--no-edit")
    repository.site.write(NEWS, TEXT.format("Slug: nauja\n"))
    repository.commit_all()

    assert told(repository) == []


def test_outside_a_repository_nothing_is_told(tmp_path: Path) -> None:
    assert before(tmp_path, "30 days ago") == {}
