"""Of whom a sentence speaks: the village, county, branch or company that it, its paragraph or its article names."""

import re
from typing import Final

from bot.dialogue.listing.places import places_in, places_of
from corpus.chinese.digits import TO_TEN
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.lazy import lazy_pattern
from corpus.model import Article

#: What each class of bearers ends with; none for places and units in general.
_ENDINGS: Final = {
    "村": r"(?<!农)(?<!乡)村",
    "村子": r"(?<!农)(?<!乡)村",
    "社区": r"社区",
    "县": r"县",
    "乡": r"乡",
    "镇": r"镇",
    "乡镇": r"[乡镇]",
    "市": r"市",
    "城市": r"市",
    "地市": r"(?:市|地区)",
    "街道": r"街道",
    "党支部": r"(?:党支部|支部)",
    "支部": r"(?:党支部|支部)",
    "公司": r"(?:公司|集团)",
    "企业": r"(?:公司|集团|厂|企业)",
    "合作社": r"合作社",
    "学校": r"(?:学校|小学|中学|大学|学院|校)",
    "医院": r"医院",
}
#: Classes that any place, and any organisation, is one of.
_ANY_PLACE: Final = frozenset(["地方", "地区", "地", "区域", "市县", "县市", "处"])
_ANY_BODY: Final = frozenset(["单位", "部门", "机构", "组织", "团体", "机关"])
CLASSES: Final = tuple(sorted({*_ENDINGS, *_ANY_PLACE, *_ANY_BODY}, key=len, reverse=True))
#: 该村, 全县, 各社区, 驻村, 行政村: no names.
_NO_NAME: Final = lazy_pattern(
    r".*(?:(?<!第)[一二两三]|[该全各我本此每联几多个这那驻入进下到在]|涣散|贫困|重点|先进|薄弱|典型|行政|自然|试点|示范|农牧|乡镇?|城乡|所在)(?:村|县|社区|乡|镇|市|街道|党支部|支部|公司|企业|学校)"
    r"|(?:街道|社区|乡镇|城镇|[省市县区乡镇村])+|中国|全国|我国|国家|.?"
)
#: Characters of the shortest organisation that is believed to be one.
_SHORTEST_BODY: Final = 4
#: 村、社区: what is in front of a name and none of it.
_LEAD: Final = lazy_pattern(r"^(?:和|与|在|为|对|向|由|把|给|到|是|以|及)+")


def bearer(classes: tuple[str, ...], sentence: str, at: int, before: str, article: Article) -> str | None:
    """Return whom a claim in a sentence is made of, or None where that is nobody of the classes.

    Args:
        classes: what is asked for (村, 社区); one of ``CLASSES`` each.
        sentence: squeezed.
        at: where in it the claim is made; a name before it is nearer than one behind.
        before: what the paragraph says before the sentence, squeezed.
        article: whose head and whose places come next.
    """
    endings = [_ENDINGS[name] for name in classes if name in _ENDINGS]
    loose = any(name in _ANY_PLACE | _ANY_BODY for name in classes)
    bodies = any(name in _ANY_BODY for name in classes)
    head = squeezed("。".join(filter(None, (article.kicker, article.title, article.subtitle))))
    for text in (sentence[: at + 1], before, head):
        named = _named(text, endings, bodies=bodies)
        if named:
            return named[-1] if text is not head else named[0]
        if loose and text is not before:
            places = [place for place in places_in(text) if not _NO_NAME.fullmatch(place)]
            if places:
                return places[0]
    return _of_the_article(endings, article, loose=loose) or next(
        iter(_named(sentence, endings, bodies=bodies)), None
    )


def _named(text: str, endings: list[str], *, bodies: bool) -> list[str]:
    """Return the names in a text that end like the classes, in order: 槐树村党支部 is a branch, 槐树村 a village."""
    found: list[str] = []
    for name in names_in(text):
        if name.sort not in (Sort.PLACE, Sort.ORGANISATION):
            continue
        if bodies and name.sort is Sort.ORGANISATION and len(name.text) >= _SHORTEST_BODY:
            found.append(name.text)
        for ending in endings:
            match = re.match(rf".*{ending}", name.text) or re.compile(
                rf"{re.escape(name.text)}[第{TO_TEN}\d、]{{0,8}}{ending}"
            ).match(text, name.start)
            cut = _LEAD.sub("", match.group()) if match else ""
            if len(cut) > 1 and not _NO_NAME.fullmatch(cut):
                found.append(cut)
    return found


def _of_the_article(endings: list[str], article: Article, *, loose: bool) -> str | None:
    """Return the place or body that an article as a whole is about."""
    places = places_of(article)
    for place in places:
        if _NO_NAME.fullmatch(place):
            continue
        if loose or any(re.search(rf"{ending}$", place) for ending in endings):
            return place
    for paragraph in article.paragraphs[:2]:
        named = _named(squeezed(paragraph.text), endings, bodies=False)
        if named:
            return named[0]
    return None
