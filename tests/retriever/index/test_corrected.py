"""A mended article takes the place of its own article on the page, and of no other."""

from pathlib import Path

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder

PAGE = (
    "梅岭村办起粮食加工厂\n\n本报讯（记者 田野）梅岭村今年办起粮食加工厂，日加工稻谷36吨，\n"
    "吸收本村劳力58人，每户年均增收4700元。\n\n"
    "河西小学迁入新校舍\n\n本报讯（通讯员 周舟）河西小学昨日迁入新校舍，共有教室24间，\n"
    "可容纳学生1100名，操场面积6000平方米。\n"
)
MENDED = (
    "---\ntitle: 梅岭村办起粮食加工厂\npage: 四版.txt\n---\n\n"
    "本报讯（记者 田野）梅岭村今年办起粮食加工厂，日加工稻谷63吨，吸收本村劳力58人，每户年均增收4700元。\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "四版.txt").write_text(PAGE, "utf-8")
    return folder


def quotes(archive: Retriever) -> list[tuple[str, str]]:
    found = []
    for entry in archive.catalogue():
        article = archive.article(entry.reference)
        assert article is not None
        text = "".join(paragraph.text for paragraph in article.paragraphs)
        found.append((Path(entry.reference.source or "").name, text))
    return sorted(found)


def test_a_file_that_mends_one_article_leaves_the_others_of_the_page(
    tmp_path: Path, pages: Path, encoder: HashingEncoder
) -> None:
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        archive.add(pages)
        before = quotes(archive)
        (pages / "四版.md").write_text(MENDED, "utf-8")
        report = archive.add(pages / "四版.md")
        assert [Path(name).name for name in report.changed] == ["四版.txt"]
        assert report.removed == ()
        after = quotes(archive)
        assert [name for name, _ in after] == ["四版.md", "四版.txt"]
        assert "63吨" in after[0][1]
        assert "河西小学" in after[1][1]
        assert "加工厂" not in after[1][1]
        assert archive.search("梅岭村加工厂日加工稻谷多少吨")[0].citation.article.source == str(
            pages / "四版.md"
        )
        assert archive.search("河西小学有教室多少间")[0].citation.article.source == str(pages / "四版.txt")
        assert archive.verify().problems == ()
        again = archive.add(pages)
        assert (again.altered, again.embedded, len(again.unchanged)) == (False, 0, 2)
        (pages / "四版.md").unlink()
        archive.add(pages)
        assert quotes(archive) == before


def test_mending_another_article_brings_the_first_one_back(
    tmp_path: Path, pages: Path, encoder: HashingEncoder
) -> None:
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        (pages / "四版.md").write_text(MENDED, "utf-8")
        archive.add(pages)
        (pages / "四版.md").write_text(
            "---\ntitle: 河西小学迁入新校舍\npage: 四版.txt\n---\n\n河西小学昨日迁入新校舍，共有教室26间。\n",
            "utf-8",
        )
        archive.add(pages / "四版.md")
        found = dict(quotes(archive))
        assert "教室26间" in found["四版.md"]
        assert "36吨" in found["四版.txt"]
        assert "24间" not in found["四版.txt"]


def test_a_mended_file_that_covers_every_article_stands_in_for_the_page(
    tmp_path: Path, pages: Path, encoder: HashingEncoder
) -> None:
    both = MENDED + (
        "\n---\ntitle: 河西小学新校舍启用\npage: 四版.txt\n---\n\n"
        "本报讯（通讯员 周舟）河西小学昨日迁入新校舍，共有教室24间，可容纳学生1100名，操场面积6000平方米。\n"
    )
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        archive.add(pages)
        (pages / "四版.md").write_text(both, "utf-8")
        report = archive.add(pages)
        assert [Path(name).name for name in report.removed] == ["四版.txt"]
        assert {name for name, _ in quotes(archive)} == {"四版.md"}


def test_a_page_that_is_gone_from_the_disk_gives_way_as_well(
    tmp_path: Path, pages: Path, encoder: HashingEncoder
) -> None:
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        archive.add(pages)
        (pages / "四版.txt").unlink()
        (pages / "四版.md").write_text(MENDED, "utf-8")
        archive.add(pages / "四版.md")
        found = dict(quotes(archive))
        assert "24间" in found["四版.txt"]
        assert "36吨" not in found["四版.txt"]
