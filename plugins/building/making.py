"""One piece of work done: its pages rendered from what they are given, and an account of what was asked for.

A template sees its arguments and nothing else, so what stands for the arguments (each item by the ledger's value for
it, all else by its own value) tells whether a page would be another. That is looked at where work makes many pages and
an edit changes few; elsewhere the account alone says enough.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import jinja2

from plugins.building.fragments import is_lasting
from plugins.building.work import Done, Made, Work
from plugins.model.catalogue import Catalogue
from plugins.model.item import Item
from plugins.model.webpage import Site, WebPage
from plugins.running.hashing import blake2b
from plugins.showing.rendering import Rendering
from plugins.wording.strings import Strings

PageExtra = Callable[[WebPage, Catalogue, Mapping[str, Any]], WebPage]
"""Completes what a page's head says (feeds, structured data, share picture), given the template's arguments."""
Lister = Callable[[WebPage, Catalogue, Mapping[str, Any]], object]
"""Returns what the sitemap says of a page."""


class Maker:
    """Does pieces of work for one build."""

    def __init__(
        self,
        environment: jinja2.Environment,
        catalogue: Catalogue,
        sites: Mapping[str, Site],
        extras: tuple[PageExtra, ...],
        lister: Lister | None,
        values: Mapping[str, object],
    ) -> None:
        """`values` has what stands behind each of the ledger's keys."""
        self._environment, self._catalogue, self._sites = environment, catalogue, sites
        self._extras, self._lister, self._values = extras, lister, values
        self._words = {lang: Strings(lang) for lang in sites}
        self._known: dict[int, tuple[bytes, object]] = {}  # what stands for an argument, by its identity

    def do(
        self, work: Work, before: Done | None, changed: frozenset[str] | None, write: Callable[[str, bytes], None]
    ) -> Done:
        """Do `work`, hand (path, content) of what is to be written to `write`, and return the account.

        `before` is the account of the last time, `changed` the keys whose values are others since; None: all.
        """
        known = {each.save_as: each for each in before.made} if before and changed is not None and work.many else {}
        made: list[Made] = []
        with self._catalogue.ledger.account() as asked:
            for output in work.make():
                if not isinstance(output, Rendering):
                    made.append(Made(save_as=output[0]))
                    write(*output)
                    continue
                page = self._completed(output)
                if not work.many:
                    html, listed = self._rendered(page)
                    made.append(Made(save_as=page.save_as, listed=listed))
                    write(page.save_as, html.encode())
                    continue
                given, old = self._given(page), known.get(page.save_as)
                if old and old.given == given and changed is not None and changed.isdisjoint(old.asked):
                    self._catalogue.ledger.note_all(old.asked)
                    made.append(old)
                    continue
                with self._catalogue.ledger.account() as own:
                    html, listed = self._rendered(page)
                made.append(Made(save_as=page.save_as, given=given, asked=frozenset(own), listed=listed))
                write(page.save_as, html.encode())
        return Done(name=work.name, asked=tuple(sorted(asked)), made=tuple(made))

    def _rendered(self, page: Rendering) -> tuple[str, object]:
        """Return the page's HTML, and what the sitemap says of it."""
        self._catalogue.ledger.note(f"template/{page.template}")
        html = self._environment.get_template(page.template).render(page.arguments)
        return html, self._listed(page.arguments)

    def _completed(self, rendering: Rendering) -> Rendering:
        arguments = dict(rendering.arguments)
        page = arguments.get("page")
        if isinstance(page, WebPage):
            lang = page.lang
            self._catalogue.ledger.note(f"site/{lang}")
            arguments.setdefault("site", self._sites[lang])
            arguments.setdefault("t", self._words[lang])
            for extra in self._extras:
                page = arguments["page"] = extra(page, self._catalogue, arguments)
        return Rendering(rendering.save_as, rendering.template, arguments)

    def _listed(self, arguments: Mapping[str, Any]) -> object:
        page = arguments.get("page")
        if self._lister is None or not isinstance(page, WebPage):
            return None
        return self._lister(page, self._catalogue, arguments)

    def _given(self, page: Rendering) -> bytes:
        """Return what stands for a page's arguments. What many pages are given is looked at once."""
        digest = blake2b(digest_size=12)
        own: list[object] = [page.template]
        for name, value in page.arguments.items():
            if is_lasting(value) and not isinstance(value, WebPage):
                known = self._known.get(id(value))
                if known is None:
                    known = self._known[id(value)] = (self._by_value(value), value)  # which stays, and so does its id
                digest.update(known[0])
                own.append(name)
            else:
                own += (name, value)
        digest.update(self._by_value(own))
        return digest.digest()

    def _by_value(self, value: object) -> bytes:
        out = BytesIO()
        _ByValue(out, self._values).dump(value)
        return blake2b(out.getvalue(), digest_size=12).digest()


class _ByValue(pickle.Pickler):
    """Writes items and sites as the values that stand for them, and everything else as it is."""

    def __init__(self, out: BytesIO, values: Mapping[str, object]) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # by value, not by which object it is
        self._values = values

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401  (the interface's own)
        """Say how `obj` is written; asked of all that is not of a type of Python's own."""
        if isinstance(obj, Item):
            key = f"{obj.kind}/{obj.id}"
        elif isinstance(obj, Site):
            key = f"site/{obj.language.code}"
        else:
            return NotImplemented
        return _stands_for, (key, self._values[key])


def _stands_for(key: str, value: object) -> object:
    """Be what stands for an item: never called, as what is written here is not read again."""
    return key, value
