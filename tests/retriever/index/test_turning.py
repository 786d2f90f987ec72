"""Pages of an issue that come one by one, change and go: their articles are as whole as what is there."""

from pathlib import Path

from retriever import IndexReport, Retriever
from tests.corpus.sheet.test_issues import FIRST, SECOND, written
from tests.encoders import HashingEncoder


def paragraphs(archive: Retriever, title: str) -> int:
    return next(e.paragraphs for e in archive.catalogue() if e.reference.title == title)


def names(report: IndexReport) -> tuple[list[str], list[str]]:
    return [Path(name).name for name in report.added], [Path(name).name for name in report.changed]


def test_an_article_grows_and_shrinks_with_the_pages_that_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    other = FIRST.format(day="2024年6月1日").replace("竹溪镇石堤完工", "别的一天")
    (folder / "b01.txt").write_text(other, encoding="utf-8")
    written(folder, "（上接第一版）")
    second = (folder / "02.txt").read_bytes()
    (folder / "02.txt").unlink()
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder)
        assert paragraphs(archive, "竹溪镇石堤完工") == 2
        (folder / "02.txt").write_bytes(second)
        assert names(archive.add(folder / "02.txt")) == (["02.txt"], ["01.txt"])
        assert paragraphs(archive, "竹溪镇石堤完工") == 3
        assert archive.verify().problems == ()
        assert not archive.add(folder).altered
        (folder / "02.txt").write_text(SECOND.format(notice="（上接第三版）"), encoding="utf-8")
        assert names(archive.add(folder)) == ([], ["02.txt", "01.txt"])
        assert paragraphs(archive, "竹溪镇石堤完工") == 2
        (folder / "02.txt").write_bytes(second)
        archive.add(folder)
        (folder / "02.txt").unlink()
        report = archive.add(folder)
        assert (names(report), len(report.removed)) == (([], ["01.txt"]), 1)
        assert paragraphs(archive, "竹溪镇石堤完工") == 2
        assert archive.verify().problems == ()
