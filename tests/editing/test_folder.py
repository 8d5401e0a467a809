"""An item's folder: texts are written back in the manner that they had, and what comes in harms nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.drafting import Refused
from plugins.editing.folder import Folder, look, take_in, write
from plugins.picturing.unusable import UnusableError

LANGS = ("lt", "nb", "en")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "content/news/x"
    folder.mkdir(parents=True)
    (folder / "index.lt.md").write_bytes(b"Title: A\n\nB\n")
    return folder


def at(place: Path) -> Folder:
    return look(place.parents[1], "news", "x", LANGS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Title: A\n\nB\n", b"Title: C\n\nB\n"),
        (b"Title: A\r\n\r\nB\r\n", b"Title: C\r\n\r\nB\r\n"),
        (b"\xef\xbb\xbfTitle: A\r\n\r\nB\r\n", b"\xef\xbb\xbfTitle: C\r\n\r\nB\r\n"),
        (b"Title: A\r\rB\r", b"Title: C\n\nB\n"),  # as nobody's editor has written since 2001
    ],
)
def test_lines_end_as_they_did(place: Path, before: bytes, after: bytes) -> None:
    (place / "index.lt.md").write_bytes(before)
    folder = at(place)

    write(folder, "lt", folder.texts["lt"].written.replace("A", "C"))

    assert (place / "index.lt.md").read_bytes() == after


def test_a_file_keeps_its_mode_and_leaves_nothing_beside_it(place: Path) -> None:
    (place / "index.lt.md").chmod(0o640)

    write(at(place), "lt", "Title: C\n\nB\n")

    assert (place / "index.lt.md").stat().st_mode & 0o777 == 0o640
    assert [each.name for each in place.iterdir()] == ["index.lt.md"]


def test_a_text_that_cannot_be_replaced_stays_and_so_does_the_folder(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = at(place)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(folder, "lt", "Title: C\n")

    assert [each.name for each in place.iterdir()] == ["index.lt.md"]
    assert (place / "index.lt.md").read_bytes() == b"Title: A\n\nB\n"


def test_the_digest_is_another_once_any_text_is(place: Path) -> None:
    first = at(place).digest
    (place / "group.jpg").write_bytes(b"1")
    assert at(place).digest == first
    (place / "index.nb.md").write_text("Title: D\n")
    second = at(place).digest
    assert second != first
    (place / "index.nb.md").write_text("Title: E\n")
    assert at(place).digest not in {first, second}


def test_what_is_no_utf_8_is_told_apart_and_what_is_a_link_is_not_followed(place: Path, tmp_path: Path) -> None:
    (place / "index.nb.md").write_bytes("Title: Ø\n".encode("latin-1"))
    (tmp_path / "secret").write_text("Title: S\n")
    (place / "index.en.md").symlink_to(tmp_path / "secret")
    (place / "secret.pdf").symlink_to(tmp_path / "secret")

    folder = at(place)

    assert (list(folder.texts), [*folder.unreadable], folder.files) == (["lt"], ["nb"], ())


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("IMG 0123.JPG", "img-0123.jpg"),
        (r"C:\Nuotraukos\Grupė Osle.jpeg", "grupe-osle.jpeg"),
        ("../../../secret.pdf", "secret.pdf"),
        ("Программа.pdf", "file.pdf"),
        (".svg", "file.svg"),
        ("AUX.png", "aux-1.png"),
        (f"{'x' * 300}.png", f"{'x' * 90}.png"),
    ],
)
def test_a_name_is_made_fit_for_an_address(place: Path, name: str, called: str) -> None:
    assert take_in(at(place), name, b"1") == called
    assert (place / called).read_bytes() == b"1"
    assert called in at(place).files


def test_nothing_is_written_over_and_what_is_sent_twice_is_there_once(place: Path) -> None:
    (place / "Group.jpg").write_bytes(b"1")

    names = [take_in(at(place), "group.jpg", data) for data in (b"1", b"2", b"3", b"2")]

    assert names == ["Group.jpg", "group-2.jpg", "group-3.jpg", "group-2.jpg"]
    assert (place / "Group.jpg").read_bytes() == b"1"


@pytest.mark.parametrize("name", ["index.nb.md", "run.exe", "page.html", "noending", ""])
def test_what_is_not_published_is_not_taken(place: Path, name: str) -> None:
    with pytest.raises(Refused):
        take_in(at(place), name, b"1")

    assert [each.name for each in place.iterdir()] == ["index.lt.md"]


def test_of_an_old_document_it_is_told_what_to_save_it_as(place: Path) -> None:
    with pytest.raises(Refused) as refused:
        take_in(at(place), "Programa.DOC", b"1")

    assert "Save it as .docx" in refused.value.told("en")


def test_a_picture_that_browsers_do_not_show_is_not_taken(place: Path) -> None:
    with pytest.raises(UnusableError) as refused:
        take_in(at(place), "SCAN_1.TIF", b"1")

    assert refused.value.values == {"format": "TIFF"}


def test_a_photo_from_a_phone_is(place: Path) -> None:
    assert take_in(at(place), "IMG_1.HEIC", b"1") == "img-1.heic"


def test_what_is_too_large_is_not_taken(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.editing.folder.MOST", 3)

    with pytest.raises(Refused):
        take_in(at(place), "a.jpg", b"1234")
    assert take_in(at(place), "a.jpg", b"123") == "a.jpg"
