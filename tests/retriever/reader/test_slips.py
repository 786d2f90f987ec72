"""What was typed for another character of its sound is read as the text spells it, and nothing else is."""

import pytest

from retriever.reader.slips import in_spelling_of


@pytest.mark.parametrize(
    ("question", "told", "spelled"),
    [
        ("青螺镇的茶叶品排叫什么", "青螺镇的茶叶品牌打响了", "青螺镇的茶叶品牌叫什么"),
        ("镇里划了几个网各", "全镇划为12个网格", "镇里划了几个网格"),
        ("鎮裡劃了幾個網各", "全鎮劃為12個網格", "鎮裡劃了幾個网格"),
        ("镇里划了几个网各", "全镇分为12片", "镇里划了几个网各"),
        ("理事会里有哪些人", "村里的事都由他们办", "理事会里有哪些人"),
        ("周启铭是干什么的", "周启明是村医", "周启铭是干什么的"),
    ],
)
def test_a_slip_of_sound_is_read_as_the_text_spells_it(question: str, told: str, spelled: str) -> None:
    assert in_spelling_of(question, told) == spelled
