"""The articles of an answer as others cite them, one style at a time, and the buttons that change the style."""

from telegram import InlineKeyboardMarkup

from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import button, sources, ticked
from bot.telegram.views.runs import Part, Run, parts_of
from corpus.citing import STYLE_NAMES, STYLES, cite_all

_COPIED = ("pre",)  # copied whole by one touch


def cited_parts(stored: StoredAnswer, style: int, source: int) -> list[Part]:
    """Return the messages that cite what an answer rests on, each article once.

    Args:
        stored: the answer.
        style: its number among the styles.
        source: number of the one source that is cited, from 1; 0 cites all that the answer shows.
    """
    answer = stored.answer
    shown = [*answer.citations, *(other.citation for other in answer.alternatives)]
    cited = [sources(answer)[source - 1]] if source else shown
    records = dict.fromkeys(one.article.record for one in cited)
    return parts_of([Run(cite_all(records, STYLES[style]), _COPIED)])


def style_buttons(stored: StoredAnswer, style: int, source: int) -> InlineKeyboardMarkup:
    """Return a button for each style, the present one ticked."""
    row = [
        button(ticked(STYLE_NAMES[name], number == style), "style", stored.id, source, number)
        for number, name in enumerate(STYLES)
    ]
    return InlineKeyboardMarkup([row[:2], row[2:]])
