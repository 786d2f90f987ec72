import pytest

from bot.dialogue.followups.dependence import extract_subject, has_pronoun, is_elliptical
from bot.dialogue.followups.interpretation import Relation, interpret
from retriever.question import LONGEST_QUESTION, Question


def meant(question: str, topic: str | None, answer: str | None = None) -> dict[Relation, str]:
    return {one.relation: one.query.typed for one in interpret(Question(question), topic, answer)}


def test_a_first_question_means_what_it_says() -> None:
    assert meant("建了多少家？", None) == {Relation.STANDALONE: "建了多少家？"}


@pytest.mark.parametrize("question", ["建了多少家？", "那昌都呢？", "他是哪里人", "秀巴村分红多少"])
def test_the_question_as_typed_is_always_an_interpretation(question: str) -> None:
    assert interpret(Question(question), "那曲积分超市资金多少", "3730万元")[0].query.typed == question


def test_a_pronoun_is_whom_was_asked_about_and_not_the_office() -> None:
    interpretations = meant("他以前干什么", "罗海棠是谁", "渔业合作社理事长")
    assert interpretations[Relation.PRONOUN_RESOLVED] == "罗海棠以前干什么"


def test_the_question_before_is_carried() -> None:
    assert (
        meant("建了多少家？", "那曲积分超市资金多少？")[Relation.JOINED] == "那曲积分超市资金多少，建了多少家"
    )


@pytest.mark.parametrize(
    ("question", "topic", "whole"),
    [
        ("那2022年呢", "云栈县2023年接待游客多少人次？", "云栈县2022年接待游客多少人次"),
        ("沙窝镇呢？", "申阳市罗冈镇积雪多厚？", "申阳市沙窝镇积雪多厚"),
        ("第二批呢", "湟谷县坡改梯第一批在哪个乡", "湟谷县坡改梯第二批在哪个乡"),
        ("第二批呢", "湟谷县第一书记第一批有几名", "湟谷县第一书记第二批有几名"),
        ("二类村呢", "湟谷积分超市一类村资金多少", "湟谷积分超市二类村资金多少"),
        ("一等奖呢", "湟谷二等奖多少名", "湟谷一等奖多少名"),
        ("雪岗村呢", "连锁超市甘泉村店多大", "连锁超市雪岗村店多大"),
        ("申阳市呢", "2023年云栈市有多少家超市", "2023年申阳市有多少家超市"),
        ("沙窝镇呢", "城关区罗冈镇有多少户", "城关区沙窝镇有多少户"),
    ],
)
def test_a_slot_is_replaced(question: str, topic: str, whole: str) -> None:
    assert meant(question, topic)[Relation.SLOT_REPLACED] == whole


def test_a_pronoun_stands_for_the_answer_before() -> None:
    found = meant("他在哪个社区当志愿者？", "表扬信表扬的是谁", "蒲雄")
    assert found[Relation.PRONOUN_RESOLVED] == "蒲雄在哪个社区当志愿者"


def test_no_pronoun_stands_for_a_number() -> None:
    assert Relation.PRONOUN_RESOLVED not in meant("它在哪里？", "资金多少", "3730万元")


@pytest.mark.parametrize("question", ["那昌都呢？", "一类村呢", "2022年", "还有雪岗村", "沙窝镇呢"])
def test_only_a_slot_is_named(question: str) -> None:
    assert is_elliptical(question)


@pytest.mark.parametrize("question", ["建了多少家？", "为什么", "谁负责", "秀巴村的旅游收益有多少用来分红"])
def test_something_is_asked(question: str) -> None:
    assert not is_elliptical(question)


def test_what_points_back_is_seen() -> None:
    assert has_pronoun("该公司的董事长叫什么")
    assert has_pronoun("那里有几个民族")
    assert not has_pronoun("那曲有多少家超市")


def test_the_subject_is_the_question_without_its_asking() -> None:
    assert extract_subject("那曲积分超市资金多少？") == "那曲积分超市资金"


def test_an_interpretation_is_never_longer_than_a_question_may_be() -> None:
    topic = "那曲积分超市去年一共投入了多少运营资金" * 6
    for length in (300, LONGEST_QUESTION):
        turn = "还有那几家超市的情况" * (length // 10)
        standalone, *others = interpret(Question(turn), topic, None)
        assert standalone.query.typed == turn
        assert all(len(other.query.typed) <= LONGEST_QUESTION for other in others)
        assert bool(others) == (length == 300)
