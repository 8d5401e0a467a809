"""What is weak in links that lead out of the site, asked for in the network: only where an editor wants to know."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import string
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from plugins.checks import Check, Evidence
from plugins.model.catalogue import Catalogue
from plugins.model.problem import N_, Problem, advice

Ask = Callable[[str], str]
"""An address -> "" where somebody answers, else what came instead: a status like "404", or a key of `_INSTEAD`."""

AT_ONCE = 16
EACH = 10.0  # seconds
ALL = 60.0  # seconds: what has not answered by then is not judged
FRESH = 24 * 3600.0  # seconds for which a good answer holds

_BROWSER = {"User-Agent": "Mozilla/5.0 (compatible; socialcluster.lt link check)", "Accept": "text/html,*/*"}
_INSTEAD = {
    "nobody": N_("{address} leads to a site that there is not"),
    "late": N_("{address} does not answer in time"),
    "certificate": N_("{address} has no valid certificate, and browsers warn of it"),
    "silent": N_("{address} does not answer"),
}
# Somebody is there, but does not talk to programs.
_THERE = frozenset({401, 403, 405, 406, 429, 503, 999})


@dataclass(frozen=True, kw_only=True)
class Memory:
    """Good answers of earlier runs, in a file that may vanish at any time."""

    path: Path
    now: float  # seconds since 1970

    def good(self) -> set[str]:
        """Return the addresses that answered lately."""
        return {address for address, when in self._read().items() if self.now - FRESH < when <= self.now}

    def keep(self, addresses: Iterable[str]) -> None:
        """Remember that `addresses` have answered now."""
        kept = {address: when for address, when in self._read().items() if self.now - FRESH < when <= self.now}
        kept.update(dict.fromkeys(addresses, self.now))
        with contextlib.suppress(OSError):  # then they are asked again the next time, and that is all
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(dict(sorted(kept.items())), indent=0), encoding="utf-8")

    def _read(self) -> Mapping[str, float]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def ask(address: str) -> str:
    """Ask for `address`: its head, else its body, as some servers know only that."""
    answer, sent = "", quote(address, safe=string.punctuation)  # as browsers do: only letters beyond ASCII are others
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(sent, method=method, headers=_BROWSER)  # noqa: S310  (http and https only)
        try:
            with urllib.request.urlopen(request, timeout=EACH):  # noqa: S310
                return ""
        except urllib.error.HTTPError as error:
            if error.code in _THERE:
                return ""
            answer = str(error.code)
        except (OSError, HTTPException, ValueError) as error:
            return _instead(getattr(error, "reason", error))
    return answer


def _instead(reason: object) -> str:
    """Return in a word why nobody answered: what systems say of it is English, and means little to an editor."""
    for kind, word in (
        (ssl.SSLCertVerificationError, "certificate"),
        (socket.gaierror, "nobody"),
        (TimeoutError, "late"),
    ):
        if isinstance(reason, kind):
            return word
    return "silent"


def link_unreachable(memory: Memory, asking: Ask = ask, seconds: float = ALL) -> Check:
    """Return the check that asks every outside address once, many at a time."""

    def unreachable(_: Catalogue, evidence: Evidence) -> Iterable[Problem]:
        """Tell of an outside link that nobody answers at.

        Bad: `[Gairės](https://gone.example/gaires.pdf)`
        Good: `[Gairės](https://www.example.org/gaires.pdf)`
        """
        places = _places(evidence)
        answers = _answers(sorted(set(places) - memory.good()), asking, seconds)
        memory.keep(address for address, answer in answers.items() if not answer)
        for address, answer in answers.items():
            for path, line in places[address] if answer else ():
                yield advice(
                    path, line, "link-unreachable",
                    _INSTEAD.get(answer) or N_("{address} answers with the error {answer}"),
                    N_("correct the address, or take the link out"), address=address, answer=answer,
                )  # fmt: skip

    return unreachable


def _answers(addresses: Iterable[str], asking: Ask, seconds: float) -> dict[str, str]:
    pool = ThreadPoolExecutor(AT_ONCE)
    asked: dict[str, Future[str]] = {address: pool.submit(asking, address) for address in addresses}
    done, _ = wait(asked.values(), timeout=seconds)
    pool.shutdown(wait=False, cancel_futures=True)
    return {address: future.result() for address, future in asked.items() if future in done}


def _places(evidence: Evidence) -> dict[str, list[tuple[PurePosixPath, int]]]:
    found: dict[str, list[tuple[PurePosixPath, int]]] = {}
    for writing in evidence.writings:
        for address, line in writing.addresses:
            if address.startswith(("http://", "https://")):
                found.setdefault(address.partition("#")[0], []).append((writing.source.path, line))
    return found
