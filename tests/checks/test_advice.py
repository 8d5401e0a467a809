"""Advice: each check's own examples hold, and what is right is left alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from plugins.checks import Check
from plugins.checks.advice import ADVICE
from plugins.checks.dated import date_form, date_range_differs
from plugins.checks.letters import foreign_letters, lost_letters, quotation_marks
from plugins.checks.linked import link_words
from plugins.checks.prose import without_machines
from plugins.checks.tongue import text_language
from plugins.desk.examples import check_name, example
from tests.checks.advising import advised, body, header

ANOTHER = "Title: Partneriai apsilankė Osle\nDate: 2016-12-01\nSummary: Trumpai.\n\nTekstas.\n"
EVENT = "Title: Vizitas\nType: partner-visit\nStarts: 2016-11-14\nEnds: 2016-11-17\nSummary: Trumpai.\n\n{text}\n"


# What they show is not the text of one file alone: test_forgotten.py has them.
OTHERWISE = {"file-unused", "folder-date", "link-to-draft", "text-missing", "untranslated", "way-to-join"}


def as_file(text: str) -> tuple[str, str]:
    """Return an example as a file's text, and the kind of content it stands in."""
    if "Lapkričio" in text:
        return EVENT.format(text=text), "events"
    if text == "Title: Antrasis vizitas":
        return f"{text}\nDate: 2016-12-07\n\nTekstas.\n", "news"
    if text == "Tags: training":  # where it should not be
        return body(text), "news"
    return (header(text) if re.match(r"[A-Z]\w+: ", text) else body(text)), "news"


@pytest.mark.parametrize("check", [check for check in ADVICE if check_name(check) not in OTHERWISE], ids=check_name)
def test_the_bad_example_of_a_check_sets_it_off_and_the_good_one_does_not(check: Check, tmp_path: Path) -> None:
    shown = example(check)
    assert shown, "the docstring shows no Bad and Good"
    found = {}
    for name, text in (("bad", shown.bad), ("good", shown.good)):
        folder = tmp_path / name
        other = folder / "content/news/kita/index.lt.md"
        other.parent.mkdir(parents=True)
        other.write_text(ANOTHER, encoding="utf-8")
        file, kind = as_file(text)
        found[name] = [problem.check for problem in advised(folder, file, check, kind=kind)]

    assert found == {"bad": [check_name(check)], "good": []}


@pytest.mark.parametrize("piece", ["`", "~~~a\n", ".1", "a_", "a-", "a.", "1"])
def test_no_text_keeps_those_who_look_at_its_words_busy(piece: str) -> None:
    begin = time.process_time()
    without_machines(piece * (100_000 // len(piece)))
    assert time.process_time() - begin < 3


def test_a_word_of_a_hundred_thousand_letters_keeps_nobody_busy_for_the_one_behind_it(tmp_path: Path) -> None:
    begin = time.process_time()
    found = advised(tmp_path, body("a" * 100_000 + " Prienų sаvivaldybė"), foreign_letters)
    assert time.process_time() - begin < 3
    assert [problem.check for problem in found] == ["foreign-letters"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Rašykite a.b@c.lt, x.lt ar www.y.lt/z.", f"Rašykite {' ' * 8},{' ' * 5} ar {' ' * 11}"),
        ("Žodis.lt, ...z.lt, a-b.c.org!", f"{' ' * 8}, ...{' ' * 4}, {' ' * 9}!"),
        ("a\n\n```\nx.lt žodis\n```\n\nb", "a\n\n   \n          \n   \n\nb"),
        ("a\n\n~~~\npalikta\n", "a\n\n   \n       \n"),
    ],
)
def test_what_only_machines_read_becomes_spaces_in_its_place(text: str, plain: str) -> None:
    assert without_machines(text) == plain


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("lt", "2016 m. lapkričio 14 d. susitikome. 2016 m. lapkričio 14–17 d. dirbome. 2016 m. lapkričio 14 dieną."),
        ("lt", "Sutartis Nr. 2016-11-14/3 ir versija 1.2.2016 (ne data)."),
        ("nb", "14. november 2016 og 14.–17. november 2016."),
        ("en", "On 14 November 2016 and 14–17 November 2016."),
    ],
)
def test_dates_as_the_site_writes_them_are_left_alone(tmp_path: Path, lang: str, text: str) -> None:
    found = advised(tmp_path, body(text), date_form, lang)

    assert [dict(each.values)["found"] for each in found] == (["1.2.2016"] if "1.2.2016" in text else [])


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("lt", "Buvo 2016-11-14 rytas.", "2016 m. lapkričio 14 d."),
        ("lt", "Buvo 2016 lapkričio 14 rytas.", "2016 m. lapkričio 14 d."),
        ("lt", "Buvo 2016 m. lapkričio 14 rytas.", "2016 m. lapkričio 14 d."),
        ("nb", "Vi møttes 14 november 2016.", "14. november 2016"),
        ("nb", "Vi møttes 14.11.2016 i Oslo.", "14. november 2016"),
        ("en", "We met on November 14, 2016.", "14 November 2016"),
        ("en", "We met on 14th November 2016.", "14 November 2016"),
    ],
)
def test_a_date_in_another_form_is_told_with_the_sites_form(tmp_path: Path, lang: str, text: str, right: str) -> None:
    found = advised(tmp_path, body(f"Viena.\n\n{text}"), date_form, lang)

    assert [(dict(each.values)["right"].replace("\xa0", " "), each.line) for each in found] == [(right, 7)]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("lt", "2016 m. lapkričio 14–16 d.", True),
        ("lt", "2016-11-14 – 16", True),
        ("lt", "2016-11-14 – 2016-11-18", True),
        ("nb", "14.–16. november 2016", True),
        ("en", "13–17 November", True),
        ("lt", "2016 m. lapkričio 14–17 d.", False),
        ("lt", "2016-11-14 – 31", False),
        ("lt", "2016 m. lapkričio 14–31 d.", False),  # there is no such day, which is another matter
        ("nb", "3.–6. april 2017", False),
        ("en", "15 November", False),
    ],
)
def test_days_that_are_nearly_the_events_are_told(tmp_path: Path, lang: str, text: str, told: bool) -> None:  # noqa: FBT001
    found = advised(tmp_path, EVENT.format(text=text), date_range_differs, lang, "events")

    assert [each.check for each in found] == ["date-range-differs"] * told


@pytest.mark.parametrize(("days", "told"), [("14–16", True), ("15–18", True), ("14–17", False), ("2–5", False)])
def test_so_are_those_of_the_event_that_news_are_about(tmp_path: Path, days: str, told: bool) -> None:  # noqa: FBT001
    """Whatever other news are about, or if they are about none."""
    event = tmp_path / "content/events/nauja-kelione/index.lt.md"
    event.parent.mkdir(parents=True)
    event.write_text(EVENT.format(text="Tekstas."), encoding="utf-8")
    news = header("Events: nauja-kelione").replace("Tekstas.", f"Buvome 2016 m. lapkričio {days} d. Osle.")

    assert [each.check for each in advised(tmp_path, news, date_range_differs)] == ["date-range-differs"] * told


def test_days_near_an_event_of_one_day_are_none_of_its_own(tmp_path: Path) -> None:
    event = EVENT.replace("Ends: 2016-11-17", "Ends: 2016-11-14").format(text="2016 m. lapkričio 14–15 d.")

    assert advised(tmp_path, event, date_range_differs, kind="events") == []


@pytest.mark.parametrize("text", ["Buvo 2016-11-31 rytas.", "Buvo 2016 lapkričio 31 rytas.", "Vyko 31.11.2016 Osle."])
def test_a_day_that_there_is_not_is_not_proposed_in_another_form(tmp_path: Path, text: str) -> None:
    assert advised(tmp_path, body(text), date_form) == []


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("lt", "Sakė „gerai“ ir „dar geriau“.", []),
        ("lt", "Sakė “gerai” ir «blogai».", ["„gerai“", "„blogai“"]),
        ("nb", 'Han sa «bra» og "dårlig".', ["«dårlig»"]),
        ("en", "They said “good”, ‘fine’ and „bad“.", ["“bad”"]),
        ("lt", 'Kodas `a = "b"` ir ![„Taip“](x.pdf "ne") nėra kabutės.', []),
    ],
)  # fmt: skip
def test_quotation_marks_are_those_of_the_language(tmp_path: Path, lang: str, text: str, right: list[str]) -> None:
    found = advised(
        tmp_path, body(text.replace("![", "[").replace("x.pdf", "https://example.org/")), quotation_marks, lang
    )

    assert [dict(each.values)["right"] for each in found] == right


def test_each_word_that_lost_letters_is_told_and_so_is_a_bullet_of_words_own_font(tmp_path: Path) -> None:
    found = advised(
        tmp_path, body("Rotu\ufffdje ir gatv\ufffd\ufffds.\n\n\uf0b7 Pirmas\n\n" + "a" * 100_000), lost_letters
    )

    assert [(dict(each.values)["word"], dict(each.values)["code"], each.line) for each in found] == [
        ("Rotu\ufffdje", "U+FFFD", 5),
        ("gatv\ufffd\ufffds.", "U+FFFD", 5),
        ("\uf0b7", "U+F0B7", 7),
    ]


def test_a_word_wholly_in_another_alphabet_is_a_quotation_and_a_single_letter_is_a_slip(tmp_path: Path) -> None:
    found = advised(tmp_path, body("Miestas Москва.\n\nMes ir а, ir sаvivaldybė."), foreign_letters)

    assert [(dict(each.values)["word"], each.line) for each in found] == [("а", 7), ("sаvivaldybė", 7)]


def test_links_are_told_on_their_own_lines_and_words_that_say_something_are_left_alone(tmp_path: Path) -> None:
    text = "Rašo [gairės](https://example.org/a).\n\n- [Čia!](https://example.org/b)\n- [Visa čia esanti tvarka](https://example.org/c)\n\n[nuoroda][1]\n\n[1]: https://example.org/d\n"

    assert [each.line for each in advised(tmp_path, body(text), link_words)] == [7, 10]


DANISH = (
    "Projektets partnere mødtes i Oslo for at aftale, hvordan modellen skal bygges op. De talte også om, hvordan "
    "kommunerne uddanner deres medarbejdere, og hvad der skal ske ved det næste besøg. Alle deltagere fik et bevis."
)
SWEDISH = (
    "Projektets partner träffades i Oslo för att komma överens om hur modellen ska byggas. De diskuterade också hur "
    "kommunerna utbildar sina anställda och vad som ska hända vid nästa besök. Alla deltagare fick ett intyg om det."
)
BOKMAL = (
    "Prosjektpartnerne møttes i Oslo for å bli enige om hvordan modellen skal bygges. De snakket også om hvordan "
    "kommunene lærer opp de ansatte, og om hva som skal skje ved neste besøk. Alle deltakerne fikk et kursbevis."
)


@pytest.mark.parametrize(
    ("text", "heard"), [(DANISH, ["da"]), (SWEDISH, ["sv"]), (BOKMAL, []), (DANISH[:150], [])], ids=str
)
def test_danish_and_swedish_are_told_from_bokmal_where_the_text_is_long_enough(
    tmp_path: Path, text: str, heard: list[str]
) -> None:
    assert [dict(each.values)["heard"] for each in advised(tmp_path, body(text), text_language, "nb")] == heard
