"""The figure must belong to the predicate, and the office to the person."""

import pytest

from retriever.question import Question
from retriever.reader.neighbours import nearer_neighbours
from retriever.reader.predicate import is_change_unasked, lacks_superlative
from retriever.reader.roles import holds_another_office
from retriever.reader.sides import is_other_side
from retriever.reader.subject import Surroundings
from retriever.reader.wording import nouns_missing


def around(text: str) -> Surroundings:
    """Take the answer between 【 and 】."""
    lead, _, rest = text.partition("【")
    answer, _, rest = rest.partition("】")
    return Surroundings("", lead, answer, rest, "")


@pytest.mark.parametrize(
    ("question", "text", "wrong"),
    [
        ("上座率是多少", "上座率86%,比去年提高【3.1%】", True),
        ("上座率是多少", "上座率【86%】,比去年提高3.1%", False),
        ("上座率提高了多少", "上座率86%,比去年提高【3.1%】", False),
        ("上座率是多少", "上座率提高到【86%】", False),
        ("上座率是多少", "上座率降到了【86%】", False),
        ("占比是多少", "占比由【21%】升至35%", True),
        ("占比是多少", "占比由21%升至【35%】", False),
        ("占比原来是多少", "占比由【21%】升至35%", False),
        ("票价是多少", "票价由【120元】调至98元", True),
        ("占比原来是多少", "占比由21%升至【35%】", True),
        ("5路车原来开到哪里", "5路由水泥厂延长至【青湖湾】", True),
        ("2020年有多少种鱼", "由2020年的【18种】增加到31种", False),
        ("几点开门", "书店每周二至周日【9时】开门", False),
        ("有多少名工作者", "人数达到1200名,平均每个社区【40人】", True),
        ("平均每个社区多少名", "人数达到1200名,平均每个社区【40人】", False),
        ("一餐多少钱", "80岁以上老人每餐【2元】", False),
        ("船票多少钱", "渡船加开两班,每人【6元】", False),
    ],
)
def test_a_change_or_a_share_is_not_the_level(question: str, text: str, wrong: bool) -> None:
    assert is_change_unasked(Question(question), around(text)) is wrong


@pytest.mark.parametrize(
    ("question", "text", "wrong"),
    [
        ("出口多少", "民企进出口【48亿元】,出口31亿元", True),
        ("独生子女有几天假", "独生子女有20天,非独生子女为【8天】", True),
        ("独生子女有几天假", "独生子女有【20天】,非独生子女为8天", False),
        ("非常任理事国任期几年", "非常任理事国任期【两年】", False),
        ("第一大客户是谁", "芦荡取代【沙洲】成为第一大客户", True),
        ("第一大客户是谁", "【芦荡】取代沙洲成为第一大客户", False),
        ("县里给灯塔拨了多少钱", "县里每年给球队拨款【18万元】", True),
        ("县里给球队拨了多少钱", "县里每年给球队拨款【18万元】", False),
        ("计划修多少公里", "已完成【12公里】", True),
        ("谁赢了决赛", "沙洲队4比1战胜卫冕冠军【芦荡队】", True),
        ("谁赢了决赛", "【沙洲队】4比1战胜卫冕冠军芦荡队", False),
        ("沙洲队赢了谁", "【沙洲队】4比1战胜芦荡队", True),
        ("哪支队输了", "【沙洲队】4比1战胜芦荡队", True),
        ("展览什么时候结束", "展览自3月5日起至【4月20日】", False),
        ("展览什么时候结束", "展览自【3月5日】起", True),
        ("计划修多少公里", "计划修【20公里】", False),
        ("出口多少吨", "进口煤炭【300吨】,出口粮食20吨", True),
        ("30台水泵一共花了多少钱", "购置水泵30台,每台售价【6万元】", True),
        ("水泵每台多少钱", "购置水泵30台,每台售价【6万元】", False),
        ("一共买了多少台水泵", "购置水泵【30台】,每台售价6万元", False),
        ("最高气温多少", "最低气温【-9℃】", True),
        ("进出口总额", "进口【300吨】", True),
        ("现在有多少护林员", "2008年只有【9人】", True),
        ("现在有多少护林员", "2008年只有9人,如今有【40人】", False),
        ("现在有多少护林员", "护林员8年只有【9人】", True),
        ("渔家一天卖多少条鱼", "渔家一天能卖90条,改造前是【60条】", True),
        ("渔家一天卖多少条鱼", "渔家一天能卖【90条】,改造前是60条", False),
        ("改造前渔家一天卖多少条鱼", "渔家一天能卖90条,改造前是【60条】", False),
        ("车站前有几棵树", "车站前有【6棵】树", False),
        ("石塔有多高", "石塔旁有一条长【90米】的廊", True),
        ("石塔有多高", "石塔高【31米】", False),
        ("廊全长多少", "有一条长【90米】的廊", False),
        ("东码头粮库存粮多少", "西码头粮库存粮【3万吨】", True),
        ("西码头粮库存粮多少", "西码头粮库存粮【3万吨】", False),
        ("新站哪天开工", "新站【3月2日】通过选址", True),
        ("新站哪天开工", "新站【3月2日】奠基", False),
        ("他什么时候出生", "他于【11月2日】逝世,享年83岁", True),
        ("他什么时候出生", "他【1941年】生于湖口", False),
        ("女教师占多少", "青年教师占【四成】", True),
        ("女教师占多少", "妇女占【四成】", False),
        ("柳长庚赢了谁", "【米志远】中盘负于柳长庚", False),
        ("柳长庚赢了谁", "柳长庚中盘负于【米志远】", True),
    ],
)
def test_one_side_of_a_pair_is_not_the_other(question: str, text: str, wrong: bool) -> None:
    assert is_other_side(Question(question), around(text)) is wrong


def test_the_most_of_many_needs_a_comparison_in_the_text() -> None:
    assert lacks_superlative(Question("哪个村养的牛最多"), around("【甲村】养了12头牛"))
    assert not lacks_superlative(Question("哪个村养的牛最多"), around("养牛最多的是【甲村】"))
    assert not lacks_superlative(Question("哪个村养的牛最多"), around("【甲村】以12头居首"))
    assert not lacks_superlative(Question("甲村养了几头牛"), around("甲村养了【12头】"))


@pytest.mark.parametrize(
    ("question", "text", "wrong"),
    [
        ("纺织厂厂长是谁", "副厂长【米志远】管安全", True),
        ("纺织厂副厂长是谁", "副厂长【米志远】管安全", False),
        ("谁是董事长", "总经理【米志远】说,董事长出差了", True),
        ("这部戏的编剧是谁", "剧本由【米志远】写成", False),
        ("纺织厂有多少人", "副厂长管着【20人】", False),
        ("选了几个车间主任去分厂当书记", "选拔【3名】车间主任到分厂任支部书记，11名厂长留任", False),
    ],
)
def test_another_office_is_another_person(question: str, text: str, wrong: bool) -> None:
    assert holds_another_office(Question(question), around(text)) is wrong


def test_nouns_that_the_evidence_has_no_words_for_are_told() -> None:
    assert nouns_missing(Question("镇上运了多少袋水泥"), around("镇上运了【300袋】防汛沙袋")) == ("水泥",)
    assert nouns_missing(Question("镇上运了多少沙袋"), around("镇上运了【300袋】防汛沙袋")) == ()


def test_a_value_in_the_clause_that_was_asked_about_is_nearer() -> None:
    text = "书院2011年建成，书院的藏书楼则在2014年建成。"
    first, second = text.index("2011"), text.index("2014")
    assert nearer_neighbours(Question("书院的藏书楼哪年建成"), text, first, first + 5) == 2
    assert nearer_neighbours(Question("书院的藏书楼哪年建成"), text, second, second + 5) == 0
    assert nearer_neighbours(Question("书院哪年建成"), text, first, first + 5) == 0
    assert nearer_neighbours(Question("书院哪年建成"), "书院很大。", 0, 2) == 0


def test_a_name_that_the_tagger_does_not_know_is_known_by_the_beginning_of_the_question() -> None:
    text = "场长次仁·旺堆养了三百头牦牛，副场长次仁·顿珠养了一百二十头。"
    start = text.index("一百二十头")
    assert nearer_neighbours(Question("次仁顿珠养了多少头牦牛"), text, start, start + 5) == 0
    start = text.index("三百头")
    assert nearer_neighbours(Question("次仁顿珠养了多少头牦牛"), text, start, start + 3) == 2


def test_a_neighbour_in_another_unit_is_no_nearer_for_naming_whom_is_asked_about() -> None:
    text = "江北中医院的门诊设在住院楼一层，周五晚上开放，首夜接诊41人。"
    start = text.index("41人")
    assert nearer_neighbours(Question("江北中医院首夜看了多少人"), text, start, start + 3) == 0
