"""Components that many pages show alike: rendered once, and the ledger told each time.

A card is a pure function of its arguments. What it asked the ledger for is kept with it, so that a page which is given
a card from memory has asked for the same as if it had rendered it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from plugins.model.ledger import Ledger
from plugins.wording.strings import Strings

CARDS = frozenset(
    {
        "news_card", "event_card", "partner_card", "tag_list", "subscribe_box", "choices", "page_links", "month_index",
        "month_year", "weekday_names",
    }
)  # fmt: skip
FRAME = frozenset({"theme_files", "feed_links", "wordmark", "main_menu", "footer_words"})  # around every page
_LASTING = frozenset({str, int, bool, date, type(None), tuple, Strings})


class Fragments:
    """What has been rendered, for one build."""

    def __init__(self, ledger: Ledger | None = None, names: frozenset[str] = CARDS | FRAME) -> None:
        """Remember the macros called `names`; without a ledger, none."""
        self._ledger = ledger
        self.names = names if ledger is not None else frozenset[str]()

    def remembering(self, macro: Callable[..., Any]) -> Callable[..., Any]:
        """Return `macro`, called once for the same arguments.

        What cannot change is the same where it is one object: items, of which a build makes each once, other frozen
        dataclasses, tuples, plain values. Arguments that are none of these have the macro called as ever.
        """
        seen: dict[tuple[object, ...], tuple[Any, frozenset[str], object]] = {}  # by which objects the arguments were
        ledger = self._ledger
        assert ledger is not None

        def remembered(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (a macro's own)
            which = (*map(id, args), *kwargs, *map(id, kwargs.values())) if kwargs else tuple(map(id, args))
            found = seen.get(which)
            if found is None:
                if not _are_lasting(args, kwargs):
                    return macro(*args, **kwargs)
                made = ledger.noting(macro, *args, **kwargs)
                found = seen[which] = (*made, (args, kwargs))  # which stay, and so does what they are
            if ledger.current is not None:  # as note_all says, without a call
                ledger.current |= found[1]
            return found[0]

        vars(remembered)["html"] = remembered
        return remembered


def _are_lasting(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    for each in (*args, *kwargs.values()) if kwargs else args:
        kind: Any = type(each)
        if kind not in _LASTING and not _is_frozen(kind):
            return False
    return True


def is_lasting(value: object) -> bool:
    """Return whether `value` is the same for as long as it is one object."""
    kind: Any = type(value)
    return kind is tuple or _is_frozen(kind)


@cache
def _is_frozen(kind: Any) -> bool:  # noqa: ANN401  (a type)
    params = getattr(kind, "__dataclass_params__", None)
    return bool(params and params.frozen)
