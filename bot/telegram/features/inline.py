"""@bot QUESTION in any chat: passages to post, each with its source."""

import logging
from functools import partial
from itertools import count

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.chats import ArchiveLike
from bot.telegram.features.reading import article_link
from bot.telegram.service import Service
from bot.telegram.views.evidence import marked_runs, source_line
from bot.telegram.views.runs import Run, clean, parts_of
from bot.telegram.wire.polling import reason
from bot.words.telegram.texts import Texts
from bot.workers import WorkersClosedError
from retriever import Hit
from retriever.errors import BadQuestionError

RESULTS = 6
_SHORTEST = 2  # characters of a question
_CACHE_SECONDS = 60
_DESCRIPTION = 120
_TITLE = 80

_log = logging.getLogger(__name__)


class Inline:
    """Searches while somebody types; of what one person types, only the newest is searched."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._newest: dict[int, int] = {}
        self._numbers = count()

    async def search(self, query: InlineQuery) -> None:
        """Offer the best passages for a question, to those who may ask."""
        person = query.from_user.id
        texts = self._service.texts(person, query.from_user)
        if not self._service.access.admits_inline(query):
            refusal = InlineQueryResultsButton(texts.not_allowed_inline, start_parameter="inline")
            await self._offer(query, [], refusal)
            return
        archive = self._service.archive_of(person)
        number = self._newest[person] = next(self._numbers)
        question = query.query.strip()
        results: list[InlineQueryResultArticle] = []
        if len(question) >= _SHORTEST:
            try:
                results = await self._service.workers.run(
                    partial(self._results, person, number, archive, question, texts)
                )
            except (BadQuestionError, WorkersClosedError):
                results = []
        if self._newest.get(person) == number:
            del self._newest[person]
        await self._offer(
            query, results, InlineQueryResultsButton(texts.button_ask, start_parameter="inline")
        )

    def _results(
        self, person: int, number: int, archive: ArchiveLike, question: str, texts: Texts
    ) -> list[InlineQueryResultArticle]:
        if self._newest.get(person) != number:  # more has been typed while this waited
            return []
        hits = archive.search(question, RESULTS)
        return [
            _result(place, hit, article_link(self._service, hit.citation.article), texts)
            for place, hit in enumerate(hits)
        ]

    async def _offer(
        self, query: InlineQuery, results: list[InlineQueryResultArticle], more: InlineQueryResultsButton
    ) -> None:
        try:
            await query.answer(results, cache_time=_CACHE_SECONDS, is_personal=True, button=more)
        except BadRequest as error:  # it came too late: more has been typed since
            _log.debug("inline query not answered: %s", reason(error))


def _result(place: int, hit: Hit, link: str, texts: Texts) -> InlineQueryResultArticle:
    citation = hit.citation
    start = citation.quote.find(hit.text)
    spans = [(start, start + len(hit.text))] if start >= 0 and len(hit.text) < len(citation.quote) else []
    runs = marked_runs(citation.quote, spans, ("blockquote expandable",))
    content = parts_of([*runs, Run(f"\n{source_line(citation, texts)}")], 3500)
    return InlineQueryResultArticle(
        id=str(place),
        title=clean(citation.article.title or texts.untitled)[:_TITLE],
        description=clean(hit.text)[:_DESCRIPTION],
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(texts.button_article, url=link)]]),
        input_message_content=InputTextMessageContent(
            content[0].html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
    )
