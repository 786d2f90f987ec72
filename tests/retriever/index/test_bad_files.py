"""Files from outside that are no good: each a line in the report, and the rest is in."""

import zipfile
from pathlib import Path

from retriever import Retriever
from tests.corpus.formats.making import paragraph, word
from tests.corpus.recognised.making import alto, mets
from tests.corpus.sheet.making import Paper
from tests.encoders import HashingEncoder

ENTITY = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"


def bad_files(folder: Path) -> set[str]:
    """Write files that cannot be read; return their names."""
    paper = Paper(folder / "locked.pdf", password="秘密")
    paper.line("石桥通车", 40, 45, 16)
    paper.done()
    (folder / "cut.pdf").write_bytes((folder / "locked.pdf").read_bytes()[:300])
    (folder / "cut.docx").write_bytes(b"PK\x03\x04 cut short")
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (300 << 20))
    good = word(folder / "good.docx", paragraph("渡口停运", "1") + paragraph("渡口昨天停运。"))
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(folder / "entity.docx", "w") as archive:
        text = source.read("word/document.xml").decode("utf-8").replace("?>", f"?>{ENTITY}", 1)
        wide = (text if ENTITY in text else ENTITY + text).encode("utf-16")
        archive.writestr("word/document.xml", wide)
    alto(folder / "outside.xml").write_text(f"{ENTITY}<alto>&b;</alto>", encoding="utf-8")
    mets(folder / "issue.xml", ["nowhere/1.xml"])
    (folder / "empty.txt").touch()
    return {path.name for path in folder.iterdir()} - {"good.docx"}


def test_each_is_told_in_a_line_and_the_rest_is_in(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    bad = bad_files(folder)
    (folder / "really.md").write_bytes((folder / "good.docx").read_bytes())  # a wrong suffix does no harm
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        report = archive.add(folder, processes=1)
    assert {Path(name).name for name in report.added} == {"good.docx", "really.md"}
    assert {Path(name).name for name, _ in report.failed} == bad
    assert all(name in why and "\n" not in why for name, why in report.failed)
