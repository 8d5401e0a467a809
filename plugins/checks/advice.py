"""All advice: what `python3 tasks.py check` tells beside the faults. A build neither needs it nor waits for it.

Spelling and outside links need dictionaries and the network: `plugins.desk.inspecting` adds them where they are wanted.
"""

from __future__ import annotations

from plugins.checks import Check
from plugins.checks.blocks import (
    heading_by_line,
    list_shown,
    number_as_list,
    shown_as_code,
    table_shown,
)  # fmt: skip
from plugins.checks.dated import date_form, date_range_differs
from plugins.checks.forgotten import (
    date_far_off,
    file_unused,
    folder_date,
    modified_to_come,
    text_missing,
    way_to_join,
)  # fmt: skip
from plugins.checks.letters import foreign_letters, lost_letters, quotation_marks
from plugins.checks.linked import link_to_draft, link_unencrypted, link_words
from plugins.checks.marks import bold_shown, heading_shown, link_shown, marks_in_header
from plugins.checks.stray import header_in_text
from plugins.checks.titles import summary_missing, summary_too_long, title_too_long, title_twice
from plugins.checks.tongue import text_language, untranslated
from plugins.checks.weekdays import weekday_differs

ADVICE: tuple[Check, ...] = (
    title_too_long,
    title_twice,
    summary_missing,
    summary_too_long,
    link_words,
    link_unencrypted,
    link_to_draft,
    date_form,
    date_range_differs,
    foreign_letters,
    lost_letters,
    quotation_marks,
    text_language,
    untranslated,
    header_in_text,
    file_unused,
    folder_date,
    date_far_off,
    modified_to_come,
    way_to_join,
    text_missing,
    weekday_differs,
    bold_shown,
    marks_in_header,
    heading_shown,
    link_shown,
    table_shown,
    list_shown,
    number_as_list,
    shown_as_code,
    heading_by_line,
)
