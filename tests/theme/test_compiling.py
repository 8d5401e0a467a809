"""Templates are compiled in fewer words than Jinja's own, and say the same."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2
import pytest
from markupsafe import Markup

from plugins.building.environment import SiteEnvironment
from plugins.building.fragments import Fragments
from plugins.model.ledger import Ledger

TEMPLATES = {
    "parts.html": "{% macro card(title, level=2, more='') %}<h{{ level }}>{{ title }}{{ more }}</h{{ level }}>{% endmacro %}"
    "{% macro frame(kind) %}<div class='{{ kind }}'>{{ caller() }}</div>{% endmacro %}",
    "base.html": "<title>{{ title }}</title>{% block head %}plain{% endblock %}<main>{% block main %}{% endblock %}</main>",
}


@dataclass(frozen=True)
class Thing:
    """What a template is given."""

    title: str
    url: str = "/a?b&c"


GIVEN = {"title": "<b> & “c”", "thing": Thing("x < y"), "html": Markup("<i>safe</i>"), "number": 3, "nothing": None}
USE = '{% from "parts.html" import card, frame %}'


@pytest.mark.parametrize(
    "template",
    [
        "{{ title }} {{ thing.title }} {{ html }} {{ number }} {{ nothing }}",
        "{{ title | safe }} {{ title | upper }} {{ (title | safe) ~ title }}",
        USE + "{{ card(title) }}",
        USE + "{{ card(html, 3) }} {{ card(title, more=thing.title) }} {{ card(title, level=number) }}",
        USE + "{% set made = card(title) %}{{ made }} {{ made | length }} {{ card(title) ~ title }}",
        USE + "{{ card(title) if number > 2 else title }} {{ card(card(title)) }}",
        USE + "{% call frame('<') %}{{ title }}{{ card(title) }}{% endcall %}",
        "{% macro first(words) %}{{ later(words) }}{% endmacro %}{% macro later(words) %}{{ words }}{% endmacro %}{{ first(title) }}",
        "{% macro inner(words) %}<p>{{ words }}</p>{% endmacro %}{% for each in [title, html] %}{{ inner(each) }}{% endfor %}",
        "{% for each in [1, 2] %}{{ loop.index }}{% if each > 1 %}{{ title }}{% else %}-{% endif %}{% else %}none{% endfor %}",
        '{% extends "base.html" %}{% block main %}{{ title }}{% for each in [1, 2] %}{{ each }}{% endfor %}{% endblock %}',
        '{% extends "base.html" %}' + USE + "{% block head %}{{ super() }}{{ card(title) }}{% endblock %}",
        "",
    ],
)
@pytest.mark.parametrize("names", [frozenset[str](), frozenset({"card", "frame"})])
def test_it_says_what_jinja_would_have_it_say(template: str, names: frozenset[str]) -> None:
    loader = jinja2.DictLoader(TEMPLATES)
    own = SiteEnvironment(Fragments(Ledger(), names), loader=loader, autoescape=True)

    assert own.from_string(template).render(GIVEN) == jinja2.Environment(loader=loader, autoescape=True).from_string(
        template
    ).render(GIVEN)


def test_a_macro_takes_no_argument_that_it_does_not_name() -> None:
    own = SiteEnvironment(Fragments(), loader=jinja2.DictLoader(TEMPLATES), autoescape=True)

    with pytest.raises(TypeError, match="'card' takes no keyword argument 'colour'"):
        own.from_string(USE + "{{ card(title, colour=1) }}").render(GIVEN)


def test_a_fragment_is_the_same_for_what_is_the_same_and_not_for_what_is_equal() -> None:
    """1 == True, and both are the same key of a dictionary."""
    card = Fragments(Ledger(), frozenset({"card"})).remembering(lambda value: Markup(repr(value)))

    given = (1, True, "1", 0, False, None, "", 1, True)
    assert [card(each) for each in given] == [repr(each) for each in given]
