"""Articles and answers as text that a model reads: quotations verbatim, each with its source and address."""

from collections.abc import Iterator

from bot.dialogue.answer import Answer
from bot.mcp.addresses import address_of
from bot.words.language import Language
from bot.words.texts import Texts, texts_in
from corpus.model import Article
from retriever import Citation, Hit, origin


def article_text(article: Article) -> str:
    """Return an article as Markdown: its head, where it was printed, and its paragraphs."""
    facts = " · ".join(part for part in (article.byline, *origin(article)) if part)
    head = [
        article.kicker,
        f"# {article.title}" if article.title else None,
        article.subtitle,
        facts,
    ]
    body = [f"## {one.text}" if one.subhead else one.text for one in article.paragraphs]
    return "\n\n".join(filter(None, [*head, *body]))


def answer_text(answer: Answer, language: Language) -> str:
    """Return an answer, or that there is none, with what proves it."""
    return "\n".join(_lines(answer, texts_in(language)))


def _lines(answer: Answer, texts: Texts) -> Iterator[str]:
    if answer.taken_for:
        yield texts.understood.format(answer.taken_for)
    if answer.kind == "refusal" or (answer.kind == "answer" and answer.text is None):
        yield from _refused(answer, texts)
        return
    if said := answer.said or answer.reply:
        yield said
    if answer.time:
        yield answer.time.text
    if answer.rephrased:
        yield texts.rephrased + "".join(sentence.text for sentence in answer.rephrased)
    yield from (f"{part.label}：{part.text}" for part in answer.parts)
    if answer.kind == "catalogue":
        yield from (f"[{number}] {_source(one)}" for number, one in enumerate(answer.citations, 1))
        return
    if answer.article is not None:
        yield article_text(answer.article)
    shown = [proof.citation for proof in answer.evidence] if answer.kind == "answer" else answer.citations
    for number, citation in enumerate(shown, 1):
        yield from _quoted(citation, number)
    for other in answer.alternatives:
        yield f"{texts.alternatives} {other.text}"
        yield from _quoted(other.citation)
    if answer.confirming:
        which = "；".join(map(_source, answer.confirming))
        yield texts.confirming.format(len(answer.confirming), which)
    if not answer.citations:
        yield from _nearest(answer.nearest)


def _refused(answer: Answer, texts: Texts) -> Iterator[str]:
    yield answer.reply or (texts.mentioned if answer.mention else texts.no_answer)
    if answer.unsaid:
        yield answer.whose(texts.unsaid, texts.instead)
    if answer.mention:
        yield from _quoted(answer.mention)
    elif answer.nearest:
        yield texts.nearest
        yield from _nearest(answer.nearest)


def _nearest(hits: tuple[Hit, ...]) -> Iterator[str]:
    for number, hit in enumerate(hits, 1):
        yield f"[{number}] {hit.text}"
        yield f"—— {_source(hit.citation)}"


def _quoted(citation: Citation, number: int | None = None) -> Iterator[str]:
    yield citation.quote if number is None else f"[{number}] {citation.quote}"
    yield f"—— {_source(citation)}"


def _source(citation: Citation) -> str:
    return f"{citation} <{address_of(citation.article)}>"
