"""A question as it is said aloud, without what only fills the breath: 呃, 那个, 啊它那个, 就是说."""

import re
from typing import Final

from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern

#: 呃 · 嗯 · 那个啥 · 就是说 · 怎么说呢: with or without a comma.
_FILLER: Final = (
    r"(?:(?<![余限名全差金面份税总])[呃嗯唔]+|[诶欸哎唉]+|额(?=[,，\s])|那个啥"
    r"|那啥|内个|怎么说呢|你知道(?:吧|吗)(?=[,，])|就是说|然后呢?(?=[,，])|反正(?=[,，])"
    r"|对了(?=[,，]))"
)
_FILLERS: Final = lazy_pattern(rf"{_FILLER}[,，…\s]*")
_OPENING: Final = lazy_pattern(
    r"^(?:[,，…\s]|那什么|那个|这个|就是|然后|话说|对了|是这样|我说|哎|喂)+(?=[\u4e00-\u9fff“\"《])"
)
#: …啊它那个钱 → …的钱: a subject that is said, and then taken up again.
_AGAIN: Final = lazy_pattern(r"[啊呀嘛呢吧,，]+[它他她]们?(?P<own>(?:的|那个|那|这个|这)*)")
#: 啊 in the middle: after a name or a noun, before what is asked of it.
_BREATH: Final = lazy_pattern(r"(?<=[\u4e00-\u9fff])[啊呀哈](?=[\u4e00-\u9fff])")
_COMMA: Final = lazy_pattern(r"[啊呀哈嘛](?=[,，])")
#: 石桥那边那个图书馆 · 他们那个活动: that points to nothing that was said.
_POINTING: Final = lazy_pattern(
    r"(?<=[\u4e00-\u9fff])(?:那边|这边|那儿|这儿)?的?(?:那个|这个|那家|那种)(?=[\u4e00-\u9fff]{2})"
)
_THERE: Final = lazy_pattern(r"(?<=[\u4e00-\u9fff])(?:那边|那儿|那块儿?)(?=的|有|[\u4e00-\u9fff]{2})")
#: 食堂食堂: said twice.
_TWICE: Final = lazy_pattern(r"(?P<word>[\u4e00-\u9fff]{2,4})[,，、…\s]*(?P=word)")
#: 石桥村，不对，石桥镇: taken back.
_TAKEN_BACK: Final = lazy_pattern(
    r"(?P<wrong>[\u4e00-\u9fff\d]{2,6}?)(?:[,，\s]*(?:哦|噢|啊|呃))?[,，\s]*(?:不对|不是不是|错了|说错了|我说错了)[,，\s]*(?:是|应该是)?(?=(?P<right>[\u4e00-\u9fff\d]{2}))"
)
_END: Final = lazy_pattern(r"(?:来着|的来着|的说|对吧|是吧)?[啊呀哈哦嘛呐]*[\s?？。.!！…~～]*$")
#: 苹果多少钱一斤: each is asked for behind the price.
_PRICE: Final = lazy_pattern(
    r"(?P<ask>多少(?:块?钱|元)|几[块元]钱?)[一1](?P<unit>公斤|平米|平方米|[\u4e00-\u9fff])(?P<end>[啊呀呢吗的?？。\s]*)$"
)
_ASKS: Final = lazy_pattern(r"多少|(?<![好十])几(?!乎)|哪[年天里儿个]|谁|什么时候")
#: A turn that has one of these is spoken, and may be taken apart.
_SPOKEN: Final = lazy_pattern(
    rf"{_FILLER}|^(?:那个|这个)(?=[\u4e00-\u9fff])|[啊呀](?=[\u4e00-\u9fff,，])|来着|那边那个|[它他她]那个|不对[,，]|[,，]不对|(?<=[\u4e00-\u9fff])哈(?=[\u4e00-\u9fff])"
)


def without_breath(turn: str) -> str:
    """Return a spoken question without its fillers; any other as it is."""
    folded = normalize(turn, numerals=False)
    plain = folded.text
    if _PRICE.search(plain):
        turn = plain = _PRICE.sub(r"每\g<unit>\g<ask>\g<end>", plain)
    if not _SPOKEN.search(plain) or _only_points(plain):
        return turn
    text = _FILLERS.sub("", plain)
    text = _OPENING.sub("", text)
    text = _TAKEN_BACK.sub(_kept, text)
    for name in names_in(squeezed(text)):
        text = re.sub(rf"{re.escape(name.text)}[,，]?[他她它](?=是|有|在|叫|现|今|那|的)", name.text, text)
    text = _AGAIN.sub(lambda match: "的" if match["own"] else "", text)
    text = _COMMA.sub("", text)
    text = _BREATH.sub(_parting, text)
    text = _THERE.sub("", _POINTING.sub("的", text))
    text = _TWICE.sub(lambda match: match["word"], text)
    text = _END.sub("", text)
    text = re.sub(r"的{2,}", "的", text).strip(" ,，…的")
    return text if sum(char.isalnum() for char in text) > 1 else turn


def _parting(match: re.Match[str]) -> str:
    """Return a comma for a breath between two things asked (办了几期呀培训了多少人), nothing for any other."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return "," if _ASKS.search(before) and _ASKS.search(behind) else ""


def _only_points(plain: str) -> bool:
    """Tell whether 那个 at the head means a thing in hand (那个村有多少人), and nothing else is spoken."""
    opening = re.match(r"那个|这个", plain)
    if opening is None or _SPOKEN.search(plain, opening.end()):
        return False
    names = names_in(squeezed(plain[opening.end() :]))
    return not (
        names and names[0].start == 0 and names[0].sort in (Sort.PLACE, Sort.ORGANISATION, Sort.PERSON)
    )


def _kept(match: re.Match[str]) -> str:
    """Return nothing for what was taken back, where what follows is like it; else all as it was."""
    return (
        ""
        if set(match["wrong"]) & set(match["right"]) or match["wrong"][-1] in "镇村县市区年月"
        else match.group()
    )
