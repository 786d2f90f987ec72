"""The words of courtesy around a question: taken off once, before it is searched and read."""

import re
from typing import Final

from corpus.chinese.questions import ANY_SIGN
from corpus.lazy import lazy_pattern
from retriever.question import Question

_ONCE: Final = r"(?:一?下儿?)?"
#: 请, 你能不能, 可以再 … before 帮我 and 告诉我
_MAY: Final = r"(?:请|你|您|能不能|能否|能|可不可以|可以|再){0,4}"
#: 请问 · 麻烦问一下 · 我想问下 · 想知道 · 帮我查一下 · 你能不能告诉我 · 你好，
_BEFORE: Final = lazy_pattern(
    r"(?:请教|请问|麻烦(?:你|您)?(?:帮我)?[问查看]?|劳驾(?:问)?|不好意思|打扰(?:一下)?了?"
    r"|我(?:就)?(?:是)?想(?:要)?(?:请教|问问?|打听|咨询|了解|知道|查)|我问"
    r"|想(?:请教|问问|问(?=一?下)|打听|咨询|了解|知道)|(?:问|查|搜|找|查询|搜索)(?=一?下)"
    rf"|{_MAY}(?:帮忙|帮我|给我|替我)(?:查查?|找找?|问问?|搜|看看?)(?!(?:一?下)?[写拍])|{_MAY}告诉我"
    rf"|(?:你|您)好(?=[,\s])|哈喽(?=[,\s])|(?:hi|hello|hey)(?=[,\s])){_ONCE}(?:就是说?(?=\w))?[,:\s]*",
    re.IGNORECASE,
)
#: …，谢谢 · …，好吗 · …来着 · … 麻烦了
_AFTER: Final = lazy_pattern(
    r"(?:[,\s]+(?:(?:谢谢|多谢|谢了|麻烦)(?:你|您)?(?:了|啦)?|好吗|可以吗|行吗)|来着)[。.!?~\s]*$"
)
#: 你能告诉我…吗: the 吗 belongs to the courtesy.
_MAY_ASK: Final = lazy_pattern(r"(?:能|可以)[^,\s]{0,4}(?:帮|告诉|查|找)")
_MA: Final = lazy_pattern(r"[吗嘛么][?。\s]*$")
#: 你知道…吗: what stands between is a question where it asks something itself (你知道桥有多长吗).
_KNOW: Final = lazy_pattern(r"(?:你|您)(?:知不知道|知道)(?P<asked>.{2,}?)[吗嘛么]?[?。\s]*$")
#: 打错了，… · 不是，我问的是… · 我是说… · 不是问总的，问…: a turn put again.
_AGAIN: Final = lazy_pattern(
    r"(?:打错(?:字)?了|你?(?:说|弄|搞)?错了|不对|不是(?:[问说指][^,\s]{1,12})?)[,\s]+(?:我?(?:是|想)?[问说指](?:的)?(?:是)?)?"
    r"|我(?:是说|问的是|说的是|是问)[,\s]*"
)
#: Courtesies that may follow one another: 你好，请问麻烦…
_MOST: Final = 4


def strip_courtesy(question: Question) -> Question:
    """Return a question without the words that only ask politely; as it is where nothing else would be left."""
    folded = question.plain
    plain, start, end = folded.text, 0, len(folded.text)
    for _ in range(_MOST):
        match = _BEFORE.match(plain, start) or _AGAIN.match(plain, start)
        if not match or match.end() == start:
            break
        start = match.end()
    while (match := _AFTER.search(plain, start, end)) and match.start() > start:
        end = match.start()
    if _MAY_ASK.search(plain[:start]) and (match := _MA.search(plain, start, end)):
        end = match.start()
    known = _KNOW.fullmatch(plain[start:end])
    if known and ANY_SIGN.search(known["asked"]):
        start, end = start + known.start("asked"), start + known.end("asked")
    if (start, end) == (0, len(plain)) or not any(char.isalnum() for char in plain[start:end]):
        return question
    first, last = folded.original_span(start, end)
    return Question(question.typed[first:last].strip())
