"""`python3 tasks.py check`: everything that can be said about the content, in the editor's language."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from plugins.checks.advice import ADVICE
from plugins.checks.drafts import draft_check
from plugins.checks.late import late_check
from plugins.checks.moved import moved_check
from plugins.checks.reachable import Memory, link_unreachable
from plugins.checks.sequence import sequence_check
from plugins.checks.spelling import speller, spelling
from plugins.desk.formats import FORMATS, spaced
from plugins.desk.inspecting import inspect, site_settings
from plugins.model.problem import N_
from plugins.report import no_content, say
from plugins.wording.editor import editor_language

UNSPELT = N_("Spelling is not looked at in {languages}: there is no dictionary. To have one: {how}")
NO_FORMAT = N_("there is no format “{form}”; write one of {known}")
HOW = "npm ci  /  apt install hunspell-lt hunspell-no hunspell-en-gb"


def check(root: Path, *, lang: str = "", form: str = "text", links: bool = False, conf: str = "pelicanconf.py") -> int:
    """Say what is wrong and what is weak in the content of the project at `root`; return 1 where a build would stop."""
    editor = editor_language(lang, os.environ)
    if form not in FORMATS:
        say(NO_FORMAT, editor, form=form, known=", ".join(FORMATS))
        return 1
    if no_content(root / "content", editor):
        return 1
    content, settings, _ = site_settings(root / conf)
    found = speller(root)
    missing = found.missing(language.code for language in settings.languages)
    if missing:
        say(UNSPELT, editor, languages=", ".join(missing), how=HOW)
    history = (sequence_check(content), moved_check(content), late_check(content), draft_check(content))
    advice = (*ADVICE, spelling(found), *history)
    if links:
        advice += (link_unreachable(Memory(path=root / ".cache" / "links.json", now=time.time())),)
    inspection = inspect(content, settings, advice)
    laid_out = spaced if form == "text" and sys.stdout.isatty() else FORMATS[form]
    sys.stdout.write(laid_out(inspection, editor))
    return int(inspection.faults > 0)
