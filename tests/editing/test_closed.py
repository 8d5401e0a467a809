"""The desk is closed to all but this computer, and to all but its own pages and the folder of contents."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.editing.client import VISIT, Client


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
