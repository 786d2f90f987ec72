"""A conversation as Markdown, its citations as footnotes."""

from collections.abc import Iterable, Iterator

from bot.dialogue.answer import Answer
from bot.terminal.markdown import SPACE, SPECIAL, escaped
from bot.terminal.render import source_line
from bot.terminal.visible import visible
from bot.words.texts import Texts
from retriever import Citation


class _Footnotes:
    """Footnotes in the order of their first reference. A quotation has only one footnote."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._cited: list[Citation] = []

    def refer(self, citation: Citation) -> str:
        """Return the reference to a citation's footnote."""
        if citation not in self._cited:
            self._cited.append(citation)
        return f"[^{self._cited.index(citation) + 1}]"

    def lines(self) -> Iterator[str]:
        """Yield the footnotes."""
        for number, citation in enumerate(self._cited, 1):
            source = escaped(source_line(citation, self._texts))
            yield f"[^{number}]: {source} — {_marked(citation)}\n"


def _marked(citation: Citation) -> str:
    """Return the quotation with a tag around its answer. Asterisks fail beside Chinese punctuation."""
    start, end = citation.span or (0, 0)
    quote = citation.quote
    if start >= end:
        return escaped(quote)
    # escaped in one piece first would move the offsets; the pieces' inner spaces are kept
    before, answer, after = (
        SPECIAL.sub(r"\\\1", SPACE.sub(" ", visible(part)))
        for part in (quote[:start], quote[start:end], quote[end:])
    )
    return f"{before}<mark>{answer}</mark>{after}".strip()


def _turn(answer: Answer, texts: Texts, notes: _Footnotes) -> Iterator[str]:
    yield f"## {escaped(answer.question)}\n"
    if answer.taken_for:
        yield f"*{escaped(texts.understood.format(answer.taken_for))}*\n"
    if answer.text is None:
        yield from _unanswered(answer, texts, notes)
        return
    proofs = [part.citation for part in answer.parts] or answer.citations[:1]
    yield f"**{escaped(answer.text)}**{_all(dict.fromkeys(proofs), notes)}\n"
    if answer.time:
        yield f"{escaped(answer.time.text)}\n"
    if len(answer.items) > 1:
        yield from (f"- {escaped(item.text)}" for item in answer.items)
        yield ""
    if answer.alternatives:
        yield f"{texts.alternatives}\n"
        yield from (f"- {escaped(other.text)}{notes.refer(other.citation)}" for other in answer.alternatives)
        yield ""
    if answer.confirming:
        marks = _all(answer.confirming, notes)
        yield f"{texts.confirming.format(len(answer.confirming), marks)}\n"
    if answer.further:
        yield f"{texts.other_sources}{_all(answer.further, notes)}\n"


def _unanswered(answer: Answer, texts: Texts, notes: _Footnotes) -> Iterator[str]:
    """Yield a refusal, or the assistant's own words."""
    nothing = texts.mentioned if answer.mention else texts.no_answer
    for text in (answer.reply or nothing).split("\n"):
        yield f"{escaped(text)}\n"
    if answer.mention:
        yield f"{escaped(answer.mention.quote)}{notes.refer(answer.mention)}\n"
        return
    citations = answer.citations or tuple(hit.citation for hit in answer.nearest)
    if citations:
        yield f"{texts.nearest if answer.kind == 'refusal' else ''}{_all(citations, notes)}\n"


def _all(citations: Iterable[Citation], notes: _Footnotes) -> str:
    return "".join(notes.refer(citation) for citation in citations)


def markdown(turns: Iterable[Answer], title: str, texts: Texts) -> str:
    """Return the turns as Markdown: a heading a question, its answer, and footnotes at the end."""
    notes = _Footnotes(texts)
    body = [line for answer in turns for line in _turn(answer, texts, notes)]
    return "\n".join([f"# {title}\n", *body, *notes.lines()])
