"""The desk as a browser finds it: shown, written to, and closed to all but this computer."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.editing.answered import answered
from tests.tools import ROOT

VISIT = "/_desk/news/visit/lt"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]

    def value(self, name: str) -> str:
        """Return what a control holds."""
        found = re.search(rf'<input[^>]* name="{name}"[^>]* value="([^"]*)"', self.text) or re.search(
            rf'<textarea[^>]* name="{name}"[^>]*>\n(.*?)</textarea>', self.text, re.DOTALL
        )
        assert found, f"there is no {name}"
        return unescape(found[1])

    def sent(self, **changes: str) -> dict[str, list[str]]:
        """Return what a browser would send of this form, with other values in some controls."""
        form = self.text.partition("<form")[2].partition("</form>")[0]
        sent: dict[str, list[str]] = {}
        for tag in re.findall(r"<input[^>]*>", form):
            found = dict(re.findall(r' (\w+)="([^"]*)"', tag))
            if (
                "name" in found
                and found.get("type") != "file"
                and (found.get("type") != "checkbox" or " checked" in tag)
            ):
                sent.setdefault(found["name"], []).append(unescape(found.get("value", "")))
        for name, words in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
            sent[name] = [unescape(words)]
        for name, options in re.findall(r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
            sent[name] = [unescape(each) for each in re.findall(r'value="([^"]*)"[^>]* selected', options)]
        return sent | {name: [value] for name, value in changes.items()}


@dataclass
class Client:
    """A browser, as far as it matters here."""

    port: int
    content: Path
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Host": f"127.0.0.1:{self.port}", **{name.replace("_", "-"): each for name, each in more.items()}}
        connection.request(method, path, body or None, sent)
        response: HTTPResponse = connection.getresponse()
        data = response.read().decode("utf-8", errors="replace")
        connection.close()
        return Answer(response.status, data, dict(response.getheaders()))

    def get(self, path: str, **more: str) -> Answer:
        return self.ask("GET", path, b"", **more)

    def post(self, path: str, sent: dict[str, list[str]], **more: str) -> Answer:
        origin = {"Origin": f"http://127.0.0.1:{self.port}", **more}
        body = urlencode(sent, doseq=True).encode()
        return self.ask("POST", path, body, Content_Type="application/x-www-form-urlencoded", **origin)

    def send_files(self, path: str, sent: dict[str, list[str]], **files: bytes) -> Answer:
        parts = [
            f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
            for name, values in sent.items()
            for value in values
        ]
        parts += [
            f'Content-Disposition: form-data; name="files"; filename="{name.replace("__", ".")}"\r\n\r\n'.encode()
            + data
            for name, data in files.items()
        ]
        body = b"".join(b"--edge\r\n" + part + b"\r\n" for part in parts) + b"--edge--\r\n"
        origin = f"http://127.0.0.1:{self.port}"
        return self.ask("POST", path, body, Content_Type="multipart/form-data; boundary=edge", Origin=origin)

    def text(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Client]:
    """A desk before a copy of the tests' site; each test has its own."""
    with answered(tmp_path, "en") as port:
        yield Client(port, tmp_path / "content")


def test_the_first_page_leads_to_every_form(desk: Client) -> None:
    page = desk.get("/_desk/")

    assert page.status == 200
    links = set(re.findall(r'href="(/_desk/[a-z]+/[a-z]+/(?:lt|nb|en))"', page.text))
    folders = {f"{path.parent.parent.name}/{path.parent.name}" for path in desk.content.glob("*/*/index.*.md")}
    assert links == {f"/_desk/{each}/{lang}" for each in folders for lang in ("lt", "nb", "en")}
    assert all(f'href="/_desk/new/{kind}"' in page.text for kind in ("news", "event", "partner", "topic", "page"))


def test_no_page_is_loaded_anew_while_somebody_writes_in_it(desk: Client) -> None:
    """livereload puts its script before the end of the head."""
    for path in ("/_desk/", VISIT, "/_desk/new/event", "/_desk/news/only/lt"):
        assert "</head>" not in desk.get(path).text


def test_what_is_saved_unchanged_leaves_every_file_as_it_was(desk: Client) -> None:
    before = {path: path.read_bytes() for path in desk.content.rglob("*.md")}

    for path in sorted(before):
        kind, item, name = path.parts[-3:]
        form = desk.get(address := f"/_desk/{kind}/{item}/{name.split('.')[1]}")
        answer = desk.post(address, form.sent())
        assert (answer.status, answer.headers["Location"]) == (303, f"{address}?saved")

    assert {path: path.read_bytes() for path in desk.content.rglob("*.md")} == before


def test_what_is_written_is_in_the_file_and_the_form_shows_it(desk: Client) -> None:
    form = desk.get(VISIT)
    sent = form.sent(title='„Vizitas“ <b> & "kt."', text="Pirma.\r\n\r\nAntra.\r\n")

    answer = desk.post(VISIT, sent)

    assert answer.status == 303
    assert 'Title: „Vizitas“ <b> & "kt."\n' in desk.text("news/visit/index.lt.md")
    assert desk.text("news/visit/index.lt.md").endswith("\n\nPirma.\n\nAntra.\n")
    again = desk.get(answer.headers["Location"])
    assert again.value("title") == '„Vizitas“ <b> & "kt."'
    assert "Saved." in again.text


def test_a_fault_is_told_at_its_field_and_what_was_written_is_kept(desk: Client) -> None:
    form = desk.get(VISIT)
    assert 'aria-invalid="true"' not in form.text

    answer = desk.get(desk.post(VISIT, form.sent(title="")).headers["Location"])

    assert answer.value("title") == ""
    assert '<a href="#f-title">“Title” is missing; add a line like “Title: A day in Oslo”</a>' in answer.text
    assert re.search(r'id="f-title"[^>]* aria-describedby="told-title hint-title" aria-invalid="true"', answer.text)
    assert "the site cannot be built" in answer.text.lower()
    assert "visit" in desk.get("/_desk/").text.partition("These faults")[2].partition("</ul>")[0]


def test_one_can_look_at_the_page_at_once_unless_something_is_wrong(desk: Client) -> None:
    form = desk.get(VISIT)
    see = re.search(r'<a href="(/[^_"][^"]*)">Look at the page</a>', form.text)
    assert see

    assert desk.post(VISIT, form.sent(then="see")).headers["Location"] == see[1]
    assert desk.post(VISIT, form.sent(then="see", title="")).headers["Location"] == f"{VISIT}?saved"


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


def test_pictures_come_in_and_are_shown(desk: Client) -> None:
    picture = (ROOT / "tests/site/content/news/visit").glob("*.jpg")
    data = next(picture, ROOT / "docs/home.png").read_bytes()

    answer = desk.send_files(VISIT, desk.get(VISIT).sent(), Grupė__JPG=data, Planas__pdf=b"%PDF", bad__exe=b"1")

    assert answer.status == 422
    assert "bad.exe is not taken" in answer.text
    assert (desk.content / "news/visit/grupe.jpg").read_bytes() == data
    assert "![what it shows](grupe.jpg)" in answer.text
    assert "<code>[what it is](planas.pdf)</code>" in answer.text
    shown = desk.get("/_desk/news/visit/file/grupe.jpg")
    assert (shown.status, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert desk.get("/_desk/news/visit/file/index.lt.md").status == 404
    assert desk.get("/_desk/news/visit/file/planas.pdf").status == 404
    assert desk.get("/_desk/news/visit/file/..%2Fonly%2Findex.lt.md").status == 404


def test_a_translation_is_begun_and_then_open(desk: Client) -> None:
    here = "/_desk/news/only/lt"
    assert "Begin the translation" in desk.get(here).text

    answer = desk.post(f"{here}/begin", {"source": ["nb"]})

    assert (answer.status, answer.headers["Location"]) == (303, here)
    assert "Translated-from: nb" in desk.text("news/only/index.lt.md")
    form = desk.get(here)
    assert form.value("title")
    assert '<details class="group" open><summary><h2 lang="nb">' in form.text, "what it is translated from"
    assert desk.post(f"{here}/begin", {"source": ["nb"]}).status == 422


def test_a_translation_is_said_to_hold(desk: Client) -> None:
    here = "/_desk/news/only/lt"
    desk.post(f"{here}/begin", {"source": ["nb"]})
    assert 'name="holds"' not in desk.get(here).text
    desk.post("/_desk/news/only/nb", desk.get("/_desk/news/only/nb").sent(summary="Kas nauja"))
    form = desk.get(here)
    assert 'name="holds" value="nb"' in form.text
    assert desk.post(here, form.sent()).status == 303
    assert 'name="holds"' in desk.get(here).text, "it is not said by saving alone"

    assert desk.post(here, form.sent(holds="nb")).status == 303
    assert 'name="holds"' not in desk.get(here).text


@pytest.mark.parametrize("lang", ["lt", "nb"])
def test_a_new_item_is_asked_for_what_it_needs(desk: Client, lang: str) -> None:
    sent = {lang: ["Mokymai Biržuose"], "type": ["training"], "starts": ["2016-12-14"], "starts.time": ["10:00"]}

    answer = desk.post("/_desk/new/event", sent)

    where = f"events/2016-12-mokymai-birzuose/index.{lang}.md"
    assert (answer.status, answer.headers["Location"]) == (303, f"/_desk/events/2016-12-mokymai-birzuose/{lang}")
    assert "\nTitle: Mokymai Biržuose\n" in desk.text(where)
    assert "\nStarts: 2016-12-14 10:00\n" in desk.text(where)
    assert "\nDraft: yes\n" in desk.text(where)
    form = desk.get(answer.headers["Location"])
    assert desk.post(answer.headers["Location"], form.sent(venue="Biblioteka")).status == 303
    assert "\nVenue: Biblioteka\n" in desk.text(where)
    again = desk.post("/_desk/new/event", sent)
    assert again.status == 422
    assert f'<a href="{answer.headers["Location"]}">2016-12-mokymai-birzuose</a>' in again.text
    assert again.value(lang) == "Mokymai Biržuose"


@pytest.mark.parametrize(
    ("title", "folder"),
    [("Кіно", "kino|2016-12"), ("???", "2016-12"), ("x" * 300, "2016-12-x{82}"), ("A\nDraft: no", ".*")],
)
def test_whatever_a_title_is_made_of_there_is_a_folder_for_it(desk: Client, title: str, folder: str) -> None:
    answer = desk.post("/_desk/new/news", {"en": [title], "date": ["2016-12-14"]})

    assert answer.status == 303
    made = answer.headers["Location"].split("/")[-2]
    assert re.fullmatch(folder, made)
    assert f"\nTitle: {' '.join(title.split())}\n" in desk.text(f"news/{made}/index.en.md")


def test_a_new_item_without_what_it_needs_is_not_made_and_nothing_is_lost(desk: Client) -> None:
    before = sorted(desk.content.rglob("*"))

    nameless = desk.post("/_desk/new/event", {"type": ["training"], "starts": ["2016-12-14"]})
    dateless = desk.post("/_desk/new/event", {"en": ["A training"], "starts.time": ["10:00"]})

    assert (nameless.status, dateless.status) == (422, 422)
    assert "Write the title in one language at least." in nameless.text
    assert nameless.value("starts") == "2016-12-14"
    assert "“Type of event” is missing" in dateless.text
    assert "is a time without a date" in dateless.text
    assert dateless.value("en") == "A training"
    assert sorted(desk.content.rglob("*")) == before


def test_a_file_whose_header_is_none_is_mended_as_a_whole(desk: Client) -> None:
    file = desk.content / "news/visit/index.lt.md"
    good = file.read_text()
    file.write_text(f"---\n{good}")

    form = desk.get(VISIT)
    assert form.value("whole") == f"---\n{good}"
    assert "does not belong here" in unescape(form.text)
    assert desk.post(VISIT, form.sent(whole=good.replace("\n", "\r\n"))).status == 303

    assert file.read_text() == good
    assert desk.get(VISIT).value("title")


@pytest.mark.parametrize("line", ["Title: Antras", "Categry: x", "    Author: Ona"])
def test_what_no_field_has_is_mended_in_the_whole_file(desk: Client, line: str) -> None:
    file = desk.content / "news/visit/index.lt.md"
    good = file.read_text()
    file.write_text(good.replace("\n\n", f"\n{line}\n\n", 1))

    assert f'<a href="{VISIT}?whole">' in desk.get(VISIT).text
    assert f'<a href="{VISIT}?whole">index.lt.md: ' in desk.get("/_desk/news/visit/en").text
    form = desk.get(f"{VISIT}?whole")
    assert line in form.value("whole")
    assert desk.post(VISIT, form.sent(whole=good)).headers["Location"] == f"{VISIT}?saved"
    assert file.read_text() == good


def test_of_a_whole_file_too_nothing_is_written_over_unseen(desk: Client) -> None:
    file = desk.content / "news/visit/index.lt.md"
    file.write_text("---\nA\n")
    form = desk.get(VISIT)
    file.write_text("---\nB\n")

    answer = desk.post(VISIT, form.sent(whole="---\nC\n"))

    assert (answer.status, answer.value("whole"), file.read_text()) == (409, "---\nC\n", "---\nB\n")


def test_a_file_that_is_no_utf_8_is_told_of(desk: Client) -> None:
    (desk.content / "news/visit/index.lt.md").write_bytes("Title: Ąžuolas\n\nA\n".encode("cp1257"))

    page = desk.get(VISIT)

    assert page.status == 200
    assert "Save it again as UTF-8" in page.text
    assert "<form" not in page.text


@pytest.mark.parametrize(
    "path",
    ["/_desk/news/none/lt", "/_desk/news/visit/de", "/_desk/secrets/x/lt", "/_desk/new/project", "/_desk/news/../lt"],
)
def test_what_is_not_there_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(path).status == 404


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}, {"Host": "evil.example:8000"}],
)
def test_another_site_cannot_write(desk: Client, headers: dict[str, str]) -> None:
    sent = desk.get(VISIT).sent(title="Kitas")
    before = desk.text("news/visit/index.lt.md")

    assert desk.post(VISIT, sent, **headers).status == 403
    assert desk.ask("POST", VISIT, urlencode(sent, doseq=True).encode()).status == 403, "nor who does not say"
    assert desk.text("news/visit/index.lt.md") == before


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("evil.example", 403)],
)
def test_the_desk_answers_to_names_of_this_computer_alone(desk: Client, host: str, status: int) -> None:
    assert desk.get("/_desk/form.js", Host=host).status == status


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_another_computer_is_not_answered(desk: Client, address: str) -> None:
    """`serve --host 0.0.0.0` lets a phone see the site, and write nothing."""
    assert desk.get("/_desk/form.js", X_Real_Ip="127.0.0.1").status == 200
    assert desk.get("/_desk/form.js", X_Real_Ip=address).status == 403


def test_pages_load_nothing_from_elsewhere_and_stand_in_no_frame(desk: Client) -> None:
    policy = desk.get(VISIT).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r'(?:src|href)="(?:https?:)?//', desk.get(VISIT).text)


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


def test_facts_that_differ_are_made_to_agree_when_somebody_says_so(desk: Client) -> None:
    for lang, day in (("lt", "2016-11-17"), ("en", "2016-11-18")):
        path = desk.content / f"news/visit/index.{lang}.md"
        lines = [line for line in path.read_text().split("\n") if not line.startswith("Date:")]
        path.write_text("\n".join([lines[0], f"Date: {day}", *lines[1:]]))
    form = desk.get(VISIT)
    assert 'name="agreed" value="date"' in form.text
    assert form.value("date") == "2016-11-17"

    desk.post(VISIT, form.sent())
    assert "Date: 2016-11-18" in desk.text("news/visit/index.en.md"), "nobody has said that it is wrong"
    desk.post(VISIT, form.sent(agreed="date"))

    assert "Date: 2016-11-17" in desk.text("news/visit/index.en.md")
    assert 'name="agreed"' not in desk.get(VISIT).text


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


def test_links_lead_nobody_out_of_content(desk: Client, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    shutil.copytree(desk.content / "news/visit", outside)
    before = {path: path.read_bytes() for path in outside.iterdir()}
    (desk.content / "news/elsewhere").symlink_to(outside)
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (desk.content / "news/visit/.index.lt.md.swp").symlink_to(secret)  # in whose name one could write aside

    assert desk.get("/_desk/news/elsewhere/lt").status == 404
    assert desk.post("/_desk/news/elsewhere/lt/begin", {"source": ["lt"]}).status == 404
    assert desk.post(VISIT, desk.get(VISIT).sent(title="Kitas")).status == 303
    assert desk.send_files("/_desk/news/elsewhere/lt", desk.get(VISIT).sent(), a__pdf=b"1").status == 409

    assert {path: path.read_bytes() for path in outside.iterdir()} == before
    assert secret.read_text() == "secret"


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
