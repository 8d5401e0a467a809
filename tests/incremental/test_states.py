"""Whatever is done to content, theme, settings, memory and output: the next build makes what a build from nothing makes.

A few dozen edits in every run, always the same; `STATES=200 python3 tasks.py test tests/incremental/test_states.py`
tries as many sequences of them, new ones each time.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests import forking
from tests.incremental.edits import (
    BODIES,
    COLOURS,
    FILES,
    HEADERS,
    KINDS,
    LANGUAGES,
    MOMENTS,
    NAMES,
    NEW,
    OF_KIND,
    WORDS,
)
from tests.incremental.staying import Staying
from tests.incremental.twice import Twice, picture

COUNT = int(os.environ.get("STATES", "3"))
STEPS = 8 if COUNT <= 3 else 16

which = st.integers(0, 99)  # one of however many there are
at_once = st.sampled_from([True, True, True, False])  # whether a build follows, or another edit


def one_of(found: Sequence[Any], number: int) -> Any:
    return found[number % len(found)]


class Site(RuleBasedStateMachine):
    """A site under edits. An edit that is a fault is told in both builds alike, and taken back."""

    builder: forking.Builder  # set by the test
    way: type[Twice] = Twice  # in which it is built again

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="states-"))
        self.old_memory = b""

    @initialize(old_files=st.booleans())
    def begin(self, *, old_files: bool) -> None:
        self.site = self.way(self.folder / "twice", self.builder, old_files=old_files)
        self.good = self.site.kept()
        assert self.site.check() == 0

    def teardown(self) -> None:
        try:
            if hasattr(self, "site"):
                self.build()
        finally:
            if hasattr(self, "site"):
                self.site.end()
            shutil.rmtree(self.folder)

    def build(self) -> None:
        if self.site.check():
            self.site.back_to(self.good)
            self.site.settings.clear()
            assert self.site.check() == 0, "what was good is not any more"
        self.good = self.site.kept()

    def edited(self, *, now: bool) -> None:
        if now:
            self.build()

    # Content.

    @rule(file=which, text=st.sampled_from(BODIES), now=at_once)
    def other_body(self, file: int, text: str, *, now: bool) -> None:
        self.site.body(one_of(self.site.paths(".md"), file), text)
        self.edited(now=now)

    @rule(file=which, data=st.data(), now=at_once)
    def other_header(self, file: int, data: st.DataObject, *, now: bool) -> None:
        path = one_of(self.site.paths(".md"), file)
        name = data.draw(st.sampled_from(sorted(OF_KIND[path.split("/")[0]])))
        self.site.header(path, name, data.draw(st.sampled_from(HEADERS[name])))
        self.edited(now=now)

    @rule(file=which, name=st.sampled_from(["Title", "Summary"]), text=st.sampled_from(WORDS), now=at_once)
    def other_words(self, file: int, name: str, text: str, *, now: bool) -> None:
        self.site.header(one_of(self.site.paths(".md"), file), name, text)
        self.edited(now=now)

    @rule(
        kind=st.sampled_from(KINDS),
        name=st.sampled_from(NAMES),
        langs=st.sets(st.sampled_from(LANGUAGES), min_size=1),
        now=at_once,
    )
    def new_item(self, kind: str, name: str, langs: set[str], *, now: bool) -> None:
        first, *others = sorted(langs)
        for lang in others:
            self.site.write(f"{kind}/{name}/index.{lang}.md", f"Title: {name} ({lang})\n\nWords in {lang}.\n")
        self.site.write(f"{kind}/{name}/index.{first}.md", NEW[kind].format(name=name))
        self.edited(now=now)

    @rule(item=which, lang=st.sampled_from(LANGUAGES), now=at_once)
    def new_translation(self, item: int, lang: str, *, now: bool) -> None:
        path = f"{one_of(self.site.items(*KINDS), item)}/index.{lang}.md"
        if path not in self.site.paths():
            self.site.write(path, f"Title: Translated to {lang}\n\nWords in {lang}.\n")
        self.edited(now=now)

    @rule(file=which, now=at_once)
    def one_language_less(self, file: int, *, now: bool) -> None:
        self.site.remove(one_of(self.site.paths(".md"), file))
        self.edited(now=now)

    @rule(item=which, now=at_once)
    def one_item_less(self, item: int, *, now: bool) -> None:
        self.site.forget(one_of(self.site.items(*KINDS), item))
        self.edited(now=now)

    @rule(item=which, name=st.sampled_from(NAMES), now=at_once)
    def another_name(self, item: int, name: str, *, now: bool) -> None:
        folder = one_of(self.site.items(*KINDS), item)
        if not (self.site.content / folder.partition("/")[0] / name).exists():
            self.site.rename(folder, name)
        self.edited(now=now)

    @rule(event=which, whether=st.booleans(), now=at_once)
    def cancelled(self, event: int, *, whether: bool, now: bool) -> None:
        folders = self.site.items("events")
        if folders:
            path = next(path for path in self.site.paths(".md") if path.startswith(f"{one_of(folders, event)}/"))
            self.site.header(path, "Status", "cancelled" if whether else None)
            self.site.header(path, "Notice", "Too much snow." if whether else None)
        self.edited(now=now)

    @rule(item=which, name=st.sampled_from(FILES), colour=st.sampled_from((*COLOURS, "")), now=at_once)
    def other_file(self, item: int, name: str, colour: str, *, now: bool) -> None:
        """A picture or download comes, or is another, or goes."""
        path = f"{one_of(self.site.items('news', 'events'), item)}/{name}"
        if colour:
            kind = {"png": "PNG", "jpg": "JPEG"}.get(name.rpartition(".")[2])
            self.site.write(path, picture(colour, kind) if kind else f"%PDF-1.4 {colour:9}")
        elif path in self.site.paths():
            self.site.remove(path)
        self.edited(now=now)

    @rule(item=which, colour=st.sampled_from(COLOURS), where=st.sampled_from(["text", "header", "link"]), now=at_once)
    def shown_file(self, item: int, colour: str, where: str, *, now: bool) -> None:
        folder = one_of(self.site.items("news", "events", "pages"), item)
        path = next(path for path in self.site.paths(".md") if path.startswith(f"{folder}/"))
        if where == "link":
            self.site.write(f"{folder}/one.pdf", f"%PDF-1.4 {colour:9}")
            self.site.body(path, "Words, and [a file](one.pdf).")
        else:
            self.site.write(f"{folder}/one.png", picture(colour))
        if where == "text":
            self.site.body(path, "Words, and a picture:\n\n![A wall](one.png)")
        elif where == "header":
            self.site.header(path, "Image", "one.png")
            for each in self.site.paths(".md"):
                if each.startswith(f"{folder}/"):
                    self.site.header(each, "Image_alt", "A wall")
        self.edited(now=now)

    # What it is built with.

    @rule(moment=st.sampled_from(MOMENTS), now=at_once)
    def another_moment(self, moment: str, *, now: bool) -> None:
        self.site.settings["NOW"] = json.dumps(moment)
        self.edited(now=now)

    @rule(file=which, text=st.sampled_from(["<!-- one -->", "<!-- other -->"]))
    def another_template(self, file: int, text: str) -> None:
        folder = self.site.own_theme() / "templates"
        place = one_of(sorted(folder.rglob("*.html")), file)
        place.write_text(place.read_text(encoding="utf-8").replace("<p", f"{text}<p"), encoding="utf-8")
        self.build()

    @rule(
        file=st.sampled_from(["css/components/card.css", "css/base.css", "js/search.js"]),
        text=st.sampled_from(["a", "b"]),
    )
    def another_asset(self, file: str, text: str) -> None:
        folder = self.site.own_theme() / "static"
        place = folder / file if (folder / file).exists() else one_of(sorted(folder.rglob("*.css")), len(file))
        said = place.read_text(encoding="utf-8")
        place.write_text(f"{said}\n.{text} {{ color: red }}\n" if place.suffix == ".css" else f"{said}\n// {text}\n")
        self.build()

    @rule(size=st.sampled_from(["2", "3", "10"]))
    def another_page_size(self, size: str) -> None:
        self.site.env["PAGE_SIZE"] = size
        self.build()

    @rule(url=st.sampled_from(["https://small.example", "http://127.0.0.1:8000"]))
    def another_address(self, url: str) -> None:
        self.site.settings["SITEURL"] = json.dumps(url)
        self.build()

    @rule(shown=st.booleans())
    def drafts(self, *, shown: bool) -> None:
        self.site.settings["DRAFTS"] = json.dumps(shown)
        self.build()

    # Accidents.

    @rule()
    def nothing(self) -> None:
        self.build()
        told = self.site.again()
        assert told["files written"] == 0
        # Pictures and downloads are looked at once more when they are old enough for their stamps to be trusted.
        assert told["pieces of work done"] <= (0 if self.site.old_files else 2)

    @rule(how=st.sampled_from(["gone", "cut", "flipped", "older", "empty"]), place=st.floats(0, 1, exclude_max=True))
    def damaged_memory(self, how: str, place: float) -> None:
        file = self.site.memory
        data = file.read_bytes() if file.exists() else b""
        at = int(place * len(data))
        if how == "gone":
            file.unlink(missing_ok=True)
        elif how == "cut":
            file.write_bytes(data[:at])
        elif how == "flipped" and data:
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        elif how == "older" and self.old_memory:
            file.write_bytes(self.old_memory)
        elif how == "empty":
            file.write_bytes(b"")
        self.old_memory = data
        self.build()

    @rule(
        how=st.sampled_from(
            [
                "file gone",
                "file edited",
                "file more",
                "folder more",
                "folder gone",
                "file for folder",
                "folder for file",
                "all gone",
            ]
        ),
        number=which,
        now=at_once,
    )
    def damaged_output(self, how: str, number: int, *, now: bool) -> None:
        output = self.site.output
        files = sorted(path for path in output.rglob("*") if path.is_file())
        if files:
            file = one_of(files, number * 7)
            self._damage(how, file, file.parent)
        self.edited(now=now)

    def _damage(self, how: str, file: Path, folder: Path) -> None:
        if how in {"file gone", "folder for file"}:
            file.unlink()
        if how == "file edited":
            file.write_bytes(b"edited")
        elif how == "file more":
            (folder / "more.html").write_text("more")
        elif how == "folder more":
            (folder / "more" / "and more").mkdir(parents=True, exist_ok=True)
            (folder / "more" / "and more" / "more.html").write_text("more")
        elif how in {"folder gone", "file for folder"} and folder != self.site.output:
            shutil.rmtree(folder)
            if how == "file for folder":
                folder.write_text("a file")
        elif how == "folder for file":
            (file / "inside").mkdir(parents=True)
            (file / "inside" / "more.txt").write_text("more")
        elif how == "all gone":
            shutil.rmtree(self.site.output)

    @rule(at=st.integers(1, 80))
    def killed(self, at: int) -> None:
        """A build that is killed before the `at`-th time that it changes something on the disk."""
        made = self.site.build(DIE=str(at))
        assert made.status in {0, 1, -9}, made.messages
        self.build()

    @rule(at=st.integers(1, 40), file=which, edit=st.sampled_from(["Title", "Slug"]))
    def killed_after_an_edit(self, at: int, file: int, edit: str) -> None:
        self.site.header(one_of(self.site.paths(".md"), file), edit, f"killed-{at}")
        self.killed(at)


class Preview(Site):
    """The same, built by a process that stays."""

    way = Staying


@pytest.mark.slow
@pytest.mark.parametrize("kind", [Site, Preview])
def test_a_build_after_any_edits_is_the_build_from_nothing(warm: forking.Builder, kind: type[Site]) -> None:
    kind.builder = warm
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=COUNT,
            stateful_step_count=STEPS,
            derandomize=COUNT <= 3,  # the same few in every run; the many are new each time
            database=None,
            print_blob=True,
            phases=[Phase.generate] if "SHRINK" not in os.environ else [Phase.generate, Phase.shrink],
            suppress_health_check=[
                HealthCheck.too_slow,  # each step is a build or two
                HealthCheck.data_too_large,  # sequences are long on purpose
                HealthCheck.filter_too_much,  # nothing is filtered by us
            ],
        ),
    )
