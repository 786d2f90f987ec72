"""Answers that the form of a text points at: a cell of a table, one value of a row, the score of one game, characters,
days of the week.

The model reads sentences; that the third number of a row belongs to the third word of the table's head, or the second
of five scores to the second game, is not in them. There it is counted.
"""

from typing import Final

from retriever.question.answer_type import Kind
from retriever.reader.characters import characters_told
from retriever.reader.games import nth_game
from retriever.reader.respective import respective
from retriever.reader.tables import table_cell
from retriever.reader.weekdays import weekdays_told

_MEASURED: Final = (Kind.AMOUNT, Kind.COUNT, Kind.PERCENT)
_IN_CELLS: Final = (Kind.DATE, Kind.PLACE, Kind.PERSON, Kind.ORGANISATION, Kind.NAME, Kind.OTHER)


def pointed_at(question: str, kind: Kind, quote: str, before: str) -> list[tuple[int, int]]:
    """Return where the answers stand that the form of a paragraph points at, in code points; most have none.

    Args:
        question: what is asked.
        kind: of what is asked for.
        quote: the paragraph.
        before: what its article says before it, a line each.
    """
    found = [nth_game(question, quote), characters_told(question, quote), weekdays_told(question, quote)]
    if kind in _MEASURED:
        found += [table_cell(question, quote, before), respective(question, kind, quote)]
    elif kind in _IN_CELLS:
        found.append(table_cell(question, quote, before, figures=False))
    return [stretch for stretch in found if stretch]
