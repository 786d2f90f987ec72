"""Word files: headings, tables, notes, and text as it stands with all changes accepted."""

from pathlib import Path

from corpus.readers import read
from tests.corpus.formats.making import W, paragraph, word
from tests.corpus.test_readers import holds


def test_head_text_table_and_notes(tmp_path: Path) -> None:
    noted = (
        '<w:p><w:r><w:t>县里拨款三百万元</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>修路。</w:t></w:r></w:p>"
    )
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("路段", "公里"), ("北线", "12"))
    )
    path = word(
        tmp_path / "a.docx",
        paragraph("岭东日报 2022年4月7日 第2版")
        + paragraph("北线公路动工", "a3")
        + paragraph("本报记者 沈小满")
        + noted
        + paragraph("工期", "2")
        + paragraph("明年底完工。")
        + f"<w:tbl>{table}</w:tbl>",
        footnotes=f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"/>'
        f'<w:footnote w:id="2">{paragraph("据县财政局。")}</w:footnote></w:footnotes>',
    )
    (document,) = read(path)
    (article,) = document.articles
    assert (article.title, article.byline) == ("北线公路动工", "本报记者 沈小满")
    assert (article.newspaper, article.date, article.edition) == ("岭东日报", "2022-04-07", "2")
    assert [(p.text, p.subhead) for p in article.paragraphs] == [
        ("县里拨款三百万元修路。", False),
        ("工期", True),
        ("明年底完工。", False),
        ("路段　公里", False),
        ("北线　12", False),
        ("注1　据县财政局。", False),
    ]
    assert holds(document)


def test_changes_are_read_as_accepted(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>产量</w:t></w:r><w:del><w:r><w:delText>八</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>九</w:t></w:r></w:ins><w:r><w:t>万吨，</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>比去年</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>增加。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
    )
    path = word(tmp_path / "a.docx", paragraph("题目", "1") + changed)
    (article,) = read(path)[0].articles
    assert [p.text for p in article.paragraphs] == ["产量九万吨，", "比去年增加。"]


def test_every_highest_heading_heads_an_article(tmp_path: Path) -> None:
    parts = [paragraph(f"第{n}个题目", "1") + paragraph(f"第{n}篇的正文。") for n in "一二三"]
    articles = read(word(tmp_path / "a.docx", "".join(parts)))[0].articles
    assert [article.title for article in articles] == ["第一个题目", "第二个题目", "第三个题目"]
    assert [len(article.paragraphs) for article in articles] == [1, 1, 1]


def test_a_first_short_line_is_the_headline_where_there_are_no_headings(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", paragraph("石桥村通自来水") + paragraph("全村三百户昨天用上自来水。"))
    (article,) = read(path)[0].articles
    assert article.title == "石桥村通自来水"
    assert [p.text for p in article.paragraphs] == ["全村三百户昨天用上自来水。"]
