"""What of the archive a filter or a question leaves, told with an answer."""

from dataclasses import replace

from bot.dialogue.answer import Answer
from bot.words.language import Language
from bot.words.texts import texts_in
from corpus.dating import Period, day_of, period_of, told_times
from retriever import Hit, Retriever


def scoped(answer: Answer, archive: Retriever, language: Language) -> Answer:
    """Return an answer with what the archive's filter lets through; a refusal or a list says so where that is nothing.

    Without a filter, a refusal of what was asked of other days than the archive has says which it has.
    """
    scope = answer.scope or archive.scope()
    if scope is None:
        return _with_days(answer, archive, language)
    nothing = answer.kind in ("refusal", "catalogue") and not scope.articles
    reply = "".join(texts_in(language).scope_notes(scope)) if nothing else answer.reply
    return replace(answer, scope=scope, reply=reply)


def _with_days(answer: Answer, archive: Retriever, language: Language) -> Answer:
    days = archive.days() if answer.kind == "refusal" and not answer.reply and not answer.mention else None
    covered = _covered(days) if days else None
    if days is None or covered is None or covered.until is None:
        return answer
    told = told_times(answer.rewritten or answer.question, covered.until)
    asked = [one.period for one in told if not one.relative]
    if not asked or any(one.meets(covered) or _is_told(one, answer.nearest, archive) for one in asked):
        return answer
    return replace(answer, reply=texts_in(language).not_covered.format(*days))


def _covered(days: tuple[str, str]) -> Period | None:
    try:
        return period_of(days[0]).to(period_of(days[1]))
    except ValueError:  # 2023年5月, as a source gave it
        return None


def _is_told(asked: Period, nearest: tuple[Hit, ...], archive: Retriever) -> bool:
    """Tell whether any article names the year of a time, or one that was found tells of it (次年)."""
    if asked.year and archive.mentions(f"{asked.year}年"):
        return True
    quotes = [(hit.citation.quote, day_of(hit.citation.article.date)) for hit in nearest]
    return any(told.period.meets(asked) for quote, day in quotes if day for told in told_times(quote, day))
