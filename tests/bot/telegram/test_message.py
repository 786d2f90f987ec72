"""Laws of the messages: valid by themselves, within the limits, nothing lost, nothing added."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.answer import Answer, Part
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import answer_buttons
from bot.telegram.views.evidence import open_stretch, source_line
from bot.telegram.views.message import answer_parts
from bot.telegram.views.runs import MAX_UNITS, Run, split_runs, text_parts, to_html, utf16_units
from bot.words.telegram.texts import CHINESE, ENGLISH, Texts
from retriever import ArticleReference, Citation, Hit

from .factories import citation
from .markup import cut, parse, units

ANY_TEXT = st.text(max_size=60) | st.text("<>&\"'/b&lt;；。\n 😀汉", max_size=60)
LONG_TEXT = st.builds(lambda text, times: text * times, ANY_TEXT, st.integers(0, 400))
OPTIONAL = st.none() | ANY_TEXT
TAGS = st.sampled_from(
    [(), ("b",), ("i",), ("blockquote",), ("blockquote expandable",), ("blockquote", "b", "u")]
)
RUNS = st.lists(st.builds(Run, ANY_TEXT | LONG_TEXT, TAGS), max_size=12)
REFERENCES = st.builds(ArticleReference, ANY_TEXT, OPTIONAL, OPTIONAL, OPTIONAL, OPTIONAL, OPTIONAL, OPTIONAL)
SPANS = st.none() | st.tuples(st.integers(-5, 9000), st.integers(-5, 9000))
CITATIONS = st.builds(Citation, REFERENCES, st.integers(-1, 40), LONG_TEXT, SPANS)
HITS = st.builds(Hit, st.floats(0, 1), LONG_TEXT, CITATIONS)
ANSWERS = st.builds(
    Answer,
    ANY_TEXT,
    st.none() | LONG_TEXT,
    st.floats(0, 1),
    OPTIONAL,
    st.lists(CITATIONS, max_size=2).map(tuple),
    st.lists(HITS, max_size=5).map(tuple),
)


def visible(text: str) -> str:
    """Return a text without what may change at the ends of a message."""
    return "".join(text.split())


def blank(text: str) -> bool:
    return all(unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp") for character in text)


@given(ANSWERS, st.sampled_from([CHINESE, ENGLISH]))
@settings(max_examples=100, deadline=None)
def test_every_part_is_a_message_by_itself(answer: Answer, texts: Texts) -> None:
    parts = answer_parts(answer, texts)
    assert parts
    for part in parts:
        text, entities = parse(part.html)
        assert text == part.plain
        assert units(text) <= 4096
        assert len(entities) <= 100
        assert not blank(text)
        assert text == text.strip()  # the server would cut it off
        text.encode()  # no half of a surrogate pair


@given(RUNS, st.integers(2, 90) | st.just(4096), st.integers(3, 12))
@settings(max_examples=100, deadline=None)
def test_splitting_loses_nothing_within_any_limit(runs: list[Run], limit: int, most: int) -> None:
    runs = [Run(run.text[:300], run.tags) for run in runs]
    messages = split_runs(runs, limit, most)
    seen: dict[tuple[str, ...], str] = {}
    for message in messages:
        text, entities = parse(to_html(message))
        assert text == "".join(run.text for run in message)
        assert 0 < units(text) <= limit
        assert len(entities) <= most
        for run in message:
            seen[run.tags] = seen.get(run.tags, "") + run.text
    whole = visible("".join(run.text for run in runs))
    kept = visible("".join(run.text for message in messages for run in message))
    # blank messages are left out; apart from them the text and the tags of each character stay
    invisible = {character for character in whole if blank(character)}
    assert [c for c in kept if c not in invisible] == [c for c in whole if c not in invisible]
    for tags in {run.tags for run in runs}:
        mine = visible("".join(run.text for run in runs if run.tags == tags))
        assert [c for c in visible(seen.get(tags, "")) if c not in invisible] == [
            c for c in mine if c not in invisible
        ]


@given(st.text(min_size=1, max_size=400), st.data())
@settings(deadline=None)
def test_the_mark_covers_the_span(quote: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(quote) - 1))
    end = data.draw(st.integers(start + 1, len(quote)))
    answer = Answer("?", "答", 1.0, citations=(citation(quote, (start, end)),))
    (part,) = answer_parts(answer, CHINESE)
    text, entities = parse(part.html)
    marks = [cut(text, entity) for entity in entities if entity.type == "underline"]
    shown = "".join(
        " " if unicodedata.category(c) == "Cc" and c not in "\t\n" else c for c in quote[start:end]
    )
    assert set(marks) == {shown}  # in the open sentence, and again in the folded paragraph


@given(LONG_TEXT)
@settings(deadline=None)
def test_a_plain_text_arrives_whole(text: str) -> None:
    parts = text_parts(text)
    arrived = "".join(part.plain for part in parts)
    if not blank(text) and utf16_units(text) <= MAX_UNITS:
        assert visible(arrived).strip("\0") == visible(
            "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
        )
    for part in parts:
        assert parse(part.html)[0] == part.plain


@given(st.text(st.characters()))
def test_units_are_those_of_utf16(text: str) -> None:
    assert utf16_units(text) == units(text)


def test_a_mark_that_fits_is_moved_rather_than_cut() -> None:
    quote = "字" * 4000 + "答。" * 1500 + "字" * 100
    answer = Answer("?", "答", 1.0, citations=(citation(quote, (4000, 7000)),))
    parsed = [parse(part.html) for part in answer_parts(answer, CHINESE)]
    marks = [
        cut(text, entity) for text, entities in parsed for entity in entities if entity.type == "underline"
    ]
    assert marks == ["答。" * 1500]


def test_no_message_has_more_than_a_hundred_entities() -> None:
    runs = [Run(str(number), ("b",) if number % 2 else ()) for number in range(500)]
    counts = [len(parse(to_html(message))[1]) for message in split_runs(runs)]
    assert counts == [100, 100, 50]


def test_a_cut_falls_behind_a_sentence() -> None:
    parts = text_parts("一句话说完了。" * 1000)
    assert len(parts) == 2
    assert all(part.plain.endswith("。") for part in parts)


def test_what_cannot_be_sent_is_replaced_in_place() -> None:
    quote = "前\ud800\0\r答案\x7f后"
    answer = Answer("?", "答案", 1.0, citations=(citation(quote, (4, 6)),))
    (part,) = answer_parts(answer, CHINESE)
    text, entities = parse(part.html)
    assert "前\ufffd  答案 后" in text
    assert [cut(text, entity) for entity in entities if entity.type == "underline"] == ["答案"]


def test_a_blank_answer_counts_as_none() -> None:
    (part,) = answer_parts(Answer("?", " \u200b", 1.0), CHINESE)
    assert part.plain == CHINESE.refused


def test_the_sentence_with_the_answer_stands_open_above_its_folded_paragraph() -> None:
    sentence = "南溪镇今年修渠42公里，投工3万个。"
    quote = "去年冬天来得早。" * 12 + sentence + "乡亲们都说好。" * 12
    start = quote.index("42公里")
    (part,) = answer_parts(
        Answer("?", "42公里", 1.0, citations=(citation(quote, (start, start + 4)),)), CHINESE
    )
    text, entities = parse(part.html)
    shown = {entity.type: cut(text, entity) for entity in entities if "quote" in entity.type}
    assert shown == {"blockquote": sentence, "expandable_blockquote": quote}
    assert text.startswith(f"42公里\n\n{sentence}\n《以")
    assert text.endswith(quote)
    assert [cut(text, entity) for entity in entities if entity.type == "underline"] == ["42公里"] * 2


def test_of_a_sentence_without_end_the_clauses_around_the_answer_stand_open() -> None:
    quote = "，".join(f"第{number}村修路{number}公里" for number in range(100, 200))
    start = quote.index("150公里")
    assert open_stretch(quote, [(start, start + 5)])[0] > start - 130
    assert open_stretch(quote, [(start, start + 5)])[1] < start + 140
    opened = quote[slice(*open_stretch(quote, [(start, start + 5)]))]
    assert opened.startswith("第")
    assert opened.endswith("，")
    assert "第150村修路150公里" in opened


def test_numbers_stand_before_the_quotations_of_a_list() -> None:
    hits = tuple(Hit(1.0, f"第{n}段话。", citation(paragraph=n)) for n in (1, 2))
    (part,) = answer_parts(Answer("?", None, 0.0, nearest=hits, kind="refusal"), CHINESE)
    assert part.plain.index("1. 《") < part.plain.index("第1段话。") < part.plain.index("2. 《")


def test_what_turns_the_writing_direction_never_gets_out() -> None:
    hostile = "金奖\u202e款尾\u2066假\u2069"
    article = ArticleReference("x", hostile, hostile, page=hostile)
    hit = Hit(1.0, hostile, Citation(article, 0, hostile))
    answers = (
        Answer(hostile, "金奖", 1.0, hostile, (Citation(article, 0, hostile, (0, 2)),)),
        Answer("?", None, 0.0, nearest=(hit,), kind="refusal"),
    )
    for answer in answers:
        for part in answer_parts(answer, CHINESE):
            assert not set("\u202e\u2066\u2069") & set(part.html + part.plain)
        keyboard = answer_buttons(StoredAnswer("A" * 16, (7, 0, 7), answer), CHINESE)
        assert keyboard
        assert "\\u202e" not in keyboard.to_json()


def test_source_line_leaves_out_what_is_missing() -> None:
    bare = Citation(ArticleReference("x"), -1, "q")
    assert source_line(bare, CHINESE) == "（无标题） · 标题部分"
    assert source_line(bare, ENGLISH) == "(untitled) · headline"
    full = citation(paragraph=0)
    assert (
        source_line(full, CHINESE) == "《以“党建+积分”模式提升基层治理能力》 记者 张三 · 2023 · 第3版 · 第1段"
    )
    assert source_line(full, ENGLISH).endswith("· paragraph 1")


def test_source_line_names_newspaper_day_and_page() -> None:
    article = ArticleReference(
        "x", "修路", date="2023-05-09", page="p.txt", newspaper="沧源日报", edition="2"
    )
    assert (
        source_line(Citation(article, 0, "q"), CHINESE)
        == "《修路》 · 沧源日报 · 2023年5月9日 · 第2版 · 第1段"
    )


def test_a_refusal_tells_which_name_is_not_there_and_whose_fact_was_found() -> None:
    refused = Answer("红石镇有多少摊位", None, 0.2, kind="refusal", unsaid=("红石镇",), instead="青螺镇")
    (part,) = answer_parts(refused, CHINESE)
    assert part.plain.endswith("没有提到“红石镇”，说的是“青螺镇”。")
    (part,) = answer_parts(refused, ENGLISH)
    assert part.plain.endswith("does not mention “红石镇”; it speaks of “青螺镇”.")


def test_long_passages_are_shortened_in_a_refusal() -> None:
    hit = Hit(1.0, "长" * 500, citation())
    (part,) = answer_parts(Answer("?", None, 0.0, nearest=(hit,)), CHINESE)
    text, entities = parse(part.html)
    (quote,) = [cut(text, entity) for entity in entities if entity.type == "blockquote"]
    assert quote == "长" * 119 + "…"


def test_a_digest_shows_each_sentence_once_and_its_paragraphs_folded() -> None:
    sentences = ("渡口镇去年修了三座桥。", "桥面都铺了防滑砖。")
    quote = f"{sentences[0]}{'两岸的人来往方便。' * 20}{sentences[1]}"
    spans = [(quote.index(one), quote.index(one) + len(one)) for one in sentences]
    cited = [citation(quote, span) for span in spans]
    parts = tuple(Part(None, text, one) for text, one in zip(sentences, cited, strict=True))
    digest = Answer("总结一下", "".join(sentences), 0.9, citations=tuple(cited), parts=parts)
    (message,) = answer_parts(digest, CHINESE)
    text, entities = parse(message.html)
    (folded,) = [cut(text, entity) for entity in entities if entity.type == "expandable_blockquote"]
    assert folded == quote
    open_text = text.replace(folded, "")
    assert [open_text.count(one) for one in sentences] == [1, 1]
    assert not [entity for entity in entities if entity.type == "blockquote"]
    value = Answer("几座", "三座", 0.9, citations=(cited[0],), parts=(Part(None, "三座", cited[0]),))
    _, entities = parse(answer_parts(value, CHINESE)[0].html)
    assert [
        entity for entity in entities if entity.type == "blockquote"
    ]  # the sentence of a value stands open
