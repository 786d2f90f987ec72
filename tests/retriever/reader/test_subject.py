"""The subject asked about must be the subject of the evidence."""

import pytest

from corpus.chinese.names import (
    Name,
    Sort,
    asked_names,
    names_in,
    numbers_unsaid,
    ordinals_in,
    squeezed,
)
from retriever.hits import ArticleReference, Citation, Hit
from retriever.question import Question
from retriever.reader.forms import named_alike, stands
from retriever.reader.subject import Surroundings, named_before, subject_of

ARTICLE = "江岸县造船厂有新厂长"
PARAGRAPH = "柳长庚去年接任江岸县造船厂厂长，他带着工人造出三艘渡船；副厂长米志远负责安全，罚过7次款。"


def hit(quote: str = PARAGRAPH, title: str = ARTICLE, before: str = "", after: str = "") -> Hit:
    return Hit(1.0, quote, Citation(ArticleReference("1", title), 1, quote), before=before, after=after)


def around(answer: str, quote: str = PARAGRAPH, **told: str) -> Surroundings:
    start = quote.index(answer)
    return Surroundings.of(hit(quote, **told), start, start + len(answer))


def missing(question: str, answer: str, quote: str = PARAGRAPH, **told: str) -> list[str]:
    return [name.text for name in subject_of(Question(question), around(answer, quote, **told)).missing]


def rivals(question: str, answer: str, quote: str = PARAGRAPH, **told: str) -> list[str]:
    return [name.text for name in subject_of(Question(question), around(answer, quote, **told)).rivals]


@pytest.mark.parametrize(
    ("question", "name", "sort"),
    [
        ("柳长庚造了几艘渡船", "柳长庚", Sort.PERSON),
        ("江岸县造了几艘渡船", "江岸县", Sort.PLACE),
        ("《渡口旧事》的作者是谁", "渡口旧事", Sort.TITLE),
        ("“渡口夜话”办了几场", "渡口夜话", Sort.QUOTED),
        ("第二十一届艺术节", "21届", Sort.ORDINAL),
        ("首届艺术节的冠军", "1届", Sort.ORDINAL),
        ("三期工程什么时候动工", "3期", Sort.ORDINAL),
        ("四类村补多少", "4类", Sort.ORDINAL),
        ("第三产业增加值", "第3", Sort.ORDINAL),
        ("Orbit Nine占有率", "orbitnine", Sort.LATIN),
    ],
)
def test_a_name_is_told_by_its_sort(question: str, name: str, sort: Sort) -> None:
    assert (name, sort) in {(found.text, found.sort) for found in asked_names(question)}


def test_a_name_ends_before_what_is_done_and_before_the_next_word() -> None:
    assert [name.text for name in asked_names("次旺姆拜谁为师")] == ["次旺姆"]
    assert missing("哈维兰大选投票率多少", "71%", "哈维兰共和国投票，投票率71%。") == []


@pytest.mark.parametrize(
    "question",
    ["修桥期间怎么走", "港里运出多少车", "分为哪三类村", "第几批建成", "市委开了几次会", "今年一共多少"],
)
def test_what_is_no_name_is_not_taken_for_one(question: str) -> None:
    assert asked_names(question) == ()


def test_key_words_with_spaces_between_them_stay_apart_and_quotation_marks_are_paired() -> None:
    assert [name.text for name in asked_names("江岸县 雪灾 最低气温")] == ["江岸县"]
    assert [name.text for name in names_in(squeezed("讲“学”字为先、“信”字为要"))] == []
    assert ordinals_in(squeezed("第九届和第10届")) >= {"9届", "10届"}


@pytest.mark.parametrize(
    ("name", "sort", "text", "yes"),
    [
        ("江岸县", Sort.PLACE, "江岸的工人", True),
        ("江岸县", Sort.PLACE, "江岸镇的工人", False),
        ("云溪市", Sort.PLACE, "云溪地区的工人", True),
        ("溪州团市委", Sort.ORGANISATION, "共青团溪州市委", True),
        ("江岸县造船厂", Sort.ORGANISATION, "江岸县轮渡厂", False),
        ("云溪社区", Sort.ORGANISATION, "云溪市去年新建的有41个社区", True),
        ("云溪社区", Sort.ORGANISATION, "云溪村去年迁来的有41个社区", False),
        ("柳长庚", Sort.PERSON, "柳长青", False),
        ("9届", Sort.ORDINAL, "第九届艺术节", True),
        ("9届", Sort.ORDINAL, "第19届艺术节", False),
        ("第3", Sort.ORDINAL, "第一、第二党支部", False),
        ("e7", Sort.LATIN, "e7l型", False),
    ],
)
def test_a_name_stands_in_its_accepted_forms_alone(name: str, sort: Sort, text: str, yes: bool) -> None:
    assert stands(Name(name, sort, 0, len(name)), text) is yes


def test_a_slip_of_sound_is_forgiven_unless_the_name_itself_stands_somewhere() -> None:
    name = Name("柳常庚", Sort.PERSON, 0, 3)
    assert named_alike(name, "柳长庚说", "")
    assert not named_alike(name, "柳长庚说", "柳常庚是木匠")
    assert not named_alike(Name("杨长庚", Sort.PERSON, 0, 3), "柳长庚说", "")


def test_another_person_place_or_title_is_missing() -> None:
    assert missing("柳长庚造了几艘渡船", "三艘") == []
    assert missing("杨长庚造了几艘渡船", "三艘") == ["杨长庚"]
    assert missing("江岸县造船厂造了几艘渡船", "三艘") == []
    assert missing("河湾县造船厂造了几艘渡船", "三艘") != []
    assert missing("《渡口旧事》印了多少册", "两千册", "《渡口往事》印了两千册。") == ["渡口旧事"]


def test_what_the_article_says_before_counts_and_what_it_says_later_only_for_places() -> None:
    quote = "该公司去年造出三艘渡船。"
    assert missing("白帆公司造了几艘渡船", "三艘", quote) == ["白帆公司"]
    assert missing("白帆公司造了几艘渡船", "三艘", quote, before="白帆公司昨天公布年报。") == []
    assert missing("江岸县造了几艘渡船", "三艘", quote, title="渡船下水", after="渡船都留在江岸县。") == []
    assert missing("柳长庚造了几艘渡船", "三艘", quote, after="柳长庚很高兴。") == ["柳长庚"]
    assert named_before(Question("白帆公司造了几艘渡船"), hit(quote, before="白帆公司昨天公布年报。")) == [
        "白帆公司"
    ]


def test_a_name_between_the_one_asked_about_and_the_answer_is_its_rival() -> None:
    assert rivals("柳长庚罚过几次款", "7次") == ["米志远"]
    assert rivals("柳长庚造了几艘渡船", "三艘") == []
    assert rivals("米志远罚过几次款", "7次") == []


def test_a_name_that_differs_by_one_character_is_another_even_where_the_tagger_cuts_it() -> None:
    quote = "牧民苏雅拉图在夜校学会填表，那年从信用社贷到九万元。"
    assert missing("牧民苏雅木图贷到多少钱", "九万元", quote) == ["苏雅木图"]
    assert missing("牧民苏雅拉图贷到多少钱", "九万元", quote) == []
    subject = subject_of(Question("牧民苏雅木图贷到多少钱"), around("九万元", quote))
    assert subject.instead
    assert subject.instead.text == "苏雅拉图"


def test_where_something_lies_beside_a_place_makes_no_other_name_of_it() -> None:
    quote = "在雅鲁藏布江岗堆段建起长约4公里的护坡。"
    assert missing("雅鲁藏布江边的护坡有多长", "4公里", quote) == []


def test_whose_fact_it_is_can_be_told() -> None:
    subject = subject_of(Question("杨长庚造了几艘渡船"), around("三艘"))
    assert subject.instead
    assert subject.instead.text == "柳长庚"


@pytest.mark.parametrize(
    ("turn", "text"),
    [
        ("二类呢", "一类村6万元，二类村5万元"),
        ("第2类的", "一类村6万元，二类村5万元"),
        ("头一批呢", "第一批到了"),
        ("三期呢", "一至三期，共三期"),
        ("6号呢", "6日动工"),
        ("第一名是谁", "冠军是柳长庚"),
    ],
)
def test_a_number_that_tells_things_apart_is_said(turn: str, text: str) -> None:
    assert numbers_unsaid(squeezed(turn), squeezed(text)) == []


@pytest.mark.parametrize(
    ("turn", "text"),
    [("四类呢", "一类村6万元，二类村5万元"), ("第三批", "第一批到了"), ("6号楼呢", "16号楼动工")],
)
def test_a_number_that_tells_things_apart_is_missed(turn: str, text: str) -> None:
    assert numbers_unsaid(squeezed(turn), squeezed(text))


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("刘长庚造了几艘渡船", ["刘长庚"]),  # another surname of the same sound is another person
        ("柳常庚造了几艘渡船", []),  # a slip in the name itself
    ],
)
def test_a_surname_is_no_slip(question: str, lacks: list[str]) -> None:
    assert missing(question, "三艘") == lacks


def test_a_title_within_a_title_is_typed_with_or_without_its_marks() -> None:
    quote = "柳长庚的《〈渡口旧事〉拾遗》首印三千册。"
    assert missing("《渡口旧事拾遗》首印多少册", "三千册", quote) == []
    assert (
        missing("《〈渡口旧事〉拾遗》首印多少册", "三千册", quote.replace("〈", "").replace("〉", "")) == []
    )
    assert missing("《渡口新事拾遗》首印多少册", "三千册", quote) == ["渡口新事拾遗"]


def test_who_only_says_so_is_no_rival() -> None:
    text = "恒昌船厂去年造船9艘。总工程师米志远介绍，新船省油18%。"
    assert rivals("柳长庚的新船省油多少", "18%", f"柳长庚的船好。{text}") == []


def test_a_things_own_name_is_no_rival() -> None:
    text = "渡口开了一家 bistro，取名 Linde，老板娘是米志远。"
    assert rivals("bistro老板娘是谁", "米志远", text.replace("，取名", " 取名为")) == []
    assert rivals("bistro老板娘是谁", "米志远", text.replace("，取名", "，对面是")) == ["linde"]


def test_a_person_whom_the_paragraph_does_not_name_is_not_the_one_behind_the_answer() -> None:
    quote = "江岸航运公司的董事长米志远介绍说，公司去年添了船。"
    before = f"{'渡口的船一年比一年多，' * 8}柳长庚是江岸县造船厂的厂长。"
    assert rivals("柳长庚是哪家公司的董事长", "江岸航运公司", quote, before=before) == ["米志远"]


def test_a_work_that_another_was_made_from_is_not_its_subject() -> None:
    quote = "该剧改编自小说《渡口旧事》，全长90分钟。"
    assert missing("《渡口旧事》全长多少分钟", "90分钟", quote, title="话剧上演") == ["渡口旧事"]
    assert missing("改编自《渡口旧事》的剧全长多少", "90分钟", quote, title="话剧上演") == []


def test_another_institution_of_a_place_is_not_the_one_asked_about() -> None:
    university = Name("江岸大学", Sort.ORGANISATION, 0, 4)
    assert not stands(university, squeezed("江岸师范大学有学院20个，江岸师大的校友回来了"))
    assert stands(university, squeezed("江岸大学有学院20个"))
    assert stands(Name("江岸县医院", Sort.ORGANISATION, 0, 5), squeezed("江岸县人民医院启用"))
