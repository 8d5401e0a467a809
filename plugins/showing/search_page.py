"""The search page: a form, what to choose by, and the ways on where no scripts run."""

from __future__ import annotations

from urllib.parse import urlsplit

from plugins.model.catalogue import Catalogue
from plugins.model.webpage import Link
from plugins.searching.documents import choices
from plugins.showing.rendering import Rendering
from plugins.showing.webpages import save_as, web_page
from plugins.wording.names import country
from plugins.wording.sorting import sort_key
from plugins.wording.strings import T_, Strings

KINDS = {
    "news": T_("News"),
    "events": T_("Events"),
    "partners": T_("Partners"),
    "tags": T_("Topics"),
    "pages": T_("About the project"),
}
SAMPLES = {"one": 1, "few": 2, "other": 10}  # a number of each form that the site's languages have (CLDR)
LISTED = ("news", "events", "calendar", "partners", "map", "tags")  # sections, in the order of the lists


def page(catalogue: Catalogue, lang: str, siteurl: str) -> Rendering:
    """Return the page in `lang`; what can be chosen is what documents of that language have."""
    t, key = Strings(lang), sort_key(lang)
    own = tuple(choices(catalogue, lang))
    kinds = {each.kind for each in own}
    countries = sorted({code for each in own for code in each.countries}, key=lambda code: key(country(code, lang)))
    years = sorted({year for each in own for year in each.years}, reverse=True)
    made = web_page(
        catalogue,
        lang,
        address=lambda each: each.url("search"),
        title=t.p("noun", "Search"),
        description=t("Search news, events, partners and pages of the project."),
        section="search",
    )
    lists = {
        "news": t("News"),
        "events": t("Events"),
        "calendar": t("Calendar"),
        "partners": t("Partners"),
        "map": t("Map"),
        "tags": t("Topics"),
    }
    language = catalogue.language(lang)
    given = {
        "page": made,
        "kinds": tuple((kind, t(KINDS[kind])) for kind in KINDS if kind in kinds),
        "countries": tuple((code, country(code, lang)) for code in countries),
        "years": tuple((str(year), str(year)) for year in years),
        "lists": tuple(Link(title=lists[section], url=language.url(section)) for section in LISTED),
        "host": urlsplit(siteurl).netloc,
        "counts": counts(t),
        "others": tuple(each for each in catalogue.languages if each.code != lang),
    }
    return Rendering(save_as(made.url), "pages/search.html", given)


def counts(t: Strings) -> tuple[tuple[str, str], ...]:
    """Return (form of plural, "{n} results" in that form): a script chooses, when it knows the number."""
    return tuple(
        (form, t.n("%(n)s result", "%(n)s results", number).replace(str(number), "{n}"))
        for form, number in SAMPLES.items()
    )
