"""What a sentence says that a quoted name stands for."""

import pytest

from bot.dialogue.kinds.definition import definitions
from bot.dialogue.kinds.identity import identities


def plainest(quote: str, name: str) -> str | None:
    start = quote.find(name)
    found = max(definitions(quote, start, start + len(name)), key=lambda one: one.plainness, default=None)
    return quote[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("quote", "name", "told"),
    [
        ("牧人把储草棚比作“冬天的粮仓”：秋天装满，冬天慢慢喂。", "冬天的粮仓", "储草棚"),
        ("镇上的人都管老馆长叫“活字典”。", "活字典", "老馆长"),
        ("网格员被居民誉为“城市的毛细血管”。", "城市的毛细血管", "网格员"),
        ("白溪镇素有“竹编之乡”的美称，全镇有竹编户三百。", "竹编之乡", "白溪镇"),
        ("有着“水上粮仓”之称的白溪镇，今年又丰收了。", "水上粮仓", "白溪镇"),
        ("厂里将老车床形容成“铁黄牛”，一用三十年。", "铁黄牛", "老车床"),
        ("村里有“铁娘子”三人。", "铁娘子", None),
    ],
)
def test_a_name_stands_for_what_is_called_so(quote: str, name: str, told: str | None) -> None:
    assert plainest(quote, name) == told


def is_told_to_be(quote: str, name: str) -> str | None:
    start = quote.find(name)
    found = max(identities(quote, start, start + len(name)), key=lambda one: one.plainness, default=None)
    return quote[found.start : found.end] if found else None


def test_what_somebody_became_comes_before_what_he_was() -> None:
    quote = "选举结果揭晓，农会干部卢远峰以53.6%的得票率当选会长，任期五年。"
    assert is_told_to_be(quote, "卢远峰") == "农会干部卢远峰以53.6%的得票率当选会长"


def test_what_somebody_else_became_is_not_his() -> None:
    quote = "农会干部卢远峰祝贺陈小满当选会长。"
    assert is_told_to_be(quote, "卢远峰") == "农会干部"
