import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.layout import outline, read_edited, write_edit
from corpus.model import Article, Paragraph

WORDS = st.text(alphabet="粮食丰收，。“”#-<‖\\a1 ：:'", min_size=1, max_size=30).map(str.strip).filter(bool)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(WORDS)
    # A doubt next to white space or a backslash would not be told apart from what stands there.
    places = [at for at in range(len(text)) if at == 0 or not (text[at - 1] + text[at]).strip("粮食丰收，。")]
    doubts = draw(st.lists(st.sampled_from(places), unique=True, max_size=2))
    return Paragraph(text, subhead=draw(st.booleans()), doubts=tuple(sorted(doubts)))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    body = draw(st.lists(paragraphs(), min_size=1, max_size=4))
    maybe = st.none() | WORDS
    kind = draw(st.sampled_from(("article", "caption", "other")))
    return Article(kind, tuple(body), title=draw(maybe), byline=draw(maybe), kicker=draw(maybe), page="p.txt")


@settings(max_examples=40, deadline=None)
@given(st.lists(articles(), min_size=1, max_size=4))
def test_what_is_written_is_read(written: list[Article]) -> None:
    text = write_edit(written)
    read = read_edited(text, "p.md")
    assert len(read) == len(written)
    for a, b in zip(written, read, strict=True):
        assert (a.kind, a.title, a.kicker, a.byline, a.page) == (b.kind, b.title, b.kicker, b.byline, b.page)
        assert [(p.text, p.subhead, p.doubts) for p in a.paragraphs] == [
            (p.text, p.subhead, p.doubts) for p in b.paragraphs
        ]
        for paragraph in b.paragraphs:
            for run in paragraph.runs:
                assert (
                    paragraph.text[run.start : run.start + run.length]
                    == text[run.source : run.source + run.length]
                )


def test_a_person_confirms_one_join_and_undoes_another() -> None:
    text = write_edit([Article("article", (Paragraph("甲乙丙丁。", doubts=(2, 4)),), title="题")])
    assert "甲乙‖丙丁‖。" in text
    (article,) = read_edited(text.replace("乙‖丙", "乙丙").replace("丁‖。", "丁\n\n。"), "p.md")
    assert [(p.text, p.doubts) for p in article.paragraphs] == [("甲乙丙丁", ()), ("。", ())]


def test_a_person_wraps_a_paragraph_and_adds_an_article() -> None:
    text = write_edit([Article("article", (Paragraph("粮食丰收。"),), title="一")])
    mended = (
        text.replace("粮食丰收", "粮食\n丰收")
        + "\n---\ntitle: 二\nyear: 2024\n---\n## 小标题\n正文\nOK now\ngo。\n"
    )
    first, second = read_edited(mended, "p.md")
    assert first.paragraphs[0].text == "粮食丰收。"
    assert (second.title, second.date, second.page) == ("二", "2024", "p.md")
    assert [(p.text, p.subhead) for p in second.paragraphs] == [("小标题", True), ("正文OK now go。", False)]


def test_a_plain_text_is_one_article() -> None:
    (article,) = read_edited("第一段。\n\n第二段。\n", "p.md")
    assert [p.text for p in article.paragraphs] == ["第一段。", "第二段。"]


@pytest.mark.parametrize("between", ["他说了一句话。", "地点: 丙镇", "- 甲\n- 乙", "甲: [", "", "title"])
@pytest.mark.parametrize("head", ["", "---\ntitle: 题\n---\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rules_part_paragraphs_and_take_none_away(between: str, head: str, end: str) -> None:
    text = f"{head}第一段。\n\n---\n{between}\n---\n\n第二段。\n-----\n第三段。\n---".replace("\n", end)
    (article,) = read_edited(text, "p.md")
    inside = [between.replace("\n", "")] if between else []
    assert [p.text for p in article.paragraphs] == ["第一段。", *inside, "第二段。", "第三段。"]
    for paragraph in article.paragraphs:
        for run in paragraph.runs:
            assert (
                paragraph.text[run.start : run.start + run.length]
                == text[run.source : run.source + run.length]
            )


@pytest.mark.parametrize("front", ["title: 二", "来源: 甲\ntitle: 二", "\nid: b\ntitle: 二"])
def test_a_front_matter_may_follow_rules(front: str) -> None:
    first, second = read_edited(f"一。\n\n---\n乙。\n---\n{front}\n---\n丙。\n", "p.md")
    assert [p.text for p in first.paragraphs] == ["一。", "乙。"]
    assert (second.title, [p.text for p in second.paragraphs]) == ("二", ["丙。"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有正文"),
        ("甲。\n\n---\ntitle: [\n---\n乙。", "第 5 行"),
        ("甲。\n\n---\ntitle：二\n---\n乙。", "第 3 行"),
        ("---\n- 甲\n---\n乙。", "第 1 行"),
        ("---\nkind: novel\n---\n乙。", "kind"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, message: str) -> None:
    with pytest.raises(UnreadableSourceError, match=message):
        read_edited(text, "p.md")


def test_outline_shows_heads_lengths_and_doubts() -> None:
    long = "甲" * 30 + "乙" * 30
    shown = outline(
        [
            Article(
                "article",
                (Paragraph(long, doubts=(30,)), Paragraph("短。", doubts=(0,))),
                title="题",
                confidence=0.5,
            )
        ]
    )
    assert shown.startswith("1. 题  [报道, 把握 50%]\n")
    assert "甲‖乙" in shown
    assert "(60 字)" in shown
    assert "⚠" in shown
    assert "untitled" in outline([Article("other", (Paragraph("x"),))], "en")
