"""What a newspaper prints around its day is passed over, and nothing else."""

import pytest

from corpus.imprint import FOUNDED, names_editors, without_asides
from corpus.layout import reconstruct
from corpus.model import Page
from corpus.printed_day import find_day, iso_day, plain_line


@pytest.mark.parametrize(
    "aside",
    [
        *("星期二", "周二", "(星期二)", "TUE", "Tuesday"),
        *(
            "农历癸卯年三月二十",
            "癸卯年三月二十",
            "三月廿七",
            "藏历水兔年三月二十日",
            "农历四月廿七日",
            "公元",
        ),
        *(
            "第27672期",
            "总第4567期",
            "第二〇三四五期",
            "NO.12345",
            "第9876号",
            "今日8版",
            "本期共4版",
            "今日十六版",
        ),
        *("国内统一连续出版物号CN 54-0002", "邮发代号67-1", "晴", "小雨转多云", "气温8℃～20℃"),
        *("责编：张三　美编：李四", "编辑/张三", "责任编辑　张三　李四", "本版编辑：张三"),
        *("电话：0891-6320001", "新闻热线：0891-6320001", "www.paper.example", "邮箱：a@b.example"),
        *("中共沧源州委主管主办", "CANGYUAN DAILY"),
    ],
)
def test_an_aside_is_passed_over(aside: str) -> None:
    assert not without_asides(plain_line(aside)).strip(" ()")


@pytest.mark.parametrize(
    "text", ["要闻", "沧源日报", "第3版", "水渠通水", "周日报", "2023年", "5月9日", "五月九日", "晴川阁重开"]
)
def test_what_is_kept_or_is_text_stays(text: str) -> None:
    assert without_asides(text) == text


def test_a_day_of_founding_is_told_from_that_of_the_page() -> None:
    for line in ("创刊于1948年6月15日 2023年5月9日", "1948年6月15日创刊 2023年5月9日"):
        day = find_day(FOUNDED.sub(" ", line))
        assert day is not None
        assert day.iso == "2023-05-09"


@pytest.mark.parametrize(
    "value",
    [
        *("2023年5月9日", "2023年05月09日", "二〇二三年五月九日", "2023-5-9", "2023/05/09 08:30"),
        *(
            "2023.5.9",
            "2023—05—09",
            "2023·5·9",
            "20230509",
            "Tuesday, May 9, 2023",
            "２０２３年５月９日",
            "民国一一二年五月九日",
        ),
    ],
)
def test_a_day_is_read_in_every_form(value: str) -> None:
    assert iso_day(value) == "2023-05-09"


@pytest.mark.parametrize("value", ["2023年13月9日", "春天", "2023", "12345678901", None])
def test_what_is_no_day_is_none(value: str | None) -> None:
    assert iso_day(value) is None


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：石帆　版式：何雨　电话：0570-6320001",
        "值班编委：何文 责任编辑：石帆 校对：何雨",
        "編輯／石帆　　校對／何雨",
        "本版编辑 石帆雨",
    ],
)
def test_a_line_that_names_editors_and_nothing_more(line: str) -> None:
    assert names_editors(plain_line(line))


@pytest.mark.parametrize(
    "line",
    [
        "编辑同志：我们村的路",
        "编辑了三本书",
        "电话：0570-6320001",
        "编辑：石帆报道了石堤完工",
        "晴",
        "石堤完工",
    ],
)
def test_other_lines_stay_text(line: str) -> None:
    assert not names_editors(plain_line(line))


def test_the_editors_of_a_page_are_in_no_article() -> None:
    text = "石堤完工\n\n石堤昨天完工，三千户人家不再怕水。\n责任编辑：石帆　校对：何雨\n"
    articles = reconstruct(Page("p", text))
    assert [[p.text for p in a.paragraphs] for a in articles if a.kind == "article"] == [
        ["石堤昨天完工，三千户人家不再怕水。"]
    ]
    assert [(line.role, line.text) for line in articles[0].head] == [
        ("furniture", "责任编辑：石帆　校对：何雨")
    ]
