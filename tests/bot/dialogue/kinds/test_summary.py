"""Digests of the invented articles: the article that is meant, in its own sentences, each cited."""

import pytest

from bot import Assistant


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("总结一下槐树村的做法", "q-1"),
        ("概括一下长者食堂的报道", "q-2"),
        ("概括一下东岸社区的长者食堂", "q-2"),
        ("《暴雨来袭，石桥镇连夜转移群众》讲了什么", "q-3"),
        ("介绍一下临河村的螃蟹节", "q-4"),
        ("写图书馆的那篇报道主要内容是什么", "q-5"),
        ("许棠那篇写竹溪村的报道讲了什么", "q-6"),
        ("把石桥镇的暴雨总结一下", "q-3"),
        ("summarize the article about the library", "q-5"),
    ],
)
def test_the_article_that_is_meant_is_told_in_its_own_sentences(
    reporter: Assistant, question: str, key: str
) -> None:
    answer = reporter.conversation().ask(question)
    assert answer.text and answer.parts
    assert {citation.article.id for citation in answer.citations} == {key}
    for part in answer.parts:
        start, end = part.citation.span or (0, 0)
        assert part.citation.quote[start:end] == part.text
    assert answer.text == "".join(part.text for part in answer.parts)


def test_as_many_sentences_as_are_asked_for(reporter: Assistant) -> None:
    assert len(reporter.conversation().ask("用两句话概括一下东岸社区的长者食堂").parts) == 2


def test_the_article_in_hand_and_one_of_a_list_are_told(reporter: Assistant) -> None:
    talk = reporter.conversation()
    talk.ask("许棠写过哪些报道")
    for turn in ("第2条讲了什么", "第二篇讲了什么", "总结一下第二篇"):
        assert talk.ask(turn).citations[0].article.id == "q-6"
    talk.ask("县图书馆新添了多少个自习座位")
    assert talk.ask("这篇文章讲了什么").citations[0].article.id == "q-5"


@pytest.mark.parametrize(
    "question",
    [
        "总结一下上海的地铁建设",
        "介绍一下槐树村的养骆驼经验",
        "说说石桥镇转移了多少人",
        "会议的主要内容是什么",
    ],
)
def test_what_no_article_is_about_is_not_summed_up(reporter: Assistant, question: str) -> None:
    assert not reporter.conversation().ask(question).parts
