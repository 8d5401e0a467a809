"""What editors may write in a site of the tests: headers with values good and bad, texts, new items."""

from __future__ import annotations

from collections.abc import Sequence

LANGUAGES = ("lt", "nb", "en")
KINDS = ("news", "events", "partners", "tags", "pages")
NAMES = ("alpha", "beta", "gamma", "delta")  # of items: few, so that they meet
BODIES = (
    "Word.",
    "Other words, and some more of them.",
    "Words\n\n## A part\n\nof a text\n\n## Another part\n\nand its end.",
    "Words about [the visit](../../events/visit/index.en.md) and [news](../../news/visit/index.lt.md).",
    "Words about [a part](../../news/visit/index.nb.md#andre-del).",
    "See [below](#a-part).\n\n## A part\n\nHere.",
    "A [topic]({tag}visits), and [home]({index}).",
    "[Gamma](../../news/gamma/index.lt.md), [delta](../../events/delta/index.en.md).",
    "A picture: ![A wall](one.png)\n\nand ![another wall](two.jpg).",
    "![A wall](one.png)",
    "Two files: [one](one.pdf), [other](../visit/programa.pdf).",
    "<script>alert(1)</script>",
    "",
)
FILES = ("one.png", "two.jpg", "one.pdf")
COLOURS = ("red", "#0a0", "navy")
MOMENTS = (
    "2015-01-01 12:00", "2016-11-14 12:00", "2016-11-16 09:30", "2016-11-16 23:00", "2016-12-01 00:00", "2016-12-20 10:00",
    "2026-01-01 02:00", "2026-01-02 10:00", "2026-02-01 10:00", "2999-06-01 00:00",
)  # fmt: skip
DATES = ("2015-09-12", "2016-11-16", "2016-11-16 10:00", "2016-12-01", "2026-01-01", "2026-01-02 08:00", "2026-03-01")
WORDS = ("One", "Two and more", "„Trys“ & <four>", "Mokymai")
HEADERS: dict[str, Sequence[str | None]] = {
    "Title": WORDS,
    "Summary": (*WORDS, None),
    "Slug": ("slug", "other-slug", None),
    "Aliases": ("/old/", "/old.html", "/old.html/", "/en/old", "/old.html, /en/older/", None),
    "Date": (*DATES, None),
    "Modified": (*DATES, None),
    "Publish": (*DATES, None),
    "Unpublish": (*DATES, None),
    "Draft": ("yes", "no", None),
    "Status": ("draft", "published", "cancelled", "postponed", "moved-online", None),
    "Notice": ("Too much snow.", "Illness.", None),
    "Tags": ("visits", "training, visits", "gamma", None),
    "Partners": ("alfa", "beta", "alfa, beta, gamma", None),
    "Events": ("visit", "training, visit", "gamma", None),
    "Starts": DATES,
    "Ends": (*DATES, None),
    "Previous_start": (*DATES, None),
    "Host": ("alfa", "beta", "gamma", None),
    "Town": ("Vilnius", "Oslo", "Biržai", None),
    "Country": ("LT", "NO", "SE", "GB"),
    "Position": ("54.6872, 25.2797", "59.9139, 10.7522", "56.2, 24.75", None),
    "Type": ("training", "meeting"),
    "Weekly": ("3", None),
    "Sequence": ("1", "2", None),
    "Registration": ("https://register.example/", None),
    "Online_url": ("https://meet.example/", None),
    "Image": ("one.png", "two.jpg", None),
    "Image_alt": ("A wall", None),
    "Image_caption": ("A wall, in a caption", None),
    "Image_credit": ("Somebody", None),
    "Logo": ("one.png", None),
    "Lead": ("yes", None),
    "Name": ("Short", None),
    "Role": ("Does much.", None),
    "Website": ("https://partner.example/", None),
    "Menu": ("main", "footer", "none"),
    "Order": ("1", "3", None),
    "Author": ("A. Uthor", None),
    "Translated_from": ("lt", None),
}
ANY = {"Title", "Summary", "Slug", "Aliases", "Date", "Modified", "Publish", "Unpublish", "Draft", "Image", "Image_alt"}
ANY |= {"Image_caption", "Image_credit", "Translated_from"}
PLACE = {"Town", "Country", "Position"}
OF_KIND = {
    "news": ANY | {"Status", "Tags", "Partners", "Events", "Author"},
    "events": ANY | PLACE | {"Status", "Notice", "Tags", "Partners", "Starts", "Ends", "Previous_start", "Host", "Type"}
    | {"Weekly", "Sequence", "Registration", "Online_url"},
    "partners": ANY | PLACE | {"Status", "Logo", "Lead", "Name", "Role", "Website"},
    "tags": ANY | {"Status"},
    "pages": ANY | {"Status", "Menu", "Order"},
    "project": {"Title", "Summary"},
}  # fmt: skip
NEW = {
    "news": "Title: News {name}\nDate: 2016-11-20\nTags: visits\nPartners: beta\nEvents: training\n\nNews of {name}.\n",
    "events": "Title: Event {name}\nType: meeting\nStarts: 2026-01-02 09:00\nEnds: 2026-01-02 11:00\nCountry: LT\nTags: visits\n\nMeeting.\n",
    "partners": "Title: Partner {name}\nOwn_name: Partner {name}\nOwn_lang: lt\nKind: college\nCountry: LT\nTown: Biržai\nPosition: 56.2, 24.75\nRole: Helps.\n\nA college.\n",
    "tags": "Title: Topic {name}\n",
    "pages": "Title: Page {name}\nMenu: main\nOrder: 2\n\nA page.\n",
}
