"""An answer as a Rich Message: the answer with footnote marks, its sentences, their paragraphs folded, the footnotes.

Blocks and tags: https://core.telegram.org/bots/api#rich-message-formatting-options. It holds what ``message`` shows, so
that either may stand for the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.dialogue.answer import Answer
from bot.telegram.views.evidence import marked_runs, open_stretch, source_line, stretch_runs
from bot.telegram.views.message import asked_runs, beside_runs, is_retold, short_answer
from bot.telegram.views.runs import Run, clean, is_blank, to_html
from bot.words.telegram.texts import Texts
from retriever import Citation


def rich_answer(answer: Answer, texts: Texts, echo: str | None = None) -> str | None:
    """Return the HTML of a Rich Message that shows an answer with its evidence, None where there is none."""
    if answer.kind != "answer" or answer.text is None or is_blank(answer.text) or not answer.evidence:
        return None
    marks = [Run(f" [{number}]", (f'a href="#{_name(number)}"',)) for number in _numbers(answer)]
    said = [*short_answer(answer.text, answer.items), *marks, *beside_runs(answer, texts)]
    blocks = _paragraphs([*asked_runs(answer, texts, echo), *said])
    retold, items = is_retold(answer), [item.span for item in answer.items]
    for number, (citation, spans) in zip(_numbers(answer), answer.evidence, strict=True):
        blocks += _proof(number, citation, items or spans, texts, folded=retold)
    for number, (citation, _) in zip(_numbers(answer), answer.evidence, strict=True):
        note = Run(f"[{number}] {source_line(citation, texts)}", (f'tg-reference name="{_name(number)}"',))
        blocks.append(f"<footer>{_html([note])}</footer>")
    return "".join(blocks)


def _numbers(answer: Answer) -> range:
    return range(1, len(answer.evidence) + 1)


def _name(number: int) -> str:
    return f"source-{number}"


def _proof(
    number: int, citation: Citation, marks: Sequence[tuple[int, int]], texts: Texts, *, folded: bool
) -> list[str]:
    """Return the sentence with the answer, and its whole paragraph folded; a short paragraph stands open."""
    quote, spans = citation.quote, marks or ([citation.span] if citation.span else [])
    start, end = (0, 0) if folded else open_stretch(quote, spans)
    whole = _quotation(marked_runs(quote, spans))
    if (start, end) == (0, len(quote)):
        return [whole]
    summary = _html([Run(f"{texts.whole} [{number}]")])
    below = f"<details><summary>{summary}</summary>{whole}</details>"
    return [*([_quotation(stretch_runs(quote, start, end, spans))] if start < end else []), below]


def _paragraphs(runs: Iterable[Run]) -> list[str]:
    return [f"<p>{line}</p>" for line in _lines(runs)]


def _quotation(runs: Iterable[Run]) -> str:
    return f"<blockquote>{'<br>'.join(_lines(runs))}</blockquote>"


def _lines(runs: Iterable[Run]) -> list[str]:
    """Return the lines of some runs as HTML, without blank ones: a line break in this HTML is a space."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return [_html(line) for line in lines if not is_blank("".join(run.text for run in line))]


def _html(runs: Iterable[Run]) -> str:
    return to_html(replace(run, text=clean(run.text)) for run in runs if run.text)
