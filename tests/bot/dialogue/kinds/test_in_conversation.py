"""Questions of a kind within a conversation: taken as they stand, or with the name that is talked about."""

import pytest

from bot.dialogue.assistant import Assistant
from bot.dialogue.followups.coreference import add_topic_name
from retriever import Retriever


@pytest.mark.parametrize(
    ("question", "topic", "whole"),
    [
        ("它是2018年成立的吗", "青螺镇茶农合作社哪年成立", "青螺镇"),
        ("有没有书店", "白溪镇修了多少公里渠", "白溪镇有没有书店"),
        ("白溪镇修渠了吗", "青螺镇投入多少资金", None),
        ("路修完了吗", "路什么时候修", None),
    ],
)
def test_the_name_that_is_talked_about_is_put_in(question: str, topic: str, whole: str | None) -> None:
    carried = add_topic_name(question, topic)
    assert (carried is None) if whole is None else (carried or "").startswith(whole)


def test_a_whole_question_of_another_kind_is_taken_as_it_stands(papers: Retriever) -> None:
    chat = Assistant(papers).conversation()
    chat.ask("白溪镇投入资金多少")
    answer = chat.ask("卢远峰是谁")
    assert answer.text == "合作社党支部书记、理事长"
    assert answer.rewritten is None


def test_a_claim_without_a_name_is_of_what_is_talked_about(papers: Retriever) -> None:
    chat = Assistant(papers).conversation()
    chat.ask("白溪镇的引水渠有多长")
    answer = chat.ask("有没有修建引水渠35公里")
    assert (answer.text or "").startswith("有，")
    assert (answer.rewritten or "").startswith("白溪镇")


def test_the_sources_of_a_composed_answer_can_be_opened(papers: Retriever) -> None:
    chat = Assistant(papers).conversation()
    chat.ask("投入的资金，青螺镇和白溪镇哪个多")
    assert len(chat.sources().citations) == 2
    assert chat.open(2).kind == "article"
