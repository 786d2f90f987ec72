"""Who signed an article."""

import pytest

from corpus.model import Article, HeadLine, Paragraph
from retriever.hits import ArticleReference, Citation, Hit
from retriever.reader.byline import byline_of, credit_asked, names_in_office, names_span, signature

WRITTEN = Article(
    "article",
    (Paragraph("渡口村修通了水泥路，村民出行方便了。"),),
    (HeadLine("byline", "本报记者 何雨晴"),),
    title="渡口村修路",
)
PICTURED = Article(
    "caption",
    (Paragraph("图为渡口村村民在水泥路上。"),),
    (HeadLine("byline", "本报记者 白朗 摄"),),
    title="渡口村新路",
)


def hit(number: int, article: Article) -> Hit:
    reference = ArticleReference(str(number), article.title)
    return Hit(1.0, article.paragraphs[0].text, Citation(reference, 0, article.paragraphs[0].text))


def signed(question: str) -> str:
    articles = {"0": WRITTEN, "1": PICTURED}
    found = signature(question, [hit(0, WRITTEN), hit(1, PICTURED)], lambda reference: articles[reference.id])
    assert found
    return found.quote[slice(*found.span)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者 万里 摄", "万里"),
        ("本报记者 何雨晴摄", "何雨晴"),
        ("本报记者 胡文", "胡文"),
        ("图旦 摄", "图旦"),
        ("特约摄影师 王图", "王图"),
        ("文/图 白朗", "白朗"),
        ("记者 文英 何雨晴", "文英 何雨晴"),
    ],
)
def test_the_names_of_a_credit(line: str, names: str) -> None:
    start, end = names_span(line) or (0, 0)
    assert line[start:end] == names


def test_a_line_of_offices_names_nobody() -> None:
    assert names_span("本报记者 摄") is None


def test_an_opening_in_the_first_paragraph_is_a_credit() -> None:
    text = "本报清河电（记者 何雨晴）近日，渡口村修路。"
    paragraph, quote, (start, end) = byline_of(Article("article", (Paragraph(text),))) or (9, "", (0, 0))
    assert (paragraph, quote[start:end]) == (0, "何雨晴")


def test_who_wrote_it_is_the_author_and_who_took_it_the_photographer() -> None:
    assert signed("渡口村修路的报道是哪位记者写的") == "何雨晴"
    assert signed("渡口村水泥路那张照片是谁拍的") == "白朗"


def test_a_line_without_an_office_is_believed_where_there_is_nothing_else() -> None:
    opened = Paragraph("本报清河电（记者 何雨晴）近日，渡口村修路。")
    bare = (HeadLine("byline", "东流水板"),)
    _, quote, (start, end) = byline_of(Article("article", (opened,), bare)) or (9, "", (0, 0))
    assert quote[start:end] == "何雨晴"
    plain = Article("article", (Paragraph("渡口村修路。"),), bare)
    assert byline_of(plain) == (-1, "东流水板", (0, 4))


@pytest.mark.parametrize(
    ("line", "office", "names"),
    [
        ("本报记者 梁晓雯 通讯员 覃国富", "通讯员", "覃国富"),
        ("本报记者 梁晓雯 通讯员 覃国富", "记者", "梁晓雯"),
        ("记者：扎西旺久；摄影：边巴次仁", "摄影", "边巴次仁"),
        ("□ 本报记者 邱泽 实习生 田甜 摄影报道", "实习生", "田甜"),
        ("本报记者 梁晓雯", "通讯员", None),
    ],
)
def test_the_names_of_an_office(line: str, office: str, names: str | None) -> None:
    found = names_in_office(line, office)
    assert (line[slice(*found)] if found else None) == names


@pytest.mark.parametrize(
    ("question", "names"),
    [("渡口村修路的通讯员是谁", None), ("渡口村修路的记者是谁", "何雨晴"), ("谁写的渡口村修路", "何雨晴")],
)
def test_nobody_is_told_for_an_office_that_nobody_had(question: str, names: str | None) -> None:
    credit = credit_asked(question, WRITTEN)
    assert (credit[1][slice(*credit[2])] if credit else None) == names
