"""Who does something and to whom it is done: 民警把老人背下楼, 老人被民警背下楼; who wins and who loses."""

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
_WHICH: Final = r"(?:谁|哪[个支家方][^，。]{0,4}|哪[队方])"
#: 谁赢了, 哪支队夺冠; who lost to whom: 谁输了, 赢了谁.
_ASKS_WINNER: Final = lazy_pattern(rf"{_WHICH}(?:最后|最终)?(?:能?赢|获?胜|取胜|夺冠|捧杯)(?!了?(?:谁|哪))")
_ASKS_BEATEN: Final = lazy_pattern(
    rf"{_WHICH}(?:最后|最终)?(?:输|负|败|落败|没赢)|(?:赢|胜|击败|打败|力克|淘汰)了?(?:的是)?{_WHICH}"
)
_BEATS: Final = r"(?:战胜|击败|打败|完胜|险胜|力克|力挫|轻取|横扫|大胜|淘汰|逆转)"
_LOSES: Final = r"(?:负于|不敌|输给|败给)"
#: Between the verb and a name may stand what he is: 战胜上届冠军某某.
_WINS_BEFORE: Final = lazy_pattern(rf"{_LOSES}[^，。]{{0,8}}$")
_WINS_BEHIND: Final = lazy_pattern(rf"[^，。]{{0,12}}{_BEATS}")
_BEATEN_BEFORE: Final = lazy_pattern(rf"{_BEATS}[^，。]{{0,8}}$")
_BEATEN_BEHIND: Final = lazy_pattern(rf"[^，。]{{0,12}}{_LOSES}")

#: 东盟取代【欧盟】成为第一: who was it before.
_REPLACED_BEFORE: Final = lazy_pattern(r"(?:取代|超过|超越|接替|顶替)[^，。]{0,4}$")
_BECOMES: Final = lazy_pattern("[，,]?(?:成为|担任|出任|任|成了)")
_ASKS_REPLACED: Final = lazy_pattern("(?:取代|超过|超越|接替|顶替)了?谁|原来|之前|此前|以前|前任")

#: 县里给博物馆拨了多少钱: to whom something is given.
_GIVEN_TO: Final = lazy_pattern(
    r"(?:[给向]|为(?!什么|何|啥))(?P<whom>[\u4e00-\u9fff]{2,8}?)(?:[下划]?拨|发放?|送|捐|补[贴助]|奖励?|投入?|资助|赠)"
)


def is_given_to_another(question: Question, around: Surroundings) -> bool:
    """Tell whether the evidence has no word of whom the question says that something is given to."""
    match = _GIVEN_TO.search(question.squeezed)
    if match is None:
        return False
    whom, told = match["whom"], f"{around.before}{around.paragraph}"
    return not any(whom[i : i + 2] in told for i in range(len(whom) - 1))


def is_other_participant(question: Question, around: Surroundings) -> bool:
    """Tell whether a sentence names the other one of two than a question for a person or a team asks for.

    In sentences with 把 or 被 the two are who does something and to whom; in those of a match who wins and who loses.
    """
    if question.answer_type.kind not in (Kind.PERSON, Kind.ORGANISATION):
        return False
    text = question.squeezed
    lead, rest = CLAUSE_END.split(around.lead)[-1], CLAUSE_END.split(around.rest)[0]
    if _REPLACED_BEFORE.search(lead) and _BECOMES.match(rest):
        return not _ASKS_REPLACED.search(text)
    return _is_other_of_match(text, lead, rest) or _is_other_of_deed(text, lead, rest)


def _is_other_of_match(text: str, lead: str, rest: str) -> bool:
    if _ASKS_WINNER.search(text):
        return bool(_BEATEN_BEFORE.search(lead) or _BEATEN_BEHIND.match(rest))
    if _ASKS_BEATEN.search(text):
        return bool(_WINS_BEFORE.search(lead) or _WINS_BEHIND.match(rest))
    return False


def _is_other_of_deed(text: str, lead: str, rest: str) -> bool:
    if _ASKS_DONE_TO.search(text):
        return bool(_DOER_BEFORE.search(lead) or _DOER_BEHIND.match(rest))
    if _ASKS_DOER.search(text):
        return bool(_DONE_TO_BEFORE.search(lead) or _DONE_TO_BEHIND.match(rest))
    return False
