"""Answer → lines for a terminal. Quotations stay verbatim, but for characters that would steer the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.dialogue.answer import Answer
from bot.terminal.excerpt import excerpt
from bot.terminal.style import Line, Style, line, marked
from bot.words.texts import Texts
from corpus.model import Article
from retriever import Citation, Hit, also_in, origin

#: The least confidence of each word, surest first; an answer is right about that often.
_SURE, _FAIRLY_SURE = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class View:
    """How much of an answer is shown.

    Attributes:
        confidence: whether a word says how sure the answer is.
        numbers: whether sources are numbered, each on a line of its own.
        sources: the most sources that are listed under an answer.
    """

    confidence: bool = False
    numbers: bool = False
    sources: int = 10


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


def confidence_word(confidence: float, texts: Texts) -> str:
    """Return how sure an answer is, in words."""
    if confidence >= _SURE:
        return texts.sure
    return texts.fairly_sure if confidence >= _FAIRLY_SURE else texts.unsure


def answer_lines(answer: Answer, texts: Texts, view: View) -> Iterator[Line]:
    """Yield what one turn shows: an answer, a refusal, an article, passages or the assistant's own words."""
    if answer.kind == "answer" and answer.text is not None:
        yield from _found(answer, answer.text, texts, view)
    elif answer.kind == "article" and answer.article is not None:
        yield from _reply(answer)
        yield from article_lines(answer.article, answer.citations[0] if answer.citations else None, texts)
    elif answer.kind in ("answer", "refusal"):
        yield from _refused(answer, texts)
    elif answer.kind == "catalogue":  # its lines are in the reply, numbered
        yield from _reply(answer)
    else:
        yield from _reply(answer)
        for number, citation in enumerate(answer.citations, 1):
            yield from citation_lines(citation, texts, number if view.numbers else None)
        if not answer.citations:
            yield from hit_lines(answer.nearest, texts)


def _found(answer: Answer, text: str, texts: Texts, view: View) -> Iterator[Line]:
    yield line(text, "strong")
    if answer.rephrased:
        yield line(texts.rephrased + "".join(sentence.text for sentence in answer.rephrased))
    yield from _understood(answer, texts, view)
    if len(answer.items) > 1:
        for number, item in enumerate(answer.items, 1):
            yield line(item.text, lead=f"  {number}. ")
    proofs = answer.evidence
    for number, proof in enumerate(proofs, 1):
        yield from citation_lines(proof.citation, texts, number if view.numbers else None, proof.spans)
    if answer.alternatives:
        yield line(texts.alternatives)
    for other in answer.alternatives:
        source = f" —— {source_line(other.citation, texts)}"
        yield Line(((other.text, "strong"), (source, "dim")), "  ")
    if answer.confirming:
        sources = "；".join(source_line(citation, texts) for citation in answer.confirming)
        yield line(texts.confirming.format(len(answer.confirming), sources), "dim", "  ")
    others = answer.further[: view.sources - len(proofs)]
    if others and not view.numbers:
        listed = "；".join(source_line(citation, texts) for citation in others)
        yield line(texts.other_sources + listed, "dim", "  ")
    elif others:
        yield line(texts.other_sources.rstrip(), "dim")
        for number, citation in enumerate(others, len(proofs) + 1):
            yield line(source_line(citation, texts), "dim", f"  [{number}] ")


def _refused(answer: Answer, texts: Texts) -> Iterator[Line]:
    """Yield a refusal, or a sentence that mentions the matter, and then the nearest passages."""
    yield line(answer.reply or (texts.mentioned if answer.mention else texts.no_answer), "strong")
    if answer.unsaid:
        yield line(answer.whose(texts.unsaid, texts.instead))
    yield from _understood(answer, texts, View())
    if answer.mention:
        yield from citation_lines(answer.mention, texts)
        return
    if answer.nearest:
        yield line(texts.nearest)
        yield from hit_lines(answer.nearest, texts, answer.rewritten or answer.question)


def _understood(answer: Answer, texts: Texts, view: View) -> Iterator[Line]:
    """Yield how sure the answer is and how a follow-up was understood, on one line."""
    notes = [confidence_word(answer.confidence, texts)] if view.confidence else []
    notes += [answer.time.text] if answer.time else []
    notes += [texts.understood.format(answer.taken_for)] if answer.taken_for else []
    notes += texts.scope_notes(answer.scope) if answer.scope and answer.scope.articles else []
    if notes:
        yield line(" · ".join(notes), "dim")


def _reply(answer: Answer) -> Iterator[Line]:
    for text in (answer.reply or "").split("\n"):
        if text:
            yield line(text)


def citation_lines(
    citation: Citation, texts: Texts, number: int | None = None, spans: Sequence[tuple[int, int]] = ()
) -> Iterator[Line]:
    """Yield the quotation and then its source line. The answer, or other stretches, are marked in the quotation."""
    yield marked(citation.quote, spans or _spans(citation), "  ")
    lead = "  —— " if number is None else f"  [{number}] "
    yield line(source_line(citation, texts), "dim", lead)


def _spans(citation: Citation) -> list[tuple[int, int]]:
    return [citation.span] if citation.span else []


def hit_lines(hits: Sequence[Hit], texts: Texts, question: str | None = None) -> Iterator[Line]:
    """Yield numbered passages with their source lines. For a refused question, each is cut to what speaks of it."""
    for number, hit in enumerate(hits, 1):
        text = hit.text.strip() if question is None else excerpt(hit.text, question)
        yield line(text, lead=f"{number}. ")
        yield line(source_line(hit.citation, texts), "dim", "   —— ")


def article_lines(article: Article, cited: Citation | None, texts: Texts) -> Iterator[Line]:
    """Yield a whole article, the cited paragraph behind a ▸ and the answer marked in it."""
    if article.kicker:
        yield line(article.kicker, "dim")
    yield line(f"《{article.title}》" if article.title else texts.untitled, "strong")
    if article.subtitle:
        yield line(article.subtitle)
    facts = [part for part in (article.byline, *origin(article, texts.day, texts.edition)) if part]
    if facts:
        yield line(" · ".join(facts), "dim")
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.subhead:
            yield line(paragraph.text, "strong")
        else:
            here = cited is not None and cited.paragraph == number
            yield marked(paragraph.text, _spans(cited) if cited and here else (), "▸ " if here else "  ")


def hits_text(hits: Sequence[Hit], texts: Texts, style: Style) -> str:
    """Return numbered passages with their source lines."""
    return style.painted(hit_lines(hits, texts)) if hits else texts.nothing_found


def answer_text(answer: Answer, texts: Texts, style: Style) -> str:
    """Return the short answer, the paragraph that proves it and where it stands; or a refusal."""
    return style.painted(answer_lines(answer, texts, View()))
