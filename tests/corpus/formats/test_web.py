"""Web pages of e-papers and others: head, author, day, page, text."""

from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import UnreadableSourceError
from corpus.readers import read
from tests.corpus.test_readers import holds

PUBLISHER = """<html><head><meta charset="utf-8"><title>岭东县茶叶开园-岭东日报</title></head><body>
<!--enpproperty <date>2022-04-07 05:10:11:0</date><author>本报记者 沈小满</author><title>岭东县茶叶开园</title>
<subtitle>首日采摘三吨</subtitle><introtitle>清明刚过</introtitle><nodename>第02版:县区</nodename>/enpproperty-->
<div><a href="node_2.htm">第02版</a><a href="content_3.htm">上一篇</a><a href="content_5.htm">下一篇</a></div>
<h3>清明刚过</h3><h1>岭东县茶叶开园</h1><h2>首日采摘三吨</h2>
<div id="ozoom"><!--enpcontent--><p>　　本报讯（记者 沈小满）岭东县的茶园昨天开园，首日采摘鲜叶三吨。</p>
<p><strong>价格</strong></p><p>&nbsp;&nbsp;&nbsp;鲜叶每公斤八十元，<br>比去年高一成。</p>
<table><tr><td>品种</td><td>吨</td></tr><tr><td><p>白毫</p></td><td>2</td></tr></table><!--/enpcontent--></div>
<div>版权所有</div></body></html>"""

TAGGED = """<html><head><meta charset="gb2312"><title>无</title></head><body><table><tr><td>岭东日报</td>
<td>2022年4月7日 星期四</td><td>第A3版：文化</td></tr></table>
<founder-title>古戏台修好了</founder-title><founder-author>沈小满 魏来</founder-author>
<founder-content><p>石桥村的古戏台修缮完工，历时两年，花费一百六十万元，周末将上演第一出戏。</p>
<p>村里的老人说，戏台建于清代，上一次修缮还是四十年前。</p></founder-content></body></html>"""

OTHER = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>油茶丰收 | 岭东网</title></head><body>
<nav><a href="/">首页</a><a href="/b">新闻</a></nav><main><article><h1>油茶丰收</h1>
<p>作者：沈小满　来源：岭东日报　2021-11-02</p>
<p>岭东县今年的油茶丰收，产量达到一千二百吨，比去年增加两成，价格与去年持平，农户的收入因此增加。</p>
<h2>销路</h2><p>合作社的负责人说，七成的油卖到了外省，其余的供应本县的学校和医院，订单已经排到明年三月。</p>
</article></main><footer>版权所有</footer></body></html>"""

LIST = """<html><body><h1>岭东日报</h1><p>第02版</p><ul><li><a href="content_3.htm">岭东县茶叶开园</a></li>
<li><a href="content_4.htm">古戏台修好了</a></li></ul></body></html>"""


def test_a_publisher_s_comments_give_head_author_day_and_page(tmp_path: Path) -> None:
    path = tmp_path / "content_4.htm"
    path.write_text(PUBLISHER, encoding="utf-8")
    (document,) = read(path)
    (article,) = document.articles
    assert (article.kicker, article.title, article.subtitle) == ("清明刚过", "岭东县茶叶开园", "首日采摘三吨")
    assert (article.byline, article.dateline) == ("本报记者 沈小满", "本报讯")
    assert (article.newspaper, article.date, article.edition, article.section) == (
        "岭东日报",
        "2022-04-07",
        "2",
        "县区",
    )
    assert [(p.text, p.subhead) for p in article.paragraphs] == [
        ("本报讯（记者 沈小满）岭东县的茶园昨天开园，首日采摘鲜叶三吨。", False),
        ("价格", True),
        ("鲜叶每公斤八十元，", False),
        ("比去年高一成。", False),
        ("品种　吨", False),
        ("白毫　2", False),
    ]
    assert holds(document)


def test_a_publisher_s_tags_and_lines_above_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(TAGGED.encode("gb18030"))
    (article,) = read(path)[0].articles
    assert (article.title, article.byline) == ("古戏台修好了", "沈小满 魏来")
    assert (article.newspaper, article.date, article.edition, article.section) == (
        "岭东日报",
        "2022-04-07",
        "A3",
        "文化",
    )
    assert len(article.paragraphs) == 2


def test_other_pages_lose_their_menus(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(OTHER, encoding="utf-8")
    (article,) = read(path)[0].articles
    assert (article.title, article.byline, article.date) == ("油茶丰收", "沈小满", "2021-11-02")
    assert [(p.text[:4], p.subhead) for p in article.paragraphs] == [
        ("岭东县今", False),
        ("销路", True),
        ("合作社的", False),
    ]


def test_a_list_of_articles_has_none(tmp_path: Path) -> None:
    path = tmp_path / "node_2.htm"
    path.write_text(LIST, encoding="utf-8")
    (document,) = read(path)
    assert document.articles == ()


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("岭东日报/2022-04/07/03版/a.html", "3"),
        ("岭东日报/2022-04-07/第5版：文化/a.html", "5"),
        ("岭东日报/20220407/nw.D110000ld_20220407_2-04.htm", "4"),
        ("岭东日报/20220407-06-1.html", "6"),
        ("岭东日报/2022年4月7日/a.html", None),
    ],
)
def test_folders_of_a_crawler_say_day_and_page(tmp_path: Path, name: str, edition: str | None) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(OTHER.replace("来源：岭东日报　2021-11-02", ""), encoding="utf-8")
    (article,) = read(path)[0].articles
    assert (article.newspaper, article.date, article.edition) == ("岭东日报", "2022-04-07", edition)


def test_deep_nesting_is_read_in_bounded_time(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<div>" * 50_000 + "<p>深处的一句话。</p>", encoding="utf-8")
    with suppress(UnreadableSourceError):
        read(path)


PLAIN = """<h1>卫生院搬新址</h1><p>2023-05-06 09:12</p><div>来源：岭东日报　作者：沈小满</div>
<p>卫生院搬到了河东。</p><ul><li>内科在二楼</li><li>儿科在三楼</li></ul>
<table><tr><th>科室</th><th>挂号费</th></tr><tr><td>内科</td><td>15元</td></tr></table>"""


def test_of_a_page_without_links_and_boxes_all_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PLAIN, encoding="utf-8")
    (article,) = read(path)[0].articles
    assert (article.title, article.byline, article.date) == ("卫生院搬新址", "沈小满", "2023-05-06")
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "卫生院搬到了河东。",
        "内科在二楼",
        "儿科在三楼",
        "科室　挂号费",
        "内科　15元",
    ]


def test_the_first_heading_is_the_headline_where_the_text_begins_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    text = "<p>新楼启用，床位六百张，停车位三百二十个，总投资三亿四千万元，工期二十个月。</p>" * 2
    path.write_text(f"<a href='/'>首页</a><article><h1>医院启用新楼</h1>{text}</article>", encoding="utf-8")
    (article,) = read(path)[0].articles
    assert article.title == "医院启用新楼"
    assert "医院启用新楼" not in [paragraph.text for paragraph in article.paragraphs]


def test_a_table_alone_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<table><tr><td>甲乡</td><td>12</td></tr><tr><td>乙乡</td><td>30</td></tr></table>", "utf-8"
    )
    (article,) = read(path)[0].articles
    assert [paragraph.text for paragraph in article.paragraphs] == ["甲乡　12", "乙乡　30"]
