"""Lists over the invented articles: exact counts, pages, citations that name each article, numbers that open."""

import pytest

from bot import Answer, Assistant
from retriever import Citation


def titles(answer: Answer) -> list[str | None]:
    return [citation.article.title for citation in answer.citations]


def ask(reporter: Assistant, question: str) -> Answer:
    return reporter.conversation().ask(question)


@pytest.mark.parametrize(
    ("question", "heading", "ids"),
    [
        ("周文写过哪些报道", "周文署名的有 3 篇", ["q-1", "q-4", "q-5"]),
        ("周文博写了几篇", "周文博署名的有 1 篇", ["q-2"]),
        ("许棠写过什么", "许棠署名的有 2 篇", ["q-2", "q-6"]),
        ("周文和罗小满一起写的有哪些", "周文、罗小满署名的有 2 篇", ["q-4", "q-5"]),
        ("罗小满写的关于螃蟹的报道", "罗小满署名、提到“螃蟹”的有 1 篇", ["q-4"]),
        ("第3版有什么", "第3版有 2 篇", ["q-2", "q-4"]),
        ("有没有关于图书馆的报道", "有。关于“图书馆”的有 1 篇", ["q-5"]),
        ("哪些报道提到了螃蟹", "关于“螃蟹”的有 2 篇", ["q-1", "q-4"]),
    ],
)
def test_a_list_holds_every_article_and_no_other(
    reporter: Assistant, question: str, heading: str, ids: list[str]
) -> None:
    answer = ask(reporter, question)
    assert (answer.kind, answer.outcome) == ("catalogue", "answered")
    assert (answer.reply or "").startswith(heading)
    assert [citation.article.id for citation in answer.citations] == ids
    assert answer.to_json()["text"] == answer.reply


def test_a_list_cites_the_headline_verbatim(reporter: Assistant) -> None:
    for citation in ask(reporter, "许棠写过什么").citations:
        assert (citation.paragraph, citation.quote) == (-1, citation.article.title)


def test_a_list_on_a_topic_cites_the_line_that_says_it(reporter: Assistant) -> None:
    for citation in ask(reporter, "哪些报道提到了合作社").citations:
        assert "合作社" in citation.quote


def test_a_list_is_opened_by_number(reporter: Assistant) -> None:
    talk = reporter.conversation()
    talk.ask("周文写过哪些报道")
    opened = talk.ask("第2条").article
    assert opened is not None and opened.key == "q-4"
    assert talk.ask("第4条").reply == "上一个回答只有 3 条来源。"


def test_a_long_list_goes_on_with_more(bundled_assistant: Assistant) -> None:
    talk = bundled_assistant.conversation()
    first = talk.ask("关于党建的报道有哪些")
    assert len(first.citations) == 8 and "说“更多”" in (first.reply or "")
    second = talk.ask("更多")
    assert second.kind == "catalogue" and (second.reply or "").splitlines()[1].startswith("9. ")
    assert not {one.article for one in first.citations} & {one.article for one in second.citations}
    opened = talk.ask("第9条").article
    assert opened is not None and opened.title == second.citations[0].article.title


def test_where_an_author_writes_from_is_told(reporter: Assistant) -> None:
    reply = ask(reporter, "罗小满写的是哪里的事").reply or ""
    assert "1. 石桥镇 《暴雨来袭，石桥镇连夜转移群众》" in reply


def test_who_signs_most_is_told_with_counts(reporter: Assistant) -> None:
    lines = (ask(reporter, "谁写的文章最多").reply or "").splitlines()
    assert lines[0].startswith("署名的有 4 人")
    assert set(lines[1:3]) == {"1. 周文（3 篇）", "2. 罗小满（3 篇）"}


def test_pictures_are_counted_apart(bundled_assistant: Assistant) -> None:
    talk = bundled_assistant.conversation()
    assert "有 4 篇（文章 2 篇、图片 2 幅）" in (talk.ask("李梅英写了几篇").reply or "")
    assert "有 2 篇：" in (talk.ask("李梅英拍了几张照片").reply or "")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("记者周武写了几篇", "没有署名“周武”的文章。署名相近的有：周文"),
        ("记者罗晓满写过哪些报道", "署名相近的有：罗小满"),
        ("有没有关于地铁的报道", "没有关于“地铁”的报道。"),
        ("周文写的关于地铁的报道有哪些", "周文署名的文章里没有提到“地铁”的。"),
        ("第9版有什么", "收录的文章里没有第9版的。"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(reporter: Assistant, question: str, said: str) -> None:
    answer = ask(reporter, question)
    assert (answer.text, answer.kind, answer.outcome) == (None, "refusal", "absent")
    assert said in (answer.reply or "")


def test_a_topic_that_was_left_out_is_asked_for(reporter: Assistant) -> None:
    answer = ask(reporter, "有没有关于的报道")
    assert answer.kind == "talk" and "关于什么" in (answer.reply or "")


@pytest.mark.parametrize(
    ("question", "said", "paragraph"),
    [
        ("《东岸社区开办长者食堂》是谁写的", "周文博 通讯员 许 棠", -1),
        ("谁写了《螃蟹节迎客两万》", "周文 罗小满", -1),  # a part of the headline
        ("《东岸社区长者食堂》是哪天登的", "2024-06-03", -1),  # with a slip
        ("《县图书馆延长开放时间》在第几版", "第2版", -1),
    ],
)
def test_what_stands_with_a_headline_is_told(
    reporter: Assistant, question: str, said: str, paragraph: int
) -> None:
    answer = ask(reporter, question)
    assert (answer.text, answer.citations[0].paragraph) == (said, paragraph)


def test_a_day_that_the_source_does_not_give_is_not_made_up(reporter: Assistant) -> None:
    answer = ask(reporter, "《竹溪村合作社年终分红》是哪天登的")
    assert answer.text is None and answer.reply == "来源里没有写日期。"


def said_where(citation: Citation) -> str:
    start, end = citation.span or (0, 0)
    return citation.quote[start:end]


def test_all_of_whom_something_is_said_are_listed_once_each(reporter: Assistant) -> None:
    answer = ask(reporter, "有哪些村养螃蟹")
    assert [part.label for part in answer.parts] == ["槐树村", "临河村"]
    assert all("螃蟹" in said_where(part.citation) for part in answer.parts)
    assert all(part.text in part.citation.quote for part in answer.parts)


def test_a_parted_verb_is_found_as_one(reporter: Assistant) -> None:
    assert {part.label for part in ask(reporter, "哪些村分了红").parts} == {"槐树村", "竹溪村"}


@pytest.mark.parametrize("question", ["哪些村养骆驼", "哪些地方修了地铁", "哪些社区养螃蟹"])
def test_nobody_is_listed_of_whom_it_is_not_said(reporter: Assistant, question: str) -> None:
    assert ask(reporter, question).text is None
    assert ask(reporter, question).parts == ()


def test_last_year_is_said_in_figures_where_the_article_has_no_date(reporter: Assistant) -> None:
    assert ask(reporter, "竹溪村合作社去年的总收入").text == "365万元（2023年）"
    assert ask(reporter, "竹溪村合作社今年的总收入").text in (None, "365万元（2023年）")
