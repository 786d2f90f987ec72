"""What the form of a text points at is counted, not guessed."""

import pytest

from retriever.question.answer_type import Kind
from retriever.reader.characters import characters_told
from retriever.reader.games import nth_game
from retriever.reader.pointing import pointed_at
from retriever.reader.respective import respective
from retriever.reader.tables import table_cell
from retriever.reader.weekdays import weekdays_told

HEAD = "果园统计表\n果园　面积（亩）　苹果产量（吨）　雇工（名）\n东坡果园　80　64　12"
ROW = "西坡果园　1,150　—　23"
FINAL = "决赛中，铁狮队以25：17、22：25、15：13战胜海鹰队。三四名决赛，雪豹队以25：20、25：18取胜。"
INCOMES = "全市城镇和农村居民收入分别为4.1万元、2.2万元，分别增长3.5%和6.1%。"


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("西坡果园面积多少亩", "1,150"),
        ("西坡果园有多少名雇工", "23"),
        ("西坡果园多少亩", "1,150"),
        ("西坡果园的雇工数量", "23"),
        ("西坡果园产量多少吨", None),  # the cell is empty
        ("西坡果园多少钱", None),
        ("南坡果园面积多少亩", None),
    ],
)
def test_a_cell_is_told_by_its_row_and_its_column(question: str, cell: str | None) -> None:
    found = table_cell(question, ROW, HEAD)
    assert (ROW[slice(*found)] if found else None) == cell


@pytest.mark.parametrize(
    ("question", "row", "head", "cell"),
    [
        ("东坡村养羊多少只", "东坡村,320,41%", "村名,养羊(只),出栏率", "320"),
        ("东坡村出栏率是多少", "| 东坡村 | 320 | 41% |", "| 村名 | 养羊 | 出栏率 |\n|:---|---|---|", "41%"),
        ("D12次票价多少", "D12　青崖　海门　07:25　58元", "车次　始发站　终到站　发车时间　票价", "58元"),
    ],
)
def test_cells_are_parted_by_commas_bars_or_white_space(
    question: str, row: str, head: str, cell: str
) -> None:
    found = table_cell(question, row, head)
    assert found
    assert row[slice(*found)] == cell


def test_a_cell_without_a_figure_is_told_where_none_is_asked_for() -> None:
    row, head = "D12　青崖　海门　07:25　58元", "车次　始发站　终到站　发车时间　票价"
    found = table_cell("D12次终到站是哪里", row, head, figures=False)
    assert found
    assert row[slice(*found)] == "海门"


def test_a_line_without_the_head_of_a_table_is_no_row() -> None:
    assert table_cell("西坡果园面积多少亩", ROW, "西坡果园丰收\n今年雨水好。") is None
    assert table_cell("西坡果园面积多少亩", "西坡果园 丰收 在望 啦", HEAD) is None


@pytest.mark.parametrize(
    ("question", "score"),
    [
        ("铁狮队对海鹰队第二局比分是多少", "22：25"),
        ("决赛铁狮队首局打成几比几", "25：17"),
        ("海鹰队最后一局比分多少", "15：13"),
        ("雪豹队第二局比分", "25：18"),
        ("铁狮队第四局比分", None),
        ("铁狮队比分是多少", None),
        ("第二局比分", None),  # of which match?
    ],
)
def test_a_game_is_told_by_its_number(question: str, score: str | None) -> None:
    found = nth_game(question, FINAL)
    assert (FINAL[slice(*found)] if found else None) == score


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("农村居民收入多少", "2.2万元"),
        ("城镇居民收入是多少", "4.1万元"),
        ("农村居民收入增长了多少", "6.1%"),
        ("居民收入多少", None),
    ],
)
def test_things_in_a_row_have_their_values_in_the_same_order(question: str, value: str | None) -> None:
    found = respective(question, Kind.AMOUNT, INCOMES)
    assert (INCOMES[slice(*found)] if found else None) == value


def test_who_asks_for_no_value_is_pointed_nowhere() -> None:
    assert pointed_at("西坡果园在哪里", Kind.PLACE, ROW, HEAD) == []
    assert pointed_at("西坡果园多少亩", Kind.COUNT, ROW, HEAD) == [(5, 10)]


@pytest.mark.parametrize(
    ("question", "quote", "said"),
    [
        ("孩子们用卵石拼出了哪两个字", "孩子们用白色卵石拼出“平安”两字，又唱起《远航》。", "平安"),
        ("墙上写着什么字", "墙上“鱼水情深”四个大字已经褪色。", "鱼水情深"),
        ("墙上写着哪五个字", "墙上“鱼水情深”四个大字已经褪色。", None),
        ("门上贴着哪两个字", "左门贴着“平安”两字，右门贴着“吉祥”两字。", None),
        ("谁的字写得好", "墙上“鱼水情深”四个大字已经褪色。", None),
    ],
)
def test_characters_are_told_where_the_text_counts_them(question: str, quote: str, said: str | None) -> None:
    found = characters_told(question, quote)
    assert (quote[slice(*found)] if found else None) == said


LIBRARY = "少儿馆周二至周日开放，每周一闭馆，3月1日起周五晚办故事会。"


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("少儿馆周几闭馆", "每周一"),
        ("少儿馆哪天休息", "每周一"),
        ("少儿馆星期几不开门", "每周一"),
        ("少儿馆礼拜几开放", "周二至周日"),
        ("故事会周几办", "周五"),
        ("故事会哪天办", None),  # a date may be wanted
        ("少儿馆什么时候闭馆", None),
        ("讲座周几", None),
    ],
)
def test_days_of_the_week_are_told_by_what_is_done_on_them(question: str, days: str | None) -> None:
    found = weekdays_told(question, LIBRARY)
    assert (LIBRARY[slice(*found)] if found else None) == days


def test_days_of_the_week_are_found_in_traditional_characters() -> None:
    quote = "書屋週三、週四開放，週一休館。"
    assert [quote[slice(*(weekdays_told(q, quote) or (0, 0)))] for q in ("书屋周几休馆", "书屋周几开放")] == [
        "週一",
        "週三、週四",
    ]
