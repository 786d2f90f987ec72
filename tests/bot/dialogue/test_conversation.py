import json
from collections.abc import Iterator

import pytest

from bot import Answer, Assistant, Conversation, ConversationState
from bot.dialogue.conversation import PAUSE
from bot.dialogue.followups.interpretation import interpret
from bot.dialogue.state import SOURCES
from retriever import Retriever
from retriever.errors import BadQuestionError
from retriever.question import Question

QUESTION = "那曲积分超市资金多少"


@pytest.fixture(scope="module")
def assistant() -> Iterator[Assistant]:
    with Retriever.open() as archive:
        yield Assistant(archive)


@pytest.fixture
def talk(assistant: Assistant) -> Conversation:
    return assistant.conversation()


def test_a_follow_up_is_understood_and_shown(talk: Conversation) -> None:
    first = talk.ask(QUESTION)
    assert (first.text, first.rewritten) == ("3730万元", None)
    second = talk.ask("建了多少家？")
    assert second.text == "925家"
    assert second.citations[0].article == first.citations[0].article


def test_the_follow_up_of_the_contract_is_answered_with_the_value_it_names(talk: Conversation) -> None:
    """CONTRACT.md: 3730万元, then 4万元; the paragraph says 一类村4万元、二类村3万元、三类村2万元."""
    answers = [talk.ask(turn) for turn in (QUESTION, "一类村呢？", "二类村呢？", "三类村呢？", "那一类村呢")]
    assert [answer.text for answer in answers] == ["3730万元", "4万元", "3万元", "2万元", "4万元"]
    start, end = answers[1].citations[0].span or (0, 0)
    assert answers[1].citations[0].quote[start - 3 : end] == "一类村4万元"


@pytest.mark.parametrize(
    ("turns", "whole"),
    [
        (("拉萨市有多少名社区工作者", "林芝市呢？", "昌都市呢？"), "昌都市有多少名社区工作者"),
        (("林芝市2021年的村集体收入是多少", "2022年呢？", "2023年呢？"), "林芝市2023年的村集体收入是多少"),
        (("那曲积分超市一类村资金多少", "二类村呢？", "三类村呢？"), "那曲积分超市三类村资金多少"),
    ],
)
def test_one_slot_is_replaced_after_another(talk: Conversation, turns: tuple[str, ...], whole: str) -> None:
    *before, last = turns
    for turn in before:
        talk.ask(turn)
    assert talk.state.whole_question
    assert whole in [one.query.typed for one in interpret(Question(last), talk.state.whole_question, None)]


def test_no_takes_a_replaced_turn_word_for_word(assistant: Assistant) -> None:
    state = ConversationState(topic="林芝市有多少名社区工作者", typed="林芝市呢")
    assert assistant.conversation(state).ask("不是", now=1.0).question == "林芝市呢"


def test_a_change_of_topic_is_not_swallowed(talk: Conversation) -> None:
    talk.ask(QUESTION)
    answer = talk.ask("秀巴村的旅游收益有多少用来分红？")
    found = [*answer.citations, *(hit.citation for hit in answer.nearest)]
    assert found[0].article.title == "为乡村振兴聚力赋能"
    assert answer.rewritten is None


def test_a_change_to_what_the_archive_lacks_is_refused(talk: Conversation) -> None:
    talk.ask(QUESTION)
    for question in ("火星探测器着陆时的燃料余量是多少", "世界杯决赛谁进了第一个球"):
        assert talk.ask(question).text is None


def test_the_same_question_again_is_the_same_question(talk: Conversation) -> None:
    answers = [talk.ask(QUESTION) for _ in range(3)]
    assert {(answer.text, answer.rewritten) for answer in answers} == {("3730万元", None)}


def test_a_follow_up_in_the_first_place_is_a_question(talk: Conversation) -> None:
    assert talk.ask("那昌都呢？").rewritten is None


@pytest.mark.parametrize("turn", ["你好", "谢谢", "帮助", "再见"])
def test_small_talk_is_no_search(talk: Conversation, turn: str) -> None:
    answer = talk.ask(turn)
    assert answer.kind == "talk"
    assert answer.reply
    assert not answer.citations
    assert not answer.nearest


def test_small_talk_leaves_the_topic_in_hand(talk: Conversation) -> None:
    talk.ask(QUESTION)
    talk.ask("谢谢")
    assert talk.ask("建了多少家？").text == "925家"


def test_the_article_around_the_citation_is_opened(talk: Conversation) -> None:
    cited = talk.ask(QUESTION).citations[0]
    opened = talk.ask("原文")
    assert opened.kind == "article"
    assert opened.article is not None
    assert opened.article.title == cited.article.title
    assert opened.citations[0].quote == cited.quote == opened.article.paragraphs[cited.paragraph].text


def test_sources_are_listed_and_opened_by_number(talk: Conversation) -> None:
    citations = talk.ask(QUESTION).citations
    listed = talk.ask("来源").citations
    assert [c.quote for c in listed] == [c.quote for c in citations]
    assert talk.ask("第2条").citations[0].quote == citations[1].quote
    assert talk.ask("第9条").kind == "talk"


def test_more_passages_are_others(talk: Conversation) -> None:
    seen = [hit.citation.quote for hit in talk.ask(QUESTION).nearest]
    for _ in range(3):
        more = talk.ask("更多")
        assert more.kind == "passages"
        assert not set(seen) & {hit.citation.quote for hit in more.nearest}
        seen += [hit.citation.quote for hit in more.nearest]


@pytest.mark.parametrize("turn", ["建了多少家？", "一类村呢？", "火星探测器着陆时的燃料余量是多少"])
def test_more_goes_on_where_the_last_turn_was_searched(
    assistant: Assistant, talk: Conversation, turn: str
) -> None:
    talk.ask(QUESTION)
    answer = talk.ask(turn)
    hits = [*answer.nearest, *talk.ask("更多").nearest, *talk.ask("更多").nearest]
    assert hits == assistant.archive.search(answer.rewritten or turn, len(hits))


def test_more_goes_on_from_a_state_kept_before_the_search_was(talk: Conversation) -> None:
    talk.ask(QUESTION)
    kept = {name: value for name, value in talk.state.to_json().items() if name not in ("searched", "typed")}
    talk.state = ConversationState.from_json(kept)
    assert talk.ask("更多").kind == "passages"


def test_more_comes_to_an_end(talk: Conversation) -> None:
    talk.ask(QUESTION)
    answers = [talk.more() for _ in range(60)]
    assert answers[-1].kind == "talk"


def test_the_author_of_the_current_article(talk: Conversation) -> None:
    talk.ask(QUESTION)
    answer = talk.ask("谁写的？")
    start, end = answer.citations[0].span or (0, 0)
    assert answer.text == "万靖" == answer.citations[0].quote[start:end]


def test_a_credit_is_cited_once_and_shown_again_as_a_source(talk: Conversation) -> None:
    answer = talk.ask("《以“党建+积分”模式提升基层治理能力》是哪位记者写的")
    credit, *about = [(citation.paragraph, citation.quote) for citation in answer.citations]
    assert credit not in about
    assert all(paragraph >= 0 for paragraph, _ in about)
    shown = talk.ask("来源").citations[0]
    assert (shown.paragraph, shown.quote) == credit


def test_no_is_answered_word_for_word(talk: Conversation) -> None:
    talk.ask(QUESTION)
    talk.ask("建了多少家？")
    again = talk.ask("不是")
    assert again.question == "建了多少家"
    assert again.rewritten is None


@pytest.mark.parametrize("turn", ["一类村呢？", "昌都呢"])
def test_no_after_a_turn_that_names_only_another_slot_asks_what_is_meant(
    talk: Conversation, turn: str
) -> None:
    talk.ask(QUESTION)
    talk.ask(turn)
    again = talk.ask("不对")
    assert (again.kind, again.text) == ("talk", None)
    assert again.nearest


@pytest.mark.parametrize("turn", ["更多", "来源", "原文", "不是", "谁写的"])
def test_nothing_in_hand_is_told(talk: Conversation, turn: str) -> None:
    answer = talk.ask(turn)
    assert answer.kind == "talk"
    assert answer.reply


def test_a_new_topic_and_a_long_pause_clear_what_was_in_hand(talk: Conversation) -> None:
    talk.ask(QUESTION, now=1000.0)
    talk.ask("换个话题", now=1001.0)
    assert talk.state.topic is None
    talk.ask(QUESTION, now=1002.0)
    talk.ask("谢谢", now=1003.0 + PAUSE)
    assert talk.state.topic is None


def test_the_state_goes_through_json(assistant: Assistant, talk: Conversation) -> None:
    talk.ask(QUESTION)
    kept = json.loads(json.dumps(talk.state.to_json()))
    assert ConversationState.from_json(kept) == talk.state
    assert assistant.conversation(ConversationState.from_json(kept)).ask("建了多少家？").text == "925家"
    assert ConversationState.from_json({}) == ConversationState()


def test_the_state_stays_small(talk: Conversation) -> None:
    for turn in [QUESTION, *["这" * 300 + "多少", "建了多少家？"] * 5]:
        talk.ask(turn)
        assert len(json.dumps(talk.state.to_json())) < 7000  # the longest question is in it three times
        assert len(talk.state.sources) <= SOURCES


@pytest.mark.parametrize("turn", ["", "？！。", "  "])
def test_a_turn_without_words(talk: Conversation, turn: str) -> None:
    talk.ask(QUESTION)
    with pytest.raises(BadQuestionError):
        talk.ask(turn)
    assert talk.ask("建了多少家？").text == "925家"


def test_the_archive_is_told_from_its_catalogue(talk: Conversation) -> None:
    def reply(turn: str) -> str:
        answer: Answer = talk.ask(turn)
        assert answer.kind == "catalogue"
        return answer.reply or ""

    assert "25 篇文章、8 幅图片说明" in reply("一共有多少篇文章？")
    assert "《深化党建引领 狠抓任务落实》" in reply("有哪些文章")
    assert "《一封来自2000多公里外的表扬信》" in reply("关于蒲雄的报道")
    assert "2020、2024" in reply("这些报道是哪几天的？")


@pytest.mark.parametrize("turn", ["什么时候？", "哪年？", "多少篇？", "是哪天的"])
def test_a_follow_up_without_a_word_of_articles_is_none_about_the_catalogue(
    talk: Conversation, turn: str
) -> None:
    assert talk.ask(turn).kind == "catalogue"
    talk.ask(QUESTION)
    assert talk.ask(turn).kind != "catalogue"


@pytest.mark.parametrize(
    "turn", ["一共有多少篇文章？", "这些报道是什么时候的", "报道是哪年发表的？", "库里有几篇"]
)
def test_a_turn_about_articles_is_answered_from_the_catalogue_at_any_time(
    talk: Conversation, turn: str
) -> None:
    talk.ask(QUESTION)
    assert talk.ask(turn).kind == "catalogue"


def test_a_listed_article_is_opened_by_its_number(talk: Conversation) -> None:
    talk.ask("关于蒲雄的报道")
    opened = talk.ask("第1条")
    assert opened.article is not None
    assert opened.article.title == "一封来自2000多公里外的表扬信"


@pytest.mark.parametrize("asked", [(), (QUESTION,)])
def test_a_list_is_gone_through_and_opened_by_its_numbers(talk: Conversation, asked: tuple[str, ...]) -> None:
    for turn in (*asked, "有哪些文章"):
        talk.ask(turn)
    pages = [talk.ask("更多") for _ in range(2)]
    assert [page.kind for page in pages] == ["catalogue", "catalogue"]
    lines = [line for page in pages for line in (page.reply or "").splitlines() if line[:1].isdigit()]
    assert [line.split(".")[0] for line in lines] == [str(n) for n in range(13, 26)]
    assert (ended := talk.ask("更多")).kind == "talk"
    assert "列完" in (ended.reply or "")
    for number in (6, 12, 13, 25):
        article = talk.ask(f"第{number}条").article
        assert article is not None
        assert number < 13 or lines[number - 13].startswith(f"{number}. 《{article.title}》")
    assert talk.ask("第26条").reply == "上一个回答只有 25 条来源。"
    assert ConversationState.from_json(json.loads(json.dumps(talk.state.to_json()))) == talk.state


def test_an_answer_after_a_list_has_its_own_sources_and_passages(talk: Conversation) -> None:
    talk.ask("有哪些文章")
    assert talk.ask("都是哪天的？").kind == "catalogue"
    talk.ask(QUESTION)
    assert len(talk.state.sources) <= SOURCES
    assert talk.ask("更多").kind == "passages"
