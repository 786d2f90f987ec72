"""An answer as one text with its sources: for programs that show a text and know links at most."""

from dataclasses import dataclass
from typing import Any

from bot.dialogue.answer import Answer
from bot.web.wire.addresses import article_address
from bot.words.language import Language
from bot.words.texts import Texts, texts_in
from retriever import Citation, also_in, origin

_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A text, and where in it which source is cited, as OpenAI's annotations."""

    text: str
    annotations: tuple[dict[str, Any], ...]


def source_line(citation: Citation, texts: Texts) -> str:
    """Return 《title》 byline · newspaper · day · page · paragraph · where else it is printed."""
    article = citation.article
    title = f"《{article.title}》" if article.title else texts.untitled
    place = texts.head_line if citation.paragraph < 0 else texts.paragraph.format(citation.paragraph + 1)
    parts = (
        article.byline,
        *origin(article, texts.day, texts.edition),
        place,
        also_in(citation, texts.also_in, texts.untitled, texts.edition),
    )
    return f"{title} {' · '.join(part for part in parts if part)}"


def tell(answer: Answer, language: Language, site: str = "") -> Told:
    """Return what is said to a question, then each source with its number and the paragraph that it quotes.

    Args:
        answer: to the question.
        language: of our own words.
        site: where this server is reached, without a slash at its end.
    """
    texts = texts_in(language)
    text, cited = _said(answer, texts), _cited(answer)
    if cited and answer.text is not None:
        text += " " + "".join(f"[{number}]" for number in range(1, len(answer.evidence) + 1))
    if answer.time:
        text += f"\n\n{answer.time.text}"
    if answer.rephrased:
        text += f"\n\n{texts.rephrased}{''.join(sentence.text for sentence in answer.rephrased)}"
    if answer.taken_for:
        text += f"\n\n（{texts.understood.format(answer.taken_for)}）"
    notes = []
    for number, citation in enumerate(cited, 1):
        start = len(text) + 2
        text += f"\n\n[{number}] {source_line(citation, texts)}\n> {_quoted(citation.quote)}"
        notes.append(_note(citation, site, texts, start, len(text)))
    return Told(text, tuple(notes))


def _note(citation: Citation, site: str, texts: Texts, start: int, end: int) -> dict[str, Any]:
    """Return an annotation as OpenAI has them: a source, and the stretch of the text that cites it."""
    spans = [citation.span] if citation.span else []
    return {
        "type": "url_citation",
        "url_citation": {
            "url": site + article_address(citation.article.id, citation.paragraph, spans),
            "title": citation.article.title or texts.untitled,
            "start_index": start,
            "end_index": end,
        },
    }


def _said(answer: Answer, texts: Texts) -> str:
    if answer.said is not None:
        return answer.said
    if answer.reply:
        return answer.reply
    refusal = texts.mentioned if answer.mention else texts.no_answer
    return f"{refusal}{answer.whose(texts.unsaid, texts.instead)}" if answer.unsaid else refusal


def _cited(answer: Answer) -> list[Citation]:
    """Return the citations to show: what proves the answer first, or what came closest to one."""
    if answer.text is not None:
        shown = [one.citation for one in answer.evidence] + answer.further
    elif answer.mention:
        shown = [answer.mention]
    else:
        shown = list(answer.citations) or [hit.citation for hit in answer.nearest]
    return shown[:_SOURCES]


def _quoted(quote: str) -> str:
    """Return a paragraph as one line, so that none of it is read as Markdown of a line of its own."""
    return " ".join(quote.split("\n"))
