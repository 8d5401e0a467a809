from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from plugins import languages
from plugins.wording import extract
from plugins.wording.extract import ExtractionError, Found
from tests.tools import ROOT

TEMPLATE = """
{% macro card(t, n) %}
<a title="{{ t("Close") }}">{{ t.p("noun", "Search") | upper }}</a>
{% if n %}{{ t.n("%(n)s day", "%(n)s days", n, more=t("and more")) }}{% endif %}
{{ t(label) }} {{ tt("not ours") }} {{ t("Open" if n else "Shut") }}
{% endmacro %}
"""
MODULE = '''
from plugins.model.problem import N_
LABELS = {1: T_("Training")}
def say(t, self, mark):
    """t("in a docstring")"""
    Strings("lt")("Four"), Strings(self.lang).p("verb", "Five")
    return self.t("One " "two"), t.n("%(n)s hour", "%(n)s hours", 3), N_("“{a}” is wrong"), t(LABELS[1] if mark else LABELS[2])
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a root with one template and one plugin."""
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "plugins").mkdir()
    (tmp_path / "theme/templates/card.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "plugins/say.py").write_text(MODULE, encoding="utf-8")
    return tmp_path


def test_messages_are_found_in_templates_and_plugins(house: Path) -> None:
    said = {(each.domain, each.words, each.context, each.file) for each in extract.find(house)}

    assert said == {
        ("messages", ("Close",), "", "theme/templates/card.html"),
        ("messages", ("Search",), "noun", "theme/templates/card.html"),
        ("messages", ("Open",), "", "theme/templates/card.html"),
        ("messages", ("Shut",), "", "theme/templates/card.html"),
        ("messages", ("%(n)s day", "%(n)s days"), "", "theme/templates/card.html"),
        ("messages", ("and more",), "", "theme/templates/card.html"),
        ("messages", ("Training",), "", "plugins/say.py"),
        ("messages", ("One two",), "", "plugins/say.py"),
        ("messages", ("Four",), "", "plugins/say.py"),
        ("messages", ("Five",), "verb", "plugins/say.py"),
        ("messages", ("%(n)s hour", "%(n)s hours"), "", "plugins/say.py"),
        ("problems", ("“{a}” is wrong",), "", "plugins/say.py"),
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("theme/templates/bad.html", '\n{{ t("Page " ~ n) }}'),
        ("theme/templates/bad.html", '\n{{ t("Page %s" | format(n)) }}'),
        ("theme/templates/bad.html", '\n{{ t.n("a day", days, n) }}'),
        ("plugins/bad.py", '\nt(f"Page {n}")'),
        ("plugins/bad.py", '\nN_("Page " + n)'),
    ],
)
def test_words_that_are_put_together_are_refused_with_their_line(house: Path, name: str, content: str) -> None:
    (house / name).write_text(content, encoding="utf-8")

    with pytest.raises(ExtractionError, match=rf"^{name}:2: (t|t\.n|N_)\(…\) needs its words as they are"):
        extract.find(house)


def test_translations_outlive_an_update_and_go_with_their_message(house: Path) -> None:
    extract.update(house)
    file = house / "theme/translations/lt/LC_MESSAGES/messages.po"
    file.write_text(file.read_text().replace('msgid "Close"\nmsgstr ""', 'msgid "Close"\nmsgstr "Užverti"'))
    (house / "plugins/say.py").write_text('t("New")')

    wrong = extract.update(house)

    catalogue = read_po(BytesIO(file.read_bytes()), locale="lt")
    assert catalogue["Close"].string == "Užverti"
    assert {str(message.id) for message in catalogue if isinstance(message.id, str)} == {
        "", "Close", "Search", "Open", "Shut", "and more", "New",
    }  # fmt: skip
    assert "theme/translations/lt/LC_MESSAGES/messages.po: there is no translation of “New”" in wrong
    assert not any("Close" in each and "/lt/" in each for each in wrong)


def test_an_update_writes_the_same_bytes_again(house: Path) -> None:
    extract.update(house)
    before = {path: path.read_bytes() for path in house.rglob("*.po")}
    (house / "plugins/say.py").write_text("\n\n\n" + MODULE, encoding="utf-8")
    extract.update(house)

    assert len(before) == 4
    assert {path: path.read_bytes() for path in house.rglob("*.po")} == before


def test_a_look_changes_nothing_and_says_what_is_stale(house: Path) -> None:
    wrong = extract.update(house, write=False)

    assert not list(house.rglob("*.po"))
    assert (
        "theme/translations/nb/LC_MESSAGES/problems.po: is not what templates and plugins say: run `python3 tasks.py strings`"
        in wrong
    )


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("Close", "", "there is no translation of “Close”"),
        ("Page %(page)s", "Puslapis", "“Page %(page)s” has the gaps page, its translation “Puslapis” none"),
        ("“{a}” and {b}", "„{a}“ ir {c}", "““{a}” and {b}” has the gaps a, b, its translation “„{a}“ ir {c}” a, c"),
        ("%(n)s sure", "%(n)s % tikra", "“%(n)s sure”: a per cent sign beside gaps is written %% in “%(n)s % tikra”"),
        (" and", "ir", "“ and” and “ir” begin or end differently: with and without a space"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_translation(message: str, translation: str, fault: str) -> None:
    catalogue = Catalog(locale="lt")
    catalogue.add(message, translation)

    assert list(extract.faults(catalogue, "lt")) == [fault]


def test_a_plural_with_a_form_too_few_is_a_fault() -> None:
    catalogue = Catalog(locale="lt")
    catalogue.add(("%(n)s day", "%(n)s days"), ("%(n)s diena", "%(n)s dienos"))

    assert list(extract.faults(catalogue, "lt")) == ["“%(n)s day” has 2 forms; lt needs 3"]


def test_a_doubtful_translation_is_a_fault() -> None:
    catalogue = Catalog(locale="nb")
    catalogue.add("Close", "Lukk", flags=["fuzzy"])

    assert list(extract.faults(catalogue, "nb")) == ["the translation of “Close” is marked as doubtful (fuzzy)"]


def test_a_context_is_no_part_of_the_words(house: Path) -> None:
    found = next(each for each in extract.find(house) if each.context == "noun")

    assert found == Found(domain="messages", words=("Search",), context="noun", file="theme/templates/card.html")


def test_the_catalogues_are_complete_and_up_to_date() -> None:
    """Nothing missing, obsolete or doubtful, gaps as in the messages, all plural forms: `python3 tasks.py strings` helps."""
    assert extract.update(ROOT, write=False) == []


def test_every_language_of_the_site_but_english_has_catalogues() -> None:
    assert {each.code for each in languages.LANGUAGES} - {"en"} == set(extract.LANGUAGES)
    assert len(extract.find(ROOT)) > 100
