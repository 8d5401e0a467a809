"""The styleguide: what the theme makes of content that real content seldom is. For maintainers, never published.

    python -m tests.styleguide [folder]      writes it, and serves it until Ctrl-C

Three sites of made-up values, each in a folder of its own: one without news, events or partners, one with one of
each, and one with forty, among them a title of 140 letters, no summary, every status of an event, and items in one
language only. Browser tests look at them; so should whoever changes a component.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import jinja2

import pelicanconf
from plugins import stylesheet
from plugins.building.environment import environment
from plugins.drawing.constellation import constellation
from plugins.drawing.emblem import icon
from plugins.drawing.icons import raster_icon
from plugins.languages import LANGUAGES
from plugins.model.catalogue import Catalogue
from plugins.model.event import Attendance, EventStatus, EventType, Session
from plugins.model.text import Heading
from plugins.showing.texts import not_found
from plugins.showing.webpages import Settings, site_for
from plugins.site import covers, pages
from plugins.wording.strings import Strings
from tests.making import TOWNS, a_catalogue, a_news, a_page, a_partner, a_project, a_tag, an_event
from tests.serving import served
from tests.tools import ROOT

NOW = datetime(2096, 11, 1, 12, tzinfo=UTC)  # far off: the clock in the browser knows what is past
LONG = (
    "Nebeprisikiškiakopūsteliaujantiems skirtas pranešimas apie bendradarbiavimą: tarpinstituciniai susitarimai, "
    "velferdsforvaltning og læring"
)
SUMMARY = "Keturias dienas Osle projekto partneriai tarėsi, kokiais etapais kurti socialinio klasterio modelį."
PROSE = """<p>A paragraph with a <a href="/">link</a>, <strong>strong words</strong>, <em>words said with a stress</em>,
<code>a name of a file</code> and a footnote.</p>
<h2 id="first">A heading of the second level</h2>
<ul><li>one thing;</li><li>another thing, so long that it needs a second line on every screen there is, and then some
more;</li><li>and a third.</li></ul>
<h3 id="below">A heading of the third level</h3>
<ol><li>First this,</li><li>then that.</li></ol>
<blockquote><p>What somebody has said, in somebody’s own words.</p></blockquote>
<figure class="quotation"><blockquote><p>First one thing.</p><p>Then another, said at such length that it takes a second
line on every screen.</p></blockquote><figcaption class="quotation__by">— Vardenis Pavardenis, who has said it</figcaption></figure>
<div class="callout" role="note"><p class="callout__title"><strong>Please note</strong></p><p>What is good to know,
with a <a href="/">link</a>.</p><ul><li>one thing;</li><li>another.</li></ul></div>
<div class="callout callout--important" role="note"><p class="callout__title"><strong>Important</strong></p><p>What nobody
may miss.</p></div>
<p>A file: <a href="/">the programme <span class="file-facts">(PDF, 1.2&nbsp;MB)</span></a>.</p>
<h2 id="second">Numbers</h2>
<div class="table" role="region" tabindex="0" aria-label="Table 1"><table><thead><tr><th scope="col">Field</th>
<th scope="col">Programmes</th><th scope="col">Methodological toolkits</th></tr></thead>
<tbody><tr><td>Competences</td><td>6</td><td>6</td></tr><tr><td>Capacities</td><td>3</td><td>3</td></tr></tbody></table>
</div>
<h2 id="third">A rule</h2><hr><p>And a word of a hundred letters:
donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftundnochvielmehrdavon.</p>
<h2 id="fourth">An end</h2><p>The end.</p>"""
HEADINGS = tuple(
    Heading(level=2, id=key, title=title)
    for key, title in (
        ("first", "A heading of the second level"),
        ("second", "Numbers"),
        ("third", "A rule"),
        ("fourth", "An end"),
    )
)


def catalogues() -> dict[str, Catalogue]:
    """Return the sites' content by their names."""
    project = a_project(words={"title": "A project’s name", "summary": SUMMARY, "html": "<p>Paid for by a funder.</p>"})
    about = tuple(
        a_page(key, words={"title": key.title(), "html": PROSE, "headings": HEADINGS}) for key in ("about", "results")
    )
    one = a_partner(words={"title": "Lietuvos edukologijos universitetas", "town": "Vilnius"})
    return {
        "empty": a_catalogue(project=project, partners=(), pages=about),
        "one": a_catalogue(
            project=project,
            partners=(one,),
            pages=about,
            tags=(a_tag("topic", words={"title": "Topic"}),),
            news=(a_news(tags=("topic",), words={"title": "The only news", "html": PROSE}),),
            events=(an_event(),),
        ),
        "forty": replace(_forty(), projects=(project,), pages=about, moment=NOW),
    }


def _forty() -> Catalogue:
    partners = [
        a_partner(key, words={"title": f"Partner of {town}", "role": SUMMARY, "town": town})
        for key, (town, *_) in TOWNS.items()
    ]
    partners += [a_partner("long", words={"title": LONG, "town": "Druskininkai"}), a_partner("only", languages=("nb",))]
    news = [
        a_news(f"news-{n:02}", date(2096, 9, 1) + timedelta(days=n), words={"title": f"News number {n}", "summary": SUMMARY},
               tags=("topic",), partners=("leu", "fun")[: n % 3], languages=(("lt", "nb", "en"), ("lt", "en"), ("nb",))[n % 3])
        for n in range(38)
    ]  # fmt: skip
    news.append(
        a_news(
            "long",
            date(2096, 12, 24),
            words={"title": LONG, "summary": SUMMARY * 3, "html": PROSE, "headings": HEADINGS},
            author="Vardenis Pavardenis",
            tags=("topic", "long"),
        )
    )
    news.append(
        a_news(
            "plain",
            date(2096, 12, 23),
            languages=("lt",),
            words={"title": "No summary, no picture", "html": PROSE},
            events=("past-31",),
        )
    )
    return a_catalogue(
        partners=partners,
        news=news,
        events=[*_events(), *(an_event(f"past-{n:02}", date(2095, 1, 5) + timedelta(days=11 * n)) for n in range(32))],
        tags=(a_tag("topic", words={"title": "Topic"}), a_tag("long", words={"title": LONG}), a_tag("unused")),
    )


def _events() -> list[Any]:
    soon = NOW + timedelta(days=20)
    words = {
        "title": "An event",
        "summary": SUMMARY,
        "town": "Oslo",
        "venue": "Litteraturhuset",
        "html": PROSE,
        "headings": HEADINGS,
        "notice": "The trainer is ill.",
    }
    full: dict[str, Any] = {
        "starts": soon, "ends": soon + timedelta(hours=6), "timezone": "Europe/Oslo", "country": "NO", "host": "fun",
        "partners": ("fun", "leu", "long"), "tags": ("topic",), "speakers": ("Vaidotas Jakštas (LEU)", LONG),
        "registration": "https://example.org/", "registration_deadline": soon.date(), "contact": "info@example.org",
        "attendance": Attendance.MIXED, "online_url": "https://example.org/", "spoken": ("lt", "nb"), "expected_participants": 40,
        "sessions": tuple(Session(starts=soon + timedelta(days=n), ends=soon + timedelta(days=n, hours=2)) for n in range(3)),
    }  # fmt: skip
    made = [
        an_event(
            f"status-{status}",
            **full,
            status=status,
            words=words,
            previous_start=datetime(2096, 11, 2, 9, tzinfo=UTC) if status is EventStatus.RESCHEDULED else None,
        )
        for status in EventStatus
    ]
    made.append(
        an_event("long", date(2096, 12, 30), ends=date(2097, 1, 2), words={"title": LONG}, type=EventType.DISSEMINATION)
    )
    made.append(
        an_event("only", date(2096, 12, 31), ends=date(2097, 1, 31), languages=("nb",), type=EventType.PARTNER_VISIT)
    )
    made.append(an_event("many", date(2096, 10, 31), ends=date(2096, 11, 4), type=EventType.MEETING))
    return made


def build(folder: Path) -> dict[str, Path]:
    """Write the styleguide's sites into folders below `folder`, and return these by name."""
    shutil.rmtree(folder, ignore_errors=True)
    return {name: _build(catalogue, folder / name) for name, catalogue in catalogues().items()}


def templates() -> jinja2.Environment:
    """Return the theme's templates, with the real site's settings."""
    return environment({name: getattr(pelicanconf, name) for name in dir(pelicanconf) if name.isupper()})


def _build(catalogue: Catalogue, folder: Path) -> Path:
    kept = templates()
    theme = stylesheet.assets(ROOT / "theme" / "static")
    names = tuple((asset.path, asset.url) for asset in theme)
    sites = {language.code: site_for(catalogue, language.code, "https://site.example", names) for language in LANGUAGES}
    files = {asset.url.lstrip("/"): asset.data for asset in theme}
    files |= {path: drawing.encode() for path, drawing in covers(catalogue)}
    sky = constellation(catalogue.partners or (a_partner(),))
    files |= {"favicon.svg": icon(sky).encode(), "favicon.ico": raster_icon(sky, 48, corners=True, form="ICO")}
    renderings = [(lang, one) for lang in sites for one in pages(catalogue, lang, Settings())]
    renderings.append(("lt", not_found(catalogue, sites)))
    for lang, one in renderings:
        html = kept.get_template(one.template).render(site=sites[lang], t=Strings(lang), **one.arguments)
        files[one.save_as] = html.encode()
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def main() -> None:
    """Build and serve."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "output.styleguide")
    made = build(folder)
    with served(made["empty"]) as empty, served(made["one"]) as one, served(made["forty"]) as forty:
        print(f"no content: {empty}/\none of each: {one}/\nforty, and all that is odd: {forty}/\nCtrl-C ends.")  # noqa: T201
        try:
            input()
        except (KeyboardInterrupt, EOFError):
            return


if __name__ == "__main__":
    main()
