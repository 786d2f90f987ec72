"""Who does something and to whom it is done: 民警把老人背下楼, 老人被民警背下楼."""

from typing import Final

from corpus.lazy import lazy_pattern
from retriever.question import Kind, Question
from retriever.reader.subject import CLAUSE_END, Surroundings

_DISPOSED: Final = r"(?:(?<![一两几\d])把(?![握关守手式脉])|(?<!即)将(?![军来近要于在会由有达]))"
#: 谁把老人背下楼, 谁救了孩子: the one who does it.
_ASKS_DOER: Final = lazy_pattern(r"(?<![把将被给对向和跟帮让叫请找派为是])谁(?![是叫的和跟被]|$)")
#: 谁被背下楼, 民警把谁背下楼: the one to whom it is done.
_ASKS_DONE_TO: Final = lazy_pattern(r"谁被|[把将]谁|被[^，。]{1,12}的(?:人|老人|孩子)?是谁")
#: What stands right before and right behind a name says which of the two it is.
_DONE_TO_BEFORE: Final = lazy_pattern(rf"{_DISPOSED}[^把将被]{{0,12}}$")
_DONE_TO_BEHIND: Final = lazy_pattern(r"[^被]{0,4}被")
_DOER_BEFORE: Final = lazy_pattern(r"被[^把将被]{0,8}$")
_DOER_BEHIND: Final = lazy_pattern(rf"[^把将被]{{0,12}}{_DISPOSED}")


def is_other_participant(question: Question, around: Surroundings) -> bool:
    """Tell whether a sentence with 把 or 被 names the other one of the two than a question for a person asks for."""
    if question.answer_type.kind is not Kind.PERSON:
        return False
    text = question.squeezed
    lead, rest = CLAUSE_END.split(around.lead)[-1], CLAUSE_END.split(around.rest)[0]
    if _ASKS_DONE_TO.search(text):
        return bool(_DOER_BEFORE.search(lead) or _DOER_BEHIND.match(rest))
    if _ASKS_DOER.search(text):
        return bool(_DONE_TO_BEFORE.search(lead) or _DONE_TO_BEHIND.match(rest))
    return False
