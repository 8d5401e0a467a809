"""What is said before there is a catalogue is translated all the same."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from requirements import words


def messages(module: ModuleType) -> set[str]:
    return {value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)}


@pytest.mark.parametrize("lang", ["lt", "nb"])
def test_each_message_has_a_translation_with_the_same_gaps(lang: str) -> None:
    translated = words.TRANSLATIONS[lang]

    assert translated.keys() == messages(words)
    for message, other in translated.items():
        assert sorted(re.findall(r"{\w+}", message)) == sorted(re.findall(r"{\w+}", other))


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        (["build", "--lang", "nb"], {}, "Lager miljøet .venv …"),
        (["build", "-l", "nb", "--profile"], {"LANG": "lt_LT.UTF-8"}, "Lager miljøet .venv …"),
        (["content", "-l", "content"], {"LANG": "lt_LT.UTF-8"}, "Kuriama aplinka .venv …"),
        (["build"], {"LANG": "lt_LT.UTF-8"}, "Kuriama aplinka .venv …"),
        (["build"], {"LANG": "fi_FI.UTF-8"}, "Making the environment .venv …"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_terminals(
    arguments: list[str], variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["tasks.py", *arguments])
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert words.words(words.MAKING) == said
