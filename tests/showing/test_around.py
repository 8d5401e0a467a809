"""What stands around a text: when it was brought up to date, how it went, ways to pass it on, logos, its files."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import unquote

import jinja2
import pytest

from plugins.model.catalogue import Catalogue
from plugins.model.event import EventStatus, EventType
from plugins.model.item import Picture, Rendition
from plugins.showing.webpages import Settings, site_for
from plugins.site import pages
from plugins.wording.strings import Strings
from tests.making import a_catalogue, a_news, a_page, a_partner, a_project, a_tag, an_event
from tests.styleguide import templates

LOGO = Picture(
    path="project/p/mark.svg",
    width=300,
    height=200,
    renditions=(Rendition(type="image/svg+xml", files=(("/media/mark.svg", 300),)),),
)


@cache
def theme() -> jinja2.Environment:
    return templates()


def shown(catalogue: Catalogue, template: str, lang: str = "en", *, preview: bool = False) -> str:
    """Return the first page of `catalogue` that `template` makes."""
    names = ("css/site.css", *(f"js/{name}.js" for name in ("clock", "lightbox", "copy")))
    fonts = tuple(f"fonts/figtree-{part}.woff2" for part in ("latin", "latin-ext"))
    assets = tuple((name, f"/theme/{name}") for name in (*names, *fonts))
    site = replace(site_for(catalogue, lang, "https://site.example", assets), preview=preview)
    one = next(one for one in pages(catalogue, lang, Settings()) if one.template == template)
    return theme().get_template(one.template).render(site=site, t=Strings(lang), **one.arguments)


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Updated 3 December 2016"),
        ("nb", "Oppdatert 3. desember 2016"),
        ("lt", "Atnaujinta 2016 m. gruodžio 3 d."),
    ],
)
def test_news_that_were_changed_after_they_came_say_when(lang: str, said: str) -> None:
    def page(modified: date | None) -> str:
        news = a_news("n", date(2016, 12, 1), modified=modified)
        return words(shown(a_catalogue(news=(news,)), "pages/news_item.html", lang))

    assert f" · {said} · " in page(date(2016, 12, 3))
    for same in (None, date(2016, 12, 1), date(2016, 11, 30)):
        assert said.split(maxsplit=1)[0] not in page(same)


def test_a_page_says_when_it_was_brought_up_to_date_and_has_no_empty_line_else() -> None:
    def head(**facts: Any) -> str:
        page = shown(a_catalogue(pages=(a_page("contact", **facts),)), "pages/page.html")
        found = re.search(r"<header class=\"page-header\">.*?</header>", page, re.DOTALL)
        assert found
        return found[0]

    assert words(head(modified=date(2016, 12, 3))).strip().endswith("Updated 3 December 2016")
    assert "page-header__more" not in head()


@pytest.mark.parametrize(
    ("template", "path"), [("pages/news_item.html", "/en/news/n/"), ("pages/event.html", "/en/events/e/")]
)
def test_news_and_events_can_be_passed_on_without_anything_of_others_on_the_page(template: str, path: str) -> None:
    catalogue = a_catalogue(
        news=(a_news("n", words={"title": "Salt & pepper?"}),),
        events=(an_event("e", words={"title": "Salt & pepper?"}),),
    )
    page = shown(catalogue, template)
    mail, facebook, linkedin = re.findall(r'class="share__way" href="([^"]*)"', page)

    address = f"https://site.example{path}"
    assert unquote(mail) == f"mailto:?subject=Salt & pepper?&amp;body={address}"
    assert "%26" in mail, "an & of the title would end the subject"
    assert unquote(facebook) == f"https://www.facebook.com/sharer/sharer.php?u={address}"
    assert unquote(linkedin) == f"https://www.linkedin.com/sharing/share-offsite/?url={address}"
    assert not re.search(r'(?:src|action)="https?://(?!site\.example)', page)


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        ((), "This event is over."),
        ((13,), "This event is over."),  # what announces it does not say how it went
        ((13, 16), "This event is over. How it went: News n16"),
        ((15, 16), "This event is over. How it went: News about this event"),
    ],
)
def test_who_comes_to_an_event_that_is_over_reads_at_its_head_how_it_went(reported: tuple[int, ...], said: str) -> None:
    news = [a_news(f"n{day}", date(2016, 11, day), events=("e",), words={"title": f"News n{day}"}) for day in reported]
    event = an_event("e", date(2016, 11, 14), ends=date(2016, 11, 15))

    def head(now: datetime, **facts: Any) -> str:
        page = shown(a_catalogue(news=news, events=(replace(event, **facts),), now=now), "pages/event.html")
        found = re.search(r'<p class="looking-back"[^>]*>.*?</p>', page, re.DOTALL)
        return found[0] if found else ""

    after = datetime(2016, 11, 15, 22, tzinfo=UTC)
    assert " ".join(words(head(after)).split()) == said
    assert " hidden>" not in head(after)
    assert ' data-from="2016-11-15T22:00+00:00" hidden>' in head(after - timedelta(minutes=1)), "for the browser"
    for never in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        assert head(after, status=never) == ""
    assert head(after, type=EventType.MILESTONE) == "", "a day of the project itself"


def test_how_an_event_went_may_be_told_in_another_language() -> None:
    news = a_news("n", date(2016, 11, 16), events=("e",), languages=("lt",), words={"title": "Kaip sekėsi"})
    page = shown(
        a_catalogue(news=(news,), events=(an_event("e"),), now=datetime(2017, 1, 1, tzinfo=UTC)), "pages/event.html"
    )

    assert '<a href="/en/news/n/" lang="lt">Kaip sekėsi</a></p>' in page


def test_an_untranslated_event_before_or_after_says_its_language() -> None:
    later = an_event("b", date(2016, 11, 2), languages=("lt",), words={"title": "Vizitas"})
    page = shown(a_catalogue(events=(an_event("a", date(2016, 11, 1)), later)), "pages/event.html")

    _, _, beside = page.partition('class="neighbours"')
    assert '<span lang="lt">Vizitas</span>' in beside
    assert 'Later event<span class="visually-hidden">:</span>' in beside, "read aloud, they would be one word"
    assert ">Lithuanian</span>" in beside


@pytest.mark.parametrize(("languages", "place"), [(("lt", "en"), ["/en/subscribe/#tags-topic-en"]), (("lt",), [])])
def test_a_topic_leads_to_its_feed_where_there_is_news_in_the_language(
    languages: tuple[str, ...], place: list[str]
) -> None:
    catalogue = a_catalogue(news=(a_news("n", tags=("topic",), languages=languages),), tags=(a_tag("topic"),))
    page = shown(catalogue, "pages/tag.html")

    assert re.findall(r'class="section-head__more" href="([^"]*)"', page) == place


@pytest.mark.parametrize(("key", "there"), [("results", ["/en/results/"]), ("other", [])])
def test_the_home_page_leads_from_the_figures_to_the_results(key: str, there: list[str]) -> None:
    page = shown(a_catalogue(pages=(a_page(key),)), "pages/home.html")
    _, _, figures = page.partition('id="figures"')

    assert re.findall(r'href="([^"]*)"', figures.partition("</div>")[0]) == there


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        (datetime(2016, 12, 9, 21, 59, tzinfo=UTC), ["n1", "n3", "n2"]),
        (datetime(2016, 12, 9, 22, tzinfo=UTC), ["n3", "n2", "n1"]),
    ],
)
def test_what_is_pinned_stands_first_on_the_home_page_until_its_time_is_over(
    moment: datetime, first: list[str]
) -> None:
    until = datetime(2016, 12, 9, 22, tzinfo=UTC)
    news = [a_news(f"n{day}", date(2016, 12, day), pinned_until=until if day == 1 else None) for day in (1, 2, 3)]
    page = shown(a_catalogue(news=news, now=moment), "pages/home.html")

    assert re.findall(r'class="news-card__link" href="/en/news/(n\d)/"', page) == first


def test_partners_have_their_marks_in_a_list_once_one_has_a_logo() -> None:
    def page(**facts: Any) -> str:
        partners = (a_partner("leu", **facts), a_partner("fun"), a_partner("birzai"))
        return (
            shown(a_catalogue(partners=partners), "pages/partner_list.html")
            .partition("<main")[2]
            .partition("<footer")[0]
        )

    with_logo, without = page(logo=LOGO), page()
    assert with_logo.count('class="partner-card__mark"') == 3
    assert (with_logo.count('class="logo__image'), with_logo.count('class="monogram"')) == (1, 2)
    assert "partner-card__mark" not in without
    assert 'alt=""' in with_logo, "its name stands below it"


@pytest.mark.parametrize("funder", ["", "https://funder.example/"])
def test_the_funders_logo_is_at_the_foot_of_every_page_and_leads_to_it(funder: str) -> None:
    page = shown(a_catalogue(project=a_project(logo=LOGO, funder_url=funder)), "pages/news_list.html")
    foot = page.partition("<footer")[2]

    assert '<img class="logo__image' in foot
    assert 'alt="Norway Grants"' in foot
    assert (f'<a class="site-footer__plate" href="{funder}">' in foot) is bool(funder)
    assert "logo__image" not in shown(a_catalogue(), "pages/news_list.html").partition("<footer")[2]


@pytest.mark.parametrize(
    ("template", "folder"),
    [
        ("pages/news_item.html", "news/n"),
        ("pages/event.html", "events/e"),
        ("pages/partner.html", "partners/leu"),
        ("pages/page.html", "pages/contact"),
        ("pages/tag.html", "tags/g"),
        ("pages/home.html", "project/"),
    ],
)
def test_a_preview_says_which_files_a_page_is_made_of_and_a_site_does_not(template: str, folder: str) -> None:
    catalogue = a_catalogue(
        news=(a_news("n", languages=("lt", "en"), tags=("g",)),),
        events=(an_event("e", languages=("lt", "en")),),
        partners=(a_partner("leu", languages=("lt", "en")),),
        pages=(a_page("contact", languages=("lt", "en")),),
        tags=(a_tag("g", languages=("lt", "en")),),
        project=a_project(languages=("lt", "en")),
    )
    page = shown(catalogue, template, preview=True)
    told = page.partition('<aside class="source-files"')[2].partition("</aside>")[0]

    named = re.findall(r"<code>content/(.*?)/index\.(.*?)\.md</code>", told)
    assert [lang for _, lang in named] == ["lt", "en"]
    assert all(each.startswith(folder) for each, _ in named) or folder == "project/"  # made up as a page is
    led = re.findall(r'<a href="/_desk/(\S+)/(lt|nb|en)">', told)
    assert [lang for _, lang in led] == ["lt", "nb", "en"], "each leads to its form, which begins what is not there"
    assert all(each.startswith(folder) for each, _ in led)
    assert "source-files" not in shown(catalogue, template)
    assert "source-files" not in shown(catalogue, "pages/news_list.html", preview=True)  # made of many, and of none
