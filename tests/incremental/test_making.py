"""A piece of work done again: of many pages, those alone that are given something else, or read something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import jinja2

from plugins.building.making import Maker
from plugins.building.work import Done, Work
from plugins.model.catalogue import Catalogue
from plugins.model.news import News
from plugins.model.text import Body, Heading
from plugins.reading.ledger_values import values_of
from plugins.showing.rendering import Rendering
from tests.making import a_catalogue, a_news, texts

TEMPLATES = {
    "title.html": "{% for each in news %}{{ each.text('nb').title }} {% endfor %}{{ more }}",
    "body.html": "{% for each in news %}{{ each.text('nb').html }} {% endfor %}",
}


def pages(catalogue: Catalogue) -> Iterable[Rendering]:
    """Two items to a page, twice: by their titles, and by what is in them."""
    for number in (0, 1):
        shown = catalogue.news[2 * number : 2 * number + 2]
        for name in ("title", "body"):
            yield Rendering(f"{name}-{number}.html", f"{name}.html", {"news": shown, "more": number})


def site(**changes: Mapping[str, str]) -> Catalogue:
    """Return four news items; `changes` has other words for some."""
    return a_catalogue(news=tuple(item(name, day, changes.get(name, {})) for day, name in enumerate("abcd", 1)))


def item(name: str, day: int, words: Mapping[str, Any]) -> News:
    said: dict[str, Any] = {"title": name, "html": f"<p>{name}</p>", **words}
    return a_news(name, date(2016, 10, day), texts=texts("news", name, **said))


def values(catalogue: Catalogue) -> dict[str, object]:
    found: dict[str, object] = {"template/title.html": b"", "template/body.html": b""}
    for each in catalogue.news:
        found |= values_of(each)
    return found


def done(
    catalogue: Catalogue,
    before: tuple[Done, Catalogue] | None = None,
    make: Callable[[Catalogue], Iterable[Rendering]] = pages,
) -> tuple[Done, set[str]]:
    """Do the work; return its account and the names of the pages that were rendered."""
    maker = Maker(jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES)), catalogue, {}, (), None, values(catalogue))
    changed = None
    if before:
        old, new = values(before[1]), values(catalogue)
        changed = frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    written: dict[str, bytes] = {}
    work = Work(name="work", make=lambda: make(catalogue), many=True)
    account = maker.do(work, before[0] if before else None, changed, written.__setitem__)
    return account, set(written)


def test_the_first_time_all_is_rendered() -> None:
    assert done(site())[1] == {"title-0.html", "body-0.html", "title-1.html", "body-1.html"}


def test_what_is_given_the_same_is_not_rendered_again() -> None:
    first = done(site())[0]

    again, rendered = done(site(), (first, site()))

    assert rendered == set()
    assert again == first


def test_another_title_is_a_matter_of_the_pages_that_are_given_the_item() -> None:
    """The newest two, c and d, are on the first pages."""
    first = done(site())[0]

    again, rendered = done(site(a={"title": "other"}), (first, site()))

    assert rendered == {"title-1.html", "body-1.html"}
    assert again.asked == first.asked


def test_another_body_is_a_matter_of_the_pages_that_read_it() -> None:
    first = done(site())[0]

    assert done(site(a={"html": "<p>other</p>"}), (first, site()))[1] == {"body-1.html"}


def test_a_page_that_comes_or_goes_leaves_the_others() -> None:
    def fewer(catalogue: Catalogue) -> Iterable[Rendering]:
        return list(pages(catalogue))[:3]

    first = done(site(), make=fewer)[0]
    again, rendered = done(site(), (first, site()))
    assert rendered == {"body-1.html"}

    last, rendered = done(site(), (again, site()), make=fewer)
    assert rendered == set()
    assert [each.save_as for each in last.made] == ["title-0.html", "body-0.html", "title-1.html"]


def test_an_items_values_tell_apart_what_pages_show_of_it() -> None:
    """Its facts and words under one key, each language's body under one of its own; bodies alike in all that they have."""
    one = item("a", 1, {})
    body = Body(html="<p>a</p>", headings=(Heading(level=2, id="h-a", title="A"),))

    def other(**words: Any) -> set[str]:
        old, new = values_of(one), values_of(item("a", 1, words))
        return {key for key in old if old[key] != new[key]}

    assert other() == set()
    assert other(title="b") == {"news/a"}
    assert other(html="<p>b</p>") == other(headings=body.headings) == {"news/a#lt", "news/a#nb", "news/a#en"}


def test_a_page_that_is_given_another_plain_value_is_rendered_again() -> None:
    def numbered(catalogue: Catalogue) -> Iterable[Rendering]:
        for number, page in enumerate(pages(catalogue)):
            given = {**page.arguments, "more": 7} if number == 2 else page.arguments
            yield Rendering(page.save_as, page.template, given)

    first = done(site())[0]

    assert done(site(), (first, site()), numbered)[1] == {"title-1.html"}


def test_files_are_written_each_time_beside_pages_or_alone() -> None:
    """Only of many pages it is known what they are given."""

    def mixed(catalogue: Catalogue) -> Iterable[Rendering | tuple[str, bytes]]:
        yield "first.txt", b"1"
        yield from list(pages(catalogue))[:1]
        yield "last.txt", b"2"

    catalogue = site()
    maker = Maker(jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES)), catalogue, {}, (), None, values(catalogue))
    before: Done | None = None
    for many, again in ((False, set[str]()), (False, set()), (True, set()), (True, {"title-0.html"})):
        written: dict[str, bytes] = {}
        work = Work(name="work", make=lambda: mixed(catalogue), many=many)
        before = maker.do(work, before, frozenset(), written.__setitem__)
        assert list(written) == [name for name in ("first.txt", "title-0.html", "last.txt") if name not in again]
        assert written["last.txt"] == b"2"
        assert [each.save_as for each in before.made] == ["first.txt", "title-0.html", "last.txt"]
