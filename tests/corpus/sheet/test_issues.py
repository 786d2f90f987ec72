"""An article that goes on in another file of its folder stands whole in the first one."""

from pathlib import Path

import pytest

from corpus.model import Article
from corpus.readers import read
from tests.corpus.sheet.making import Paper

FIRST = """云岭日报 {day} 第1版 要闻

竹溪镇石堤完工

本报竹溪电（记者 何雨）竹溪镇的石堤昨天完工，全长四公里，总投资八百六十万元，镇上三千户人家从此不再怕水。

镇长邹明介绍，石堤从去年三月动工，历时十四个月，先后有六百名工人参加施工。（下转第二版）
"""
SECOND = """云岭日报 2024年5月7日 第2版 综合

{notice}石堤两岸还修了步道和凉亭，傍晚来散步的人很多。七十岁的老人周大年说，以前一到雨季就睡不着觉，现在可以安心了。

茶园采茶忙

本报讯（记者 林青）南山茶园这几天开始采春茶，每天有四百名采茶工上山，日采鲜叶两千公斤，比去年同期多三成。
"""
DAY = "2024年5月7日"


def written(
    folder: Path, notice: str, *, day: str = DAY, names: tuple[str, str] = ("01.txt", "02.txt")
) -> Path:
    for name, text in zip(names, (FIRST.format(day=day), SECOND.format(notice=notice)), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def articles(path: Path) -> dict[str | None, Article]:
    return {article.title: article for article in read(path)[0].articles if article.kind == "article"}


def is_joined(folder: Path, names: tuple[str, str] = ("01.txt", "02.txt")) -> bool:
    """Tell whether the piece stands in the article of the first file; it must never stand in both, or in none."""
    first, second = (articles(folder / name) for name in names)
    text = "".join(part.text for part in first["竹溪镇石堤完工"].paragraphs)
    rest = "".join(part.text for article in second.values() for part in article.paragraphs)
    assert ("步道" in text) != ("步道" in rest)
    return "步道" in text


@pytest.mark.parametrize(
    ("notice", "joined"),
    [
        ("（上接第一版《竹溪镇石堤完工》）", True),
        ("（上接第一版）", True),
        ("（上接第一版《白沙港开夜航》）", False),
        ("（上接第三版）", False),
        ("石堤护住三千户\n\n（上接第一版）", False),
        ("石堤完工镇上欢\n\n（上接第一版）", True),
    ],
)
def test_the_notice_or_the_headline_must_fit(notice: str, joined: bool, tmp_path: Path) -> None:
    assert is_joined(written(tmp_path, notice)) == joined


def test_the_day_must_be_the_same(tmp_path: Path) -> None:
    assert not is_joined(written(tmp_path, "（上接第一版）", day="2024年5月8日"))


@pytest.mark.parametrize(
    "names", [("a-0507-1.txt", "a-0507-2.txt"), ("要闻.txt", "综合.txt"), ("第一版.txt", "第二版.txt")]
)
def test_the_other_file_is_found(names: tuple[str, str], tmp_path: Path) -> None:
    assert is_joined(written(tmp_path, "（上接第一版）", names=names), names)


def test_quotes_lead_back_and_the_notice_stays_on_its_page(tmp_path: Path) -> None:
    written(tmp_path, "（上接第一版）")
    for name in ("01.txt", "02.txt"):
        (document,) = read(tmp_path / name)
        for article in document.articles:
            for line in (*article.head, *article.paragraphs):
                assert (
                    "".join(document.page.text[r.source : r.source + r.length] for r in line.runs)
                    == line.text
                )
    assert [a.head[0].text for a in read(tmp_path / "02.txt")[0].articles[-1:]] == ["（上接第一版）"]


def test_pages_in_pdf_are_joined_and_boxes_stay_those_of_their_own_file(tmp_path: Path) -> None:
    folder = tmp_path / "某某日报" / "2024-05-07"
    folder.mkdir(parents=True)
    first, second = Paper(folder / "01版.pdf"), Paper(folder / "02版.pdf")
    first.line("石桥通车", 40, 45, 16)
    first.column("石桥镇的大桥昨天通车，长四百米，两岸各有一条引道。（下转第二版）", 20, 75)
    first.done()
    second.column("（上接第一版）桥上每天过车三千辆，比原来的渡口多十倍。", 20, 75)
    second.done()
    article = articles(first.path)["石桥通车"]
    assert article.paragraphs[-1].text == "桥上每天过车三千辆，比原来的渡口多十倍。"
    assert article.paragraphs[0].boxes
    assert not article.paragraphs[-1].boxes
