"""What web pages, OCR and vertical setting leave in a text comes in as a reader reads it."""

from pathlib import Path

import pytest

from corpus.readers import read
from corpus.readers.markup import without_markup
from corpus.readers.setting import as_read

BODY = "本报讯（记者丁卯）平川镇新校舍昨日启用，共有教室三十六间，总投资九百八十万元。校长白露说，学生可就近上学。"


def spaced(text: str) -> str:
    """Return a text with a space behind every character."""
    return " ".join(text)


def wrapped(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<p>第一段。</p><p>第二段。</p>", "\n\n第一段。\n\n\n\n第二段。\n\n"),
        ("水渠&nbsp;9.5&nbsp;公里<br/>完工", "水渠 9.5 公里\n完工"),
        ("<b>丁卯</b>说&mdash;&#12290;&#x4e00;", "丁卯说—。一"),
        ('<a href="http://x.y/?a=1&amp;b=2" target=_blank>详情</a>', "详情"),
        ("<TD class='n'>12</TD><td>36</td>", "\u300012\u300036"),
        ("<script>var a = '<p>';</script>正文<style>p{}</style>", "正文"),
        ("&lt;b&gt; 与 &amp;lt;", "<b> 与 &lt;"),
    ],
)
def test_tags_and_entities_are_read_as_a_browser_shows_them(marked: str, plain: str) -> None:
    assert without_markup(marked) == plain


@pytest.mark.parametrize(
    "text",
    [
        "若a<b且c>d，则x<y",
        "AT&T与R&D部门;P&G",
        "a<b>c",
        "<甲>与<乙>",
        "数量<i 的 3>",
        "&unknown; &notit; &#7; &#xd800;",
        "1 < 2 && 3 > 2",
        "<!-- 改好存盘 -->",
    ],
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    assert without_markup(text) == text


def test_characters_set_apart_are_closed_up() -> None:
    text = "\n".join(
        ["平 川 镇 新 校 舍 启 用", "", "本 报 记 者   丁 卯", "", *map(spaced, wrapped(BODY, 21))]
    )
    assert as_read(text).split("\n")[:4] == ["平川镇新校舍启用", "", "本报记者 丁卯", ""]
    assert "".join(as_read(text).split("\n")[4:]) == BODY


def test_a_headline_set_apart_over_ordinary_text_is_closed_up() -> None:
    assert as_read(f"同 心 共 筑 新 校 园\n\n{BODY}") == f"同心共筑新校园\n\n{BODY}"
    assert (
        as_read("G D P 增 长 了 1 2 . 5 % ， 全 县 人 民 喜 笑 颜 开") == "GDP增长了12.5%，全县人民喜笑颜开"
    )


@pytest.mark.parametrize(
    "text",
    [
        "一只 两只 三只",
        "王 明\n李 丽\n赵小满",
        "村名　水井　深度\n上河　12　36",
        "抓住春光 播种希望",
        "甲 乙\n\n丙 丁",
        f"{BODY}\n王 明",
    ],
)
def test_spaces_that_mean_something_stay(text: str) -> None:
    assert as_read(text) == text


def test_a_column_of_single_characters_is_read_as_lines() -> None:
    text = (
        "\n".join("平川镇新校舍启用")
        + "\n\n"
        + "\n".join(BODY.replace("（", "︵").replace("）", "︶"))
        + "\n"
    )
    assert as_read(text) == f"平川镇新校舍启用\n\n{BODY}\n"


def test_a_headline_that_runs_into_its_news_item_is_parted_from_it() -> None:
    assert as_read("\n".join(f"平川镇新校舍启用{BODY}")) == f"平川镇新校舍启用\n\n{BODY}\n"


def test_figures_in_a_column_stay_whole() -> None:
    cells = [*"平川镇新校舍共有", "36", *"间教室，面积", "2400", *"平方米。"]
    assert as_read("\n".join(cells)) == "平川镇新校舍共有36间教室，面积2400平方米。\n"


@pytest.mark.parametrize("setting", [lambda text: "\n".join(map(spaced, wrapped(text, 22))), "\n".join])
def test_a_page_from_ocr_is_one_article(tmp_path: Path, setting: object) -> None:
    assert callable(setting)
    path = tmp_path / "page.txt"
    path.write_text(f"{setting('平川镇新校舍启用')}\n\n{setting(BODY)}\n", encoding="utf-8")
    ((article,),) = (document.articles for document in read(path))
    assert (article.title, article.byline) == ("平川镇新校舍启用", "记者丁卯")
    assert [paragraph.text for paragraph in article.paragraphs] == [BODY]


def test_a_byline_above_a_news_item_that_names_the_same_person_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"平川镇新校舍启用\n\n本报记者 丁卯\n\n{BODY}\n", encoding="utf-8")
    ((article,),) = (document.articles for document in read(path))
    assert article.byline == "本报记者 丁卯"


def test_every_format_is_read_without_markup(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"title": "渠 &amp; 坝", "text": "<p>甲&lt;乙。</p><p>丙。</p>"}\n', "utf-8"
    )
    (tmp_path / "a.md").write_text("# 渠 &amp; 坝\n\n甲&lt;乙。\n\n丙。\n", "utf-8")
    for name in ("a.jsonl", "a.md"):
        ((article,),) = (document.articles for document in read(tmp_path / name))
        assert (article.title, [p.text for p in article.paragraphs]) == ("渠 & 坝", ["甲<乙。", "丙。"])
