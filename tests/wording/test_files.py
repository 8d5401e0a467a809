"""What is said of files in each language."""

from __future__ import annotations

import pytest

from plugins.wording.files import file_facts


@pytest.mark.parametrize(
    ("size", "lang", "said"),
    [
        (0, "en", "1 kB"),
        (1000, "en", "1 kB"),
        (1001, "en", "2 kB"),
        (340_000, "lt", "340 kB"),
        (999_000, "nb", "999 kB"),
        *((size, lang, "1 MB") for size in (999_001, 999_499, 999_600) for lang in ("lt", "nb", "en")),
        (1_234_567, "en", "1.2 MB"),
        (1_234_567, "lt", "1,2 MB"),
        (1_960_000, "nb", "2 MB"),
        (12_300_000, "nb", "12,3 MB"),
    ],
)
def test_a_size_is_as_people_say_it(size: int, lang: str, said: str) -> None:
    assert file_facts("a/guide.v2.pdf", size, lang) == ("PDF", said.replace(" ", "\N{NO-BREAK SPACE}"))
