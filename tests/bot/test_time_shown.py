"""Every door tells what the time of an answer means."""

from collections.abc import Callable

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.time_note import TimeNote
from bot.mcp.shown import answer_text as told_to_a_model
from bot.telegram.views.message import answer_parts
from bot.terminal.render import answer_text
from bot.terminal.repl.export import markdown
from bot.terminal.style import Style
from bot.web.api.citing import tell
from bot.web.page.showing import show
from bot.words.telegram.texts import texts_in as telegram_texts_in
from bot.words.texts import texts_in
from bot.words.web import web_texts_in
from corpus.dating import Period
from retriever import ArticleReference, Citation

_CITED = Citation(ArticleReference("a", "桥", date="2024-03-15"), 0, "去年修桥9座。", (4, 6))
_NOTE = TimeNote("去年", Period.of_years(2023), "2024-03-15", "去年（2023年）")
_ANSWER = Answer("去年修桥几座", "9座", 0.9, citations=(_CITED,), time=_NOTE)
_DOORS: dict[str, Callable[[], str | None]] = {
    "terminal": lambda: answer_text(_ANSWER, texts_in("zh"), Style()),
    "export": lambda: markdown([_ANSWER], "桥", texts_in("zh")),
    "telegram": lambda: str(answer_parts(_ANSWER, telegram_texts_in("zh"))),
    "page": lambda: show(_ANSWER, web_texts_in("zh")).time,
    "chat completions": lambda: tell(_ANSWER, "zh").text,
    "tools": lambda: told_to_a_model(_ANSWER, "zh"),
}


@pytest.mark.parametrize("door", _DOORS)
def test_what_the_time_means_is_told(door: str) -> None:
    assert "去年（2023年）" in (_DOORS[door]() or "")
