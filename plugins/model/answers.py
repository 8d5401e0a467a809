"""What the catalogue answers when it is asked what belongs together: worked out once, in one pass over the site.

Each answer stands under the key by which the ledger knows the question (see ledger.py), and is made of ids alone:

    order/news              the ids of a list, in its order
    about/<kind>/<id>       the news that name an item, newest first
    held/<kind>/<id>        the events that name an item, earliest first
    beside/<lang>/news/<id> the news before and after one, of those written in a language, or None
    beside/events/<id>      the events before and after one, whatever their language, or None
    related/<id>            news that share most with this one
    newest/<lang>/<about>   what a feed holds, newest first: ids; of all news where <about> is "news"
    newest/<lang>/events    the same of events
    newest/all              the same of news and events: "news/oslo", "events/oslo"
    over/<id>               whether an event is over
    closed/<id>             that it is too late to register for an event
    pinned                  news that stand first for now, newest first
    early/<kind>/<id>       that an item is dated after the moment that the build is for

and what the calendar and the lists of events show: see agenda.py.

Nothing here is asked of the site again while a page is made, and none of it takes longer than the site is long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TypeVar

from plugins.model.agenda import agenda
from plugins.model.event import Event
from plugins.model.item import Item
from plugins.model.news import News
from plugins.model.partner import Partner

T = TypeVar("T", News, Event)

RELATED = 3
CANDIDATES = 50  # of a topic, an event or a partner, the newest: among them the related ones are sought
NEWEST = 100  # of a feed: no feed is longer


def answers(lists: Mapping[str, Sequence[Item]], languages: Sequence[str], now: datetime) -> dict[str, object]:
    """Return all answers. `lists` has the items of each kind in their order, all that is shown at `now`."""
    news: list[News] = [each for each in lists["news"] if isinstance(each, News)]
    events: list[Event] = [each for each in lists["events"] if isinstance(each, Event)]
    found: dict[str, object] = {f"order/{kind}": tuple(item.id for item in items) for kind, items in lists.items()}
    about = _about(news)
    found |= about
    found |= _held(events)
    for lang in languages:
        found |= _beside(f"{lang}/news", [(each.id, lang in each.languages) for each in reversed(news)])
    found |= _beside("events", [(each.id, True) for each in events])
    found |= _related(news, about)
    found |= _newest(news, events, about, languages, now)
    found["pinned"] = tuple([each.id for each in news if each.pinned_until and each.pinned_until > now])
    over = {event.id: event.over <= now for event in events}
    found |= {f"over/{key}": is_over for key, is_over in over.items()}
    found |= {f"closed/{each.id}": True for each in events if each.registration_deadline and each.closes <= now}
    found |= agenda(events, languages, over, [each.country for each in lists["partners"] if isinstance(each, Partner)])
    found |= {f"early/{kind}/{item.id}": True for kind, items in lists.items() for item in items if item.changed > now}
    return found


def _about(news: Iterable[News]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for each in news:
        for kind, keys in (("partners", each.partners), ("tags", each.tags), ("events", each.events)):
            for key in keys:
                found.setdefault(f"about/{kind}/{key}", {})[each.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _held(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for event in events:
        hosts = (event.host,) if event.host else ()
        for kind, keys in (("partners", hosts), ("partners", event.partners), ("tags", event.tags)):
            for key in keys:
                found.setdefault(f"held/{kind}/{key}", {})[event.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _beside(name: str, items: Sequence[tuple[str, bool]]) -> dict[str, tuple[str | None, str | None]]:
    """Return what stands before and after each of `items`: (id, whether others lead to it), earliest first."""
    found: dict[str, tuple[str | None, str | None]] = {}
    last: str | None = None
    before: list[str | None] = []
    for key, leads in items:
        before.append(last)
        last = key if leads else last
    last = None
    for (key, leads), earlier in zip(reversed(items), reversed(before), strict=True):
        found[f"beside/{name}/{key}"] = (earlier, last)
        last = key if leads else last
    return found


def _related(news: Sequence[News], about: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return for each news item the ones with most in common, then the newest.

    Of a topic that thousands of items share, the newest few are looked at: the cost must not grow with its square.
    """
    places = {each.id: place for place, each in enumerate(news)}
    near = {key: ids[:CANDIDATES] for key, ids in about.items()}
    found = {}
    for each in news:
        names = chain(
            (f"about/tags/{key}" for key in each.tags),
            (f"about/events/{key}" for key in each.events),
            (f"about/partners/{key}" for key in each.partners),
        )
        in_common = Counter(chain.from_iterable(near.get(name, ()) for name in names))
        del in_common[each.id]
        least = min(sorted(in_common.values(), reverse=True)[:RELATED], default=0)  # most have less, and are done with
        best = sorted([(-count, places[key], key) for key, count in in_common.items() if count >= least])[:RELATED]
        found[f"related/{each.id}"] = tuple([key for _, _, key in best])
    return found


def _newest(
    news: Sequence[News],
    events: Sequence[Event],
    about: Mapping[str, tuple[str, ...]],
    languages: Sequence[str],
    now: datetime,
) -> dict[str, tuple[str, ...]]:
    """Return what each feed holds; drafts are in none.

    In a language's own feeds an item stands where its words in that language came, which may be months after the item.

    An event whose announcement has no date (no `Date:`) is told when it begins: until then nobody knows how new it is.
    """
    shown = [each for each in news if not each.draft]
    announced = [each for each in events if each.changed <= now and not each.draft]
    ordered = _latest_first(shown)
    found: dict[str, tuple[str, ...]] = {}
    for lang in languages:
        late = any(each.late for each in shown)  # else each language's order is that of all
        own = _latest_first(shown, lang) if late else ordered
        places = {each.id: place for place, each in enumerate(own)}
        written = {each.id for each in own if lang in each.languages}
        found[f"newest/{lang}/news"] = tuple(each.id for each in own if each.id in written)[:NEWEST]
        told_of = [each.id for each in _latest_first(announced, lang) if lang in each.languages]
        found[f"newest/{lang}/events"] = tuple(told_of[:NEWEST])
        for name, ids in about.items():
            _, kind, key = name.split("/")
            if kind != "events":
                fed = sorted(written.intersection(ids), key=places.__getitem__)
                found[f"newest/{lang}/{kind}/{key}"] = tuple(fed[:NEWEST])
    told = [(each.published, each.id, f"news/{each.id}") for each in ordered[:NEWEST]]
    told += [(each.changed, each.id, f"events/{each.id}") for each in _latest_first(announced)[:NEWEST]]
    found["newest/all"] = tuple(name for _, _, name in sorted(told, reverse=True))[:NEWEST]
    return found


def _latest_first(items: Iterable[T], lang: str = "") -> list[T]:
    """Return news or events by when they were told, to readers of `lang` where one is given."""
    return sorted(items, key=lambda each: (_told(each, lang), each.id), reverse=True)


def _told(item: News | Event, lang: str) -> datetime:
    return item.told(lang, item.published if isinstance(item, News) else item.changed)
