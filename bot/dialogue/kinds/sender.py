"""A claim that somebody made another do something (是单位派他去的吧), held against a sentence of the pages."""

from enum import Enum
from typing import Final

from corpus.lazy import lazy_pattern

#: 派, 安排 and their like, and who does it: 是街道派他去的 · 由学校安排.
_CLAIMED: Final = lazy_pattern(
    r"(?:^|[是由被,])(?P<who>[^,是由被]{0,8}?)(?:指派|选派|委派|派|安排|要求|命令|强迫|逼|动员)(?P<whom>[他她它]们?|[^\W\d]{2,3}(?=[去来到])|[去来到])"
)
#: 派驻, 派出所 and 派发 send nobody.
_SENDS: Final = lazy_pattern(r"派(?!出所|发|系|生|别|对)|安排|要求|命令|强迫|逼|动员|抽调|下令|指令")
#: 主动申请, 自愿, 报名: whoever does it sends himself.
_BY_ITSELF: Final = lazy_pattern(r"主动|自愿|申请(?:加入|参加|到|去|来)|请缨|报名|自发|自告奋勇|毛遂自荐")
_NOT: Final = lazy_pattern(r"不是|没有?(?=人|谁)|并非")
_EMPTY: Final = frozenset("的了们里上个他她")


class Sender(Enum):
    """What a sentence says of a claimed sender: nothing, or that there was none."""

    UNTOLD = "untold"
    NONE = "none"


def judge_sender(claim: str, sentence: str) -> Sender | None:
    """Return what speaks against the sender that a claim names; None where nothing does, or it names none."""
    match = _CLAIMED.search(claim)
    if match is None or _NOT.search(claim):
        return None
    if not _SENDS.search(sentence):
        return Sender.NONE if _BY_ITSELF.search(sentence) else Sender.UNTOLD
    who = set(match["who"]) - _EMPTY
    return Sender.UNTOLD if who and not who & set(sentence) else None
