"""What another process writes down while the site is made: remembered, or made up for where it breaks down."""

from __future__ import annotations

from tests.incremental.twice import STAYING, Twice, counts


def test_what_another_process_has_written_meanwhile_is_remembered(twice: Twice) -> None:
    twice.env["ASIDE"] = "1"
    assert twice.build().status == 0
    assert twice.again()["pieces of work done"] == 0

    path = twice.paths(".md")[0]
    twice.body(path, "Other words.")
    assert twice.check() == 0


def test_what_another_process_was_left_with_is_not_read_a_second_time(twice: Twice) -> None:
    """Nor a file that was written a moment before, of which the digest is remembered."""
    twice.env["ASIDE"] = "once"
    path = twice.paths(".md")[0]
    twice.body(path, "Words of this second.")
    (twice.content / path).touch()

    made = twice.build()

    assert made.status == 0, made.messages
    assert twice.again()["pieces of work done"] == 0


def test_where_the_other_process_breaks_down_what_it_was_left_with_is_read_anew(twice: Twice) -> None:
    twice.env["ASIDE"] = "fails"
    assert twice.build().status == 0
    assert twice.again()["pieces of work done"] == 0

    path = twice.paths(".md")[0]
    twice.body(path, "Other words.")
    assert counts(twice.build())["files read"] == 1
    assert twice.check() == 0


def test_a_build_that_is_refused_leaves_nothing_that_another_process_has_written(twice: Twice) -> None:
    twice.env["ASIDE"] = "1"
    assert twice.build().status == 0
    before = twice.state()
    twice.memory.unlink()
    for folder in twice.items("news", "events"):
        twice.forget(folder)
    twice.settings["ALLOW_SHRINK"] = "false"

    made = twice.build()

    assert made.status == 1, made.messages
    assert "the last one had" in made.messages
    assert twice.state() == before
    assert twice.beside() <= STAYING - {twice.memory.name}
