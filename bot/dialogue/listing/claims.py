"""What is claimed of many at once (养螃蟹, 办了图书馆或者文化站), and whether a sentence says it of somebody."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.chinese.names import squeezed, tagged
from corpus.lazy import lazy_pattern
from retriever.tokens import is_word

#: Verbs that say no more than that there is something, and objects that say nothing.
_LIGHT: Final = frozenset((
    "搞", "有", "做", "开展", "实行", "推行", "推广", "实施", "建", "办", "弄", "进行", "用", "采用",
    "采取", "探索", "成立", "设", "设立", "设置", "建立", "组织", "举办", "是", "在", "会", "能", "给",
    "被", "把", "得到", "取得", "出现", "发生", "存在", "干", "参与", "参加", "拿", "提到",
    "发", "发放", "领", "领到", "拿到", "得", "搞过", "写",
))  # fmt: skip
_VAGUE: Final = frozenset(
    ["东西", "活动", "事情", "事", "工作", "情况", "内容", "方面", "过", "时候", "报上", "地方", "人"]
)
#: Tags of LAC that carry a claim: nouns, verbs, verbal nouns, adjectives, names.
_NOUNS: Final = frozenset(("n", "nz", "vn", "an", "nw", "a", "PER", "LOC", "ORG", "nr", "ns", "nt"))
_VERBS: Final = frozenset(("v", "vd"))
_OR: Final = lazy_pattern(r"或者|或是|或|还是|以及|和(?!谐)|、")
#: 分了红 → 分红, 养过牛 → 养牛: a verb and its object, which the aspect parts.
_PARTED: Final = lazy_pattern(
    r"(?P<verb>[\u4e00-\u9fff])[了过](?P<object>[\u4e00-\u9fff])(?![\u4e00-\u9fff])",
    needs="了过",
)
_TITLE: Final = lazy_pattern(r"《[^《》]*》")
#: Characters between the words of one term (环境卫生整治), and around a noun in which its verb stands.
_GAP: Final = 8
_AROUND: Final = 14


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is claimed.

    Attributes:
        things: its nouns, each as its words in order.
        verbs: its verbs.
    """

    things: tuple[tuple[str, ...], ...]
    verbs: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The words that every article which makes the claim must have."""
        return [word for thing in self.things for word in thing] or [
            verb for verb in self.verbs if len(verb) > 1
        ]


def claims_in(predicate: str) -> list[Claim]:
    """Return the claims of a predicate, one for each of its alternatives; none where it claims nothing."""
    plain = _PARTED.sub(_whole, squeezed(predicate))
    claims: list[Claim] = []
    for piece in _OR.split(plain):
        claim = _claim(piece)
        if claim.words or claim.verbs:
            before = claims[0].verbs if claims and not claim.verbs else claim.verbs
            claims.append(Claim(claim.things, before))
    return [claim for claim in claims if claim.words]


def _whole(match: re.Match[str]) -> str:
    joined = match["verb"] + match["object"]
    return joined if is_word(joined) else match.group()


def _claim(text: str) -> Claim:
    things: list[list[str]] = []
    verbs: list[str] = []
    growing = False
    for word, tag in tagged(text):
        says = word not in _LIGHT and word not in _VAGUE
        if (says and tag in _NOUNS) or (says and tag in _VERBS and len(word) > 1 and growing):
            things = [*things[:-1], [*things[-1], word]] if growing else [*things, [word]]
            growing = True
        else:
            growing = False
            if says and tag in _VERBS and word not in ("过", "了"):
                verbs.append(word)
    kept = [thing for thing in things if sum(map(len, thing)) > 1]
    return Claim(tuple(map(tuple, kept)), tuple(verbs))


def where_said(claim: Claim, said: str) -> tuple[int, int] | None:
    """Return where a squeezed sentence says all of a claim, [start, end), or None; titles in 《》 say nothing."""
    sentence = _TITLE.sub(lambda match: "《" * len(match.group()), said)
    found = [_thing_in(thing, sentence) for thing in claim.things]
    if not all(found):
        return None
    spans = [span for span in found if span]
    if not spans:
        return _done_in(claim.verbs, sentence)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if claim.verbs and not _verbs_in(claim.verbs, sentence, max(0, start - _AROUND), end + _AROUND):
        return None
    return start, end


def touches(claim: Claim, sentence: str, paragraph: str) -> bool:
    """Tell whether a sentence has a claim's verbs, and its paragraph a word of each of its things."""
    if not claim.verbs or _verbs_in(claim.verbs, sentence, 0, len(sentence)) is None:
        return False
    return all(any(len(word) > 1 and word in paragraph for word in thing) for thing in claim.things)


def _thing_in(thing: tuple[str, ...], sentence: str) -> tuple[int, int] | None:
    """Return where a sentence has the words of a thing, in order and close together."""
    gap = f".{{0,{_GAP}}}?"
    match = re.search(gap.join(map(re.escape, thing)), sentence)
    return match.span() if match else None


def _done_in(verbs: tuple[str, ...], sentence: str) -> tuple[int, int] | None:
    """Return where a sentence has some verbs as its own, and not within a noun (脱贫攻坚, 脱贫意识)."""
    at, done = 0, []
    for (word, tag), (_, following) in pairwise([*tagged(sentence), ("", "")]):
        if word in verbs and tag in _VERBS and following not in _NOUNS:
            done.append((at, at + len(word)))
        at += len(word)
    return (done[0][0], done[-1][1]) if len(done) >= len(verbs) > 0 else None


def _verbs_in(verbs: tuple[str, ...], sentence: str, start: int, end: int) -> tuple[int, int] | None:
    near = sentence[start:end]
    at = [near.find(verb) for verb in verbs]
    if not at or min(at) < 0:
        return None
    return start + min(at), start + max(place + len(verb) for place, verb in zip(at, verbs, strict=True))
