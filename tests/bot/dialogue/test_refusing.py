"""A conversation never makes a refusal into a wrong answer."""

import pytest

from bot import Answer, Assistant, AssistantSettings, Conversation, ConversationState
from bot.dialogue.followups.dependence import is_self_contained
from retriever import Retriever

ARTICLES = [
    {
        "id": "m1",
        "title": "互助超市开进枫林",
        "date": "2022-05-09",
        "text": "枫林县互助超市共有资金2860万元，按村分档补助：一类村每村6万元，二类村每村5万元，三类村每村3万元。"
        "全县建成互助超市418家，由副县长丁一鸣负责。",
    },
    {
        "id": "m2",
        "title": "果园喜获丰收",
        "date": "2022-10-03",
        "text": "桃源乡的果园里，九十户果农忙着采摘。果园面积1240亩，今年产果310吨。",
    },
    {
        "id": "m3",
        "title": "西江航运一季度开局良好",
        "date": "2023-04-15",
        "text": "今年一季度，西江货船共开行3920艘次，运送货物88万吨。",
    },
    {
        "id": "m4",
        "title": "西江航运增长",
        "date": "2021-04-12",
        "text": "一季度，西江货船共开行2750艘次，运送货物61万吨，同比增长12%。",
    },
]
MARKET = "枫林县互助超市有多少资金？"


def last(talk: Conversation, *turns: str) -> Answer:
    return [talk.ask(turn) for turn in turns][-1]


def test_a_class_that_is_there_is_answered_and_one_that_is_not_is_refused(talk: Conversation) -> None:
    assert last(talk, MARKET, "二类村呢？").text == "5万元"
    assert talk.ask("四类村呢？").text is None
    assert talk.ask("三类村呢？").text == "3万元"


@pytest.mark.parametrize("turn", ["望山县呢", "2019年呢？", "拉萨呢", "那明年呢"])
def test_a_slot_that_the_evidence_lacks_is_refused(talk: Conversation, turn: str) -> None:
    answer = last(talk, MARKET, turn)
    assert answer.text is None
    assert answer.kind == "refusal"


@pytest.mark.parametrize(
    "question", ["枫林县互助超市有多少名员工？", "桃源乡小学有多少名教师？", "9999头是什么"]
)
def test_a_whole_question_is_no_surer_in_a_conversation(archive: Retriever, question: str) -> None:
    alone = Assistant(archive).conversation().ask(question)
    within = last(Assistant(archive).conversation(), MARKET, "二类村呢？", question)
    assert (within.text, within.rewritten) == (alone.text, None)
    assert within.confidence == pytest.approx(alone.confidence)


@pytest.mark.parametrize(
    "question",
    [
        "基层党建有哪些做法",
        "丁一鸣是谁",
        "“果王”是谁",
        "88万吨指的是什么",
        "桃源乡小学和枫林县中学哪个学生多",
    ],
)
@pytest.mark.parametrize("before", [MARKET, "310吨是什么", "望山县小学有几名学生"])
def test_a_whole_question_of_another_kind_is_taken_as_it_stands(
    talk: Conversation, before: str, question: str
) -> None:
    talk.ask(before)
    assert is_self_contained(question, talk.state.whole_question)
    assert talk.interpret(question)[0].query.typed == question
    assert len(talk.interpret(question)) == 1


@pytest.mark.parametrize("turn", ["建了多少家", "它是谁管的", "二类村呢", "那果园呢", "今年收了多少"])
def test_a_turn_that_leans_on_the_one_before_does_not_stand_by_itself(talk: Conversation, turn: str) -> None:
    assert is_self_contained(turn, talk.state.whole_question)
    talk.ask(MARKET)
    assert not is_self_contained(turn, talk.state.whole_question)


def test_a_question_about_an_author_is_not_joined_to_the_one_before(talk: Conversation) -> None:
    assert last(talk, "310吨是什么", "丁一鸣写了几篇").rewritten is None


def test_what_was_refused_is_nothing_to_lean_on(talk: Conversation) -> None:
    talk.ask(MARKET)
    before = talk.state.whole_question
    assert talk.ask("望山县呢").text is None
    assert talk.state.whole_question == before


def test_a_whole_question_that_was_refused_is_the_topic_of_what_follows(talk: Conversation) -> None:
    answer = last(talk, MARKET, "北斗卫星的发射场在哪里", "它的高度是多少？")
    assert answer.text is None


def test_no_asks_what_is_meant_and_keeps_the_topic(talk: Conversation) -> None:
    answer = last(talk, MARKET, "不对")
    assert (answer.kind, answer.text) == ("talk", None)
    assert answer.reply
    assert talk.ask("一类村呢？").text == "6万元"


def test_further_passages_do_not_change_the_current_article(talk: Conversation) -> None:
    last(talk, MARKET, "不对")
    assert talk.state.current_article is not None
    assert talk.state.current_article.id == "m1"
    kept = {name: value for name, value in talk.state.to_json().items() if name != "held"}
    assert ConversationState.from_json(kept).topic == talk.state.topic


def test_no_after_a_follow_up_is_not_answered_from_another_article(talk: Conversation) -> None:
    answer = last(talk, MARKET, "二类村呢？", "不对")
    assert (answer.kind, answer.text) == ("talk", None)


def test_another_year_is_asked_of_the_article_of_that_year(talk: Conversation) -> None:
    answer = last(talk, "西江货船一季度开行多少艘次？", "2021年一季度呢？")
    assert answer.rewritten == "2021年一季度西江货船开行多少艘次"
    assert answer.text == "2750艘次"


@pytest.mark.parametrize(
    "wrapped", ["请问{}", "帮我查一下{}", "我想问一下{}", "麻烦问下{}", "告诉我{}", "你知道{}吗"]
)
def test_words_of_courtesy_do_not_hurt(talk: Conversation, wrapped: str) -> None:
    turn = wrapped.format("枫林县互助超市有多少资金")
    answer = talk.ask(turn)
    assert (answer.question, answer.text) == (turn, "2860万元")


@pytest.mark.parametrize("turn", ["今天星期几", "帮我写一首诗", "翻译一下上面的回答", "1+1等于几"])
def test_a_chore_is_no_search(talk: Conversation, turn: str) -> None:
    talk.ask(MARKET)
    answer = talk.ask(turn)
    assert (answer.kind, answer.text, answer.nearest) == ("talk", None, ())
    assert talk.ask("一类村呢？").text == "6万元"


def test_a_follow_up_must_be_as_sure_as_is_asked_of_it_now(archive: Retriever) -> None:
    assistant = Assistant(archive)
    talk = assistant.conversation()
    assert last(talk, MARKET, "二类村呢？").text == "5万元"
    assistant.settings = AssistantSettings(threshold=0.9999)
    assert talk.ask("三类村呢？").text is None
