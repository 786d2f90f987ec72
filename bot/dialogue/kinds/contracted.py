"""Words that are written together and counted apart: 金银铜牌 is 金牌、银牌、铜牌, 男女教师 is 男教师、女教师."""

import re
from typing import Final

from corpus.lazy import lazy_pattern

#: Characters that share the word behind them, and that word.
_SHARED: Final = lazy_pattern(
    r"(?P<first>金银铜?|银铜)(?P<medal>牌)|(?P<sexes>男女)(?P<of>[\u4e00-\u9fff]{1,3}?)(?=一|总|合|加|各|分|共|$)"
    r"|(?P<parts>东中西|东西)(?P<side>部)|(?P<schools>大中小|中小)(?P<school>学)(?![\u4e00-\u9fff]?[校生])"
)
#: 金牌银牌铜牌, 男生女生: words of two characters that end alike, one behind the other; no places (白溪镇石浦镇).
_ALIKE: Final = lazy_pattern(r"[\u4e00-\u9fff](?P<end>[牌生师类员队组型级工])(?:[\u4e00-\u9fff](?P=end))+")
_MEDALS: Final = "金牌、银牌、铜牌"
#: 拿了多少枚奖牌 · 一共有多少奖牌 · 奖牌总数是多少: of every metal, and how they are asked for apart.
_ALL_MEDALS: Final = lazy_pattern(
    r"^(?P<whose>.{2,30}?)的?(?:一共|总共|总计|合计|共)?(?:拿|得|获得?|夺得?|摘得?|赢得?|收获|斩获|有)?[到下了]*(?:多少|几)(?:[枚块个])?奖牌$"
    r"|^(?P<of>.{2,30}?)的?(?:奖牌(?:总数|数)(?:量)?|奖牌(?:一共|总共|共|总计|合计)?)(?:一共|总共|总计)?(?:是|有|为|拿了|得了)?(?:多少|几)[枚块个]?$"
)


def spelled_out(plain: str) -> str:
    """Return a question in which such words stand apart, with 、 between them; as it is where it has none."""
    apart = _SHARED.sub(lambda match: _each(*filter(None, match.groups())), plain)
    return _ALIKE.sub(_listed, apart) if apart == plain else apart


def by_metal(plain: str) -> str | None:
    """Return a question for all medals as one for the sum of each metal's, or None where it asks for no medals."""
    match = _ALL_MEDALS.match(plain)
    return f"{match['whose'] or match['of']}{_MEDALS}一共多少枚" if match else None


def _each(shared: str, word: str) -> str:
    return "、".join(char + word for char in shared)


def _listed(match: re.Match[str]) -> str:
    words = [match.group()[at : at + 2] for at in range(0, len(match.group()), 2)]
    return "、".join(words) if len(set(words)) == len(words) else match.group()
