"""An answer → the same answer, worded anew where that can be proved sentence by sentence."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from bot.dialogue.answer import Answer, Rephrased
from bot.dialogue.rephrasing.checking import fault_of
from bot.dialogue.rephrasing.errors import ModelFailedError
from bot.dialogue.rephrasing.prompt import INSTRUCTIONS, prompt_of
from bot.dialogue.rephrasing.sentences import sentences_of
from corpus.chinese.text import comparable
from corpus.chinese.worth import worths
from retriever import Citation
from retriever.reader import Reading, read_text

_log = logging.getLogger(__name__)

#: Paragraphs that a model is given.
_MOST: Final = 5


class LanguageModel(Protocol):
    """What words a prompt; raises ``ModelFailedError`` where it cannot."""

    def complete(self, instructions: str, prompt: str) -> str:
        """Return what the model says."""
        ...


@dataclass(frozen=True, slots=True)
class Rephraser:
    """Words answers anew by a language model, which is believed nothing.

    Attributes:
        model: what words them.
        read: finds the answer to a question in a text; the reader that comes with the program.
    """

    model: LanguageModel
    read: Callable[[str, str], Reading | None] = read_text

    def rephrase(self, answer: Answer) -> Answer:
        """Return an answer with the sentences that hold; any other than a found answer, and where none holds, as it is.

        The short answer and its citations stay what they are.
        """
        if answer.kind != "answer" or answer.text is None or not answer.citations:
            return answer
        citations = [*(proof.citation for proof in answer.evidence), *answer.further][:_MOST]
        question = answer.rewritten or answer.question
        try:
            said = self.model.complete(INSTRUCTIONS, prompt_of(question, answer.text, citations))
        except ModelFailedError as error:
            _log.warning("no rephrasing: %s", error)
            return answer
        kept = _supported(said, citations, question, answer.text)
        if not kept or not self._agrees(question, answer, "".join(one.text for one in kept)):
            return answer
        return replace(answer, rephrased=tuple(kept))

    def _agrees(self, question: str, answer: Answer, text: str) -> bool:
        """Tell whether who reads the new words alone finds the answer that the pages give."""
        if answer.parts or len(answer.items) > 1:
            return True
        wanted = answer.text or ""
        if not _same(wanted, text):
            return False
        reading = self.read(question, text)
        return reading is not None and _same_value(wanted, text[reading.start : reading.end])


def _supported(said: str, citations: Sequence[Citation], question: str, answer: str) -> list[Rephrased]:
    kept: list[Rephrased] = []
    for sentence in sentences_of(said):
        named = [citations[number - 1] for number in sentence.numbers if 0 < number <= len(citations)]
        known = named if len(named) == len(sentence.numbers) else []
        fault = fault_of(sentence.text, known, question, answer)
        if fault is None:
            kept.append(Rephrased(sentence.text, tuple(named)))
        else:
            _log.info("a sentence of the model was dropped: %s", fault)
    return kept


def _same(wanted: str, text: str) -> bool:
    """Tell whether a text has an answer, word for word or by its values."""
    values = worths(wanted)
    return comparable(wanted) in comparable(text) or (bool(values) and values <= worths(text))


def _same_value(wanted: str, found: str) -> bool:
    """Tell whether two short answers are one: the same values, or one within the other."""
    values, others = worths(wanted), worths(found)
    if values or others:
        return bool(values & others)
    one, other = comparable(wanted), comparable(found)
    return one in other or other in one
