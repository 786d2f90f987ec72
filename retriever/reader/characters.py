"""The characters that somebody wrote or laid out, which a text counts behind them: “平安”两个字 for 拼出了哪两个字."""

from typing import Final

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.lazy import lazy_pattern

Stretch = tuple[int, int]

_COUNT: Final = rf"[{TO_TEN}两\d]"
_ASKED: Final = lazy_pattern(rf"(?:哪|什么|啥|哪些)(?P<count>{_COUNT}|几)?个?大?字")
_TOLD: Final = lazy_pattern(
    rf"[“‘「\"](?P<said>[^“”‘’「」\"]{{1,10}})[”’」\"](?:这|等)?(?P<count>{_COUNT})个?(?:鲜红|醒目|闪亮)?的?大?字"
)


def characters_told(question: str, quote: str) -> Stretch | None:
    """Return where the characters stand that a question asks for by their number; None where not one place has them."""
    asked = _ASKED.search(question)
    if asked is None:
        return None
    told = [match for match in _TOLD.finditer(quote) if len(match["said"]) == to_ten(match["count"])]
    if asked["count"] and asked["count"] != "几":
        told = [match for match in told if len(match["said"]) == to_ten(asked["count"])]
    return told[0].span("said") if len(told) == 1 else None
