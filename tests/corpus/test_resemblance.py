"""Texts that are one text printed twice, and texts that only look like it."""

import random

import pytest

from corpus.resemblance import is_repeated, is_reprint, shingles, sketch

STORY = (
    "柏川县入春以来雨水偏少，全县十二座水库蓄水1860万方，比常年少两成。县水务局组织三百名干部下到田头，"
    "查看渠系四百公里，更换闸门27处，新打机井41眼。榆钱镇老支书霍长顺说，往年这时候秧田早灌满了，今年全靠轮灌。"
    "目前已有9.6万亩稻田插上秧，预计本月底全部插完。气象部门提醒，下旬仍以晴热天气为主，各乡镇要节约用水。"
)
OTHER = (
    "青莲区图书馆昨日迎来第一百万名读者，十岁的小学生程一诺领到一张终身借书证。馆长说，去年全馆外借图书63万册次，"
    "新开分馆五家，夜间开放到二十二点，周末还有老人来教剪纸。下一步将把书送进工地和养老院。"
)


def misread(text: str, share: float, seed: int = 0) -> str:
    draw = random.Random(seed)
    return "".join(draw.choice(OTHER) if draw.random() < share else char for char in text)


@pytest.mark.parametrize("seed", range(5))
def test_wrong_characters_and_a_cut_leave_a_reprint_one(seed: int) -> None:
    cut = len(STORY) * 7 // 10
    assert is_reprint(STORY, misread(STORY[:cut], 0.05, seed))
    assert is_reprint(misread(STORY[-cut:], 0.05, seed), STORY)


def test_another_article_is_no_reprint() -> None:
    assert not is_reprint(STORY, OTHER)


def test_script_width_and_marks_do_not_matter() -> None:
    assert is_reprint(STORY, STORY.replace("，", ", ").replace("入春以来雨水偏少", "入春以來雨水偏少"))


def test_the_same_words_with_other_figures_are_an_update() -> None:
    later = (
        STORY.replace("1860", "2140").replace("27处", "33处").replace("41眼", "58眼").replace("9.6", "11.2")
    )
    assert is_repeated(STORY, later)
    assert not is_reprint(STORY, later)


def test_one_other_figure_is_enough_where_there_are_few() -> None:
    assert not is_reprint(
        "第136号桥在柳河上，今年由县里出钱修好。", "第137号桥在柳河上，今年由县里出钱修好。"
    )


def test_figures_in_characters_are_figures() -> None:
    text = "截至昨日，青崖煤矿事故已造成七人遇难、十二人受伤，三座巷道被淹。"
    assert is_reprint(text, text)
    assert not is_reprint(text, text.replace("七人", "十一人").replace("昨日", "今日"))
    assert is_reprint(
        "这一个村的路修好了，一位老人说走着舒服多了。", "这个村的路修好了，有位老人说走着舒服多了。"
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "截至8月2日，双桥县山洪造成六人失踪，直接经济损失1750万元。",
            "截至8月5日，双桥县山洪共造成九人失踪，直接经济损失4100万元。",
        ),
        (
            "本报讯 青湖风筝节将于4月12日开幕，为期4天，5月初评奖。",
            "本报讯 青湖风筝节将于4月6日开幕，为期9天，5月初评奖。",
        ),
    ],
)
def test_a_later_report_in_the_same_words_is_no_reprint(earlier: str, later: str) -> None:
    assert is_repeated(earlier, later)
    assert not is_reprint(earlier, later)


def test_an_article_that_has_a_third_of_another_is_none() -> None:
    assert not is_reprint(STORY, STORY[: len(STORY) // 3] + OTHER)


def test_a_short_extract_of_a_long_article_is_none() -> None:
    assert not is_reprint(STORY, STORY[:40])


def test_a_text_of_a_few_characters_tells_nothing() -> None:
    assert not is_reprint("图为春耕。", "图为春耕。")
    assert len(shingles("")) == len(shingles("图为春耕。")) == 0


def test_sketches_of_a_text_and_its_reprint_share_much() -> None:
    own, reprint, other = (
        set(sketch(shingles(text)).tolist()) for text in (STORY, misread(STORY, 0.05), OTHER)
    )
    assert len(own & reprint) > 20
    assert len(own & other) < 3
