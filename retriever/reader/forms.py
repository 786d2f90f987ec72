"""Forms of a name that a reader takes for the same: 拉萨 and 拉萨市, 团市委 and 共青团昌都市委, one slip of sound."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpus.chinese.names import Name, Sort, ordinals_in
from corpus.chinese.places import EVERY_RANK
from corpus.chinese.sounds import same_sound
from corpus.chinese.surnames import surname_of
from corpus.lazy import lazy_pattern
from retriever.reader.abbreviations import meaning_in
from retriever.tokens import word_tokens

_PLACE: Final = lazy_pattern(rf"(?P<core>.{{2,}}?)(?P<rank>{EVERY_RANK})$")
#: 首日, 头一天: the first in another word.
_FIRST: Final = lazy_pattern("首[日天周月年批次届场站轮期家个位]|头1?[日天批次个]")
#: 第一名 in another word.
_WINNER: Final = lazy_pattern("冠军|夺冠|头名|榜首|居首|首位|状元|第1")
_RANK: Final = lazy_pattern(EVERY_RANK)
_HAS_MANY: Final = frozenset(("省", "自治区", "市", "自治州", "州", "地区", "盟", "县", "自治县", "区", "旗"))
"""Ranks of places that have many communities."""
#: Ranks that one place bears in different times or mouths.
_ONE_RANK: Final = {
    "地区": "市",
    "州": "市",
    "自治州": "市",
    "盟": "市",
    "自治县": "县",
    "旗": "县",
    "自治旗": "县",
}
#: What an organisation is, after its own name: 嘎尔德|公司.
_ORGANISATION: Final = lazy_pattern(
    r"(?P<core>.{2,}?)(?:有限|股份|责任|集团)*(?:公司|集团|合作社|联社|银行|医院|大学|中学|小学|学校|党校|厂|局|委|社|队)$"
)
#: What a place has several of, told apart by a word before it.
_INSTITUTION: Final = lazy_pattern("(?:大学|学院|学校|医院|中学|小学|法院|局)$")
_ANOTHER: Final = lazy_pattern(
    r"(?!人民|中心)[\u4e00-\u9fff]{0,6}?(?:[师工农医]大|[\u4e00-\u9fff](?:大学|学院|学校|医院|中学|小学|法院|局))",
    needs="中医大学小局法",
)
#: 云州社区: the communities of 云州市, which the tagger takes for the name of one.
_OF_A_PLACE: Final = lazy_pattern(r"(?P<core>.{2,})(?P<kind>社区|街道|乡镇|企业|机关)$")
_PLACE_FIRST: Final = lazy_pattern(rf"(.{{2,}}?(?:{EVERY_RANK}))(.+)$")
_LARGE: Final = frozenset(
    (
        "中国", "我国", "全国", "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林",
        "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东",
        "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏",
        "宁夏", "新疆", "香港", "澳门",
    )
)  # fmt: skip
"""The country and what it is made of: left unsaid in a local paper."""
_SHORTENED: Final = 4
"""Characters that a name has at least to be looked for in a longer form, which has so many more at most:"""
_SLACK: Final = 5
_LONG: Final = 4
"""Characters from which on a name may have two slips."""


def rank_of(place: str) -> str:
    """Return the rank that a place bears in its name, or an empty string."""
    match = _PLACE.match(place)
    return _ONE_RANK.get(match["rank"], match["rank"]) if match else ""


def stands(name: Name, text: str) -> bool:
    """Tell whether a squeezed text has a name, as it is or in another form."""
    if name.sort is Sort.ORDINAL:
        return (
            name.text in ordinals_in(text)
            or re.search(rf"(?<![\d.]){re.escape(name.text)}", text) is not None
            or (name.text == "第1" and _FIRST.search(text) is not None)
            or (name.text in ("1名", "1位") and _WINNER.search(text) is not None)
        )
    if name.sort is Sort.LATIN:
        there = re.search(rf"(?<![a-z\d]){re.escape(name.text)}(?![a-z\d])", text)
        return there is not None or meaning_in(name.text, text) is not None
    if name.text in text:
        return True
    if name.sort is Sort.PLACE:
        return _place_stands(name.text, text)
    if name.sort is Sort.ORGANISATION:
        return _organisation_stands(name.text, text)
    long = name.sort is Sort.PERSON and len(name.text) > _SHORTENED  # what LAC ran together
    return (long or name.sort is Sort.QUOTED) and _is_shortened(name.text, text)


def _organisation_stands(name: str, text: str) -> bool:
    """Tell whether a text has an organisation by its own name, or by the words or characters of a longer form."""
    match = _ORGANISATION.match(name)
    if _is_another_institution(name, text):
        return False
    return bool(match and match["core"] in text) or _is_shortened(name, text) or _are_of_a_place(name, text)


def _are_of_a_place(name: str, text: str) -> bool:
    """Tell whether a text has a city, county or district and what it has many of: 云州市…的社区 for 云州社区."""
    match = _OF_A_PLACE.match(name)
    if match is None or name in text:
        return False
    ranks = (_RANK.match(text, found.end()) for found in re.finditer(re.escape(match["core"]), text))
    return match["kind"] in text and any(rank and rank.group() in _HAS_MANY for rank in ranks)


def _is_another_institution(name: str, text: str) -> bool:
    """Tell whether a text has the place of an institution only in the names of others: 东陵师范大学 for 东陵大学."""
    match = _ORGANISATION.match(name) if _INSTITUTION.search(name) else None
    places = [found.end() for found in re.finditer(re.escape(match["core"]), text)] if match else []
    return bool(places) and all(_ANOTHER.match(text, at) for at in places)


def _place_stands(place: str, text: str) -> bool:
    """Tell whether a text has a place under its name without its rank, but not with another rank alone."""
    place = place.rstrip("边里上内") if len(place) > _SHORTENED - 1 else place
    match = _PLACE.match(place)
    if not match:
        return place in text or _is_shortened(place, text, ordered=True)
    core, rank = match["core"], rank_of(place)
    others = [_RANK.match(text, found.end()) for found in re.finditer(re.escape(core), text)]
    if others:
        return any(not other or _ONE_RANK.get(other.group(), other.group()) == rank for other in others)
    return _is_shortened(place, text, ordered=True)


def _is_shortened(name: str, text: str, *, ordered: bool = False) -> bool:
    """Tell whether a text has all words of a long name, or its characters close together, in a longer form of it.

    Offices are shortened out of order (昌都团市委 for 共青团昌都市委), places are not.
    """
    if len(name) < _SHORTENED:
        return False
    words = [word for word in word_tokens(name) if len(word) > 1]
    if (
        len(name) > _SHORTENED
        and sum(map(len, words)) >= len(name) - 1
        and all(word in text for word in words)
    ):
        return True
    if ordered:
        return re.search(f".{{0,{_SLACK}}}?".join(map(re.escape, name)), text) is not None
    wanted, size = Counter(name), len(name) + _SLACK
    return any(
        wanted <= Counter(text[match.start() : match.start() + size])
        for match in re.finditer(f"[{re.escape(name)}]", text)
    )


def named_alike(name: Name, text: str, elsewhere: str) -> bool:
    """Tell whether a text has a name but for a slip, where the name as it was typed stands nowhere.

    A slip is a character of the same sound, two of a long name, or a character of a long name that is doubled or
    exchanged with its neighbour.
    """
    if name.sort in (Sort.ORDINAL, Sort.LATIN) or name.text in elsewhere:
        return False
    if name.sort is Sort.PERSON and (surname := surname_of(name.text)):
        return _with_slip(name.text, text, len(surname))
    parts = _parts(name)
    if len(parts) > 1:
        return all(part in text or _with_slip(part, text) for part in parts)
    return _with_slip(name.text, text)


def _parts(name: Name) -> list[str]:
    """Return a name in two where an organisation bears the name of its place: 雪康社区|合作社."""
    match = _PLACE_FIRST.match(name.text) if name.sort is Sort.ORGANISATION else None
    return [part for part in match.groups() if part] if match else [name.text]


def _with_slip(name: str, text: str, right: int = 0) -> bool:
    """Tell whether a text has a name but for a slip behind its first characters, of which so many are right."""
    size = len(name)
    most = 2 if size >= _LONG else 1
    return any(
        _slips(name, text[at : at + size]) <= most and text.startswith(name[:right], at)
        for at in _starts(name, text, most)
    ) or (size >= _LONG and any(form in text for form in _mistyped(name)))


def _starts(name: str, text: str, most: int) -> list[int]:
    """Return where a name with so many wrong characters may begin: where one of its first ones is right."""
    return [
        match.start() - at
        for at, char in enumerate(name[: most + 1])
        for match in re.finditer(re.escape(char), text)
        if match.start() >= at
    ]


def _slips(name: str, found: str) -> int:
    """Return how many characters differ by a slip of sound; as many as there are where one differs otherwise."""
    if len(found) != len(name):
        return len(name)
    wrong = [(a, b) for a, b in zip(name, found, strict=True) if a != b]
    return len(wrong) if all(b in same_sound(a) for a, b in wrong) else len(name)


def _mistyped(name: str) -> list[str]:
    """Return a name without its doubled character, and with two neighbours exchanged."""
    doubled = [name[:i] + name[i + 1 :] for i in range(len(name) - 1) if name[i] == name[i + 1]]
    exchanged = [name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(len(name) - 1)]
    return [*doubled, *exchanged]


def is_within(name: Name, known: Sequence[Name], text: str) -> bool:
    """Tell whether a place that a text does not name may be left unsaid by it.

    The country and its provinces are, before a place that the text names, where it names no other of them.
    """
    if name.sort is not Sort.PLACE or not any(other.sort is not Sort.ORDINAL for other in known):
        return False
    core = name.text.removesuffix("省").removesuffix("自治区").removesuffix("市")
    return core in _LARGE and not any(other in text for other in _LARGE - {core, "中国", "我国", "全国"})
