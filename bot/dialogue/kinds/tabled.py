"""The row of a table that has the most or the least: 哪个乡镇产量最高."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.mentions import refused
from bot.dialogue.plain_answers import NEAREST
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.names import squeezed
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever import Citation
from retriever.question import Question
from retriever.reader.tables import cells_of, column_asked, head_of, is_row

_MOST: Final = "多高大长快重贵"
_LEAST: Final = "少低小短慢轻"
#: 哪个乡镇产量最高 · 产量最低的是哪个村
_ASKED: Final = lazy_pattern(
    rf"哪一?[^\W最]{{1,16}}最(?P<most>[{_MOST}{_LEAST}])|最(?P<more>[{_MOST}{_LEAST}])的[^，。]{{0,4}}是?哪"
)
#: Rows that are about all the others.
_OF_ALL: Final = lazy_pattern("[合总小共]计|平均|均值|全[省市县区乡镇村校]")
#: Articles that are looked at for a table, and rows that make one.
_LOOKED_AT: Final = 3
_FEWEST: Final = 2
#: Counted, not read.
_SURE: Final = 0.8


class Tabled:
    """The name of the row with the greatest or the least figure in the column that is asked for."""

    name = "tabled"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question for the most or the least of many."""
        match = _ASKED.search(question.plain.text)
        return Plan(self.name, question, about=match["most"] or match["more"]) if match else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the name of that row, of several alike all names; None where no table found has such a column.

        What is read in a row of another column is refused.
        """
        hits = context.search(plan.question)
        for reference in list(dict.fromkeys(hit.citation.article for hit in hits))[:_LOOKED_AT]:
            article = context.article(reference)
            lines = [paragraph.text for paragraph in article.paragraphs] if article else []
            rows = list(_figures(plan.question.squeezed, lines))
            if len(rows) < _FEWEST:
                continue
            extreme = (max if plan.about in _MOST else min)(figure for _, figure in rows)
            spans = [(number, cells_of(lines[number])[0]) for number, figure in rows if figure == extreme]
            citations = tuple(Citation(reference, number, lines[number], span) for number, span in spans)
            text = "、".join(lines[number][slice(*span)] for number, span in spans)
            return Answer(plan.typed, text, _SURE, citations=citations, nearest=tuple(hits[:NEAREST]))
        read = context.read(plan.question)
        from_a_row = bool(read.text) and any(is_row(citation.quote) for citation in read.citations[:1])
        return refused(plan.typed, hits) if from_a_row else None


def _figures(asked: str, lines: Sequence[str]) -> Iterator[tuple[int, Decimal]]:
    """Yield the rows of the tables among some lines, by their numbers, with the figures in the asked column."""
    for number, line in enumerate(lines):
        cells = cells_of(line)
        if not is_row(line) or _OF_ALL.fullmatch(squeezed(line[slice(*cells[0])])):
            continue
        column = column_asked(asked, head) if (head := head_of(lines[:number], len(cells))) else None
        values = find(line[slice(*cells[column])]) if column else ()
        if len(values) == 1 and values[0].low is not None:
            yield number, values[0].low
