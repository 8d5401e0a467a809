"""A browser, as far as forms are concerned: what it shows of one, and what it sends back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

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
