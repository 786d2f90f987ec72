"""An assistant reads with the reader that it is handed."""

from collections.abc import Sequence

from bot import Assistant
from retriever import Hit, Retriever
from retriever.question import Question
from retriever.reader import Reading


class FirstWords:
    """A reader that takes the first characters of the best paragraph for the answer, or nothing at all."""

    def __init__(self, characters: int) -> None:
        self._characters = characters
        self.prepared = 0

    def prepare(self) -> None:
        self.prepared += 1

    def read(self, question: Question | str, hits: Sequence[Hit]) -> Reading | None:
        return Reading(0, 0, self._characters, 0.99) if self._characters else None

    def score_candidates(
        self, question: Question | str, hits: Sequence[Hit], focus: Question | str | None = None
    ) -> None:
        return None


QUESTION = "青螺镇的渡口在什么地方"


def test_the_answer_is_what_that_reader_reads(invented: Retriever) -> None:
    reader = FirstWords(4)
    answer = Assistant(invented, reader=reader).read(QUESTION)
    assert answer.text == invented.search(QUESTION)[0].citation.quote[:4]
    assert reader.prepared == 1


def test_where_it_reads_nothing_the_question_is_refused(invented: Retriever) -> None:
    assert Assistant(invented, reader=FirstWords(0)).conversation().ask(QUESTION).text is None
