"""Zip files and books: whatever lies in them is read as in a folder, and nothing is written elsewhere."""

import zipfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableSourceError
from corpus.readers import read
from tests.corpus.formats.making import zipped

RECORD = '{"title": "甲", "text": "一段。"}\n'.encode()


def test_names_in_gbk_and_days_in_folders(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>石桥村通水</h1><div id='ozoom'><p>"
        + "全村三百户昨天用上自来水，" * 5
        + "</p></div></body></html>"
    )
    path = zipped(tmp_path / "旧报.zip", {"岭东日报/2022-04-07/03版/通水.html": page.encode()}, old=True)
    (document,) = read(path)
    assert document.page.name == "岭东日报/2022-04-07/03版/通水.html"
    assert (document.articles[0].newspaper, document.articles[0].date, document.articles[0].edition) == (
        "岭东日报",
        "2022-04-07",
        "3",
    )


def test_no_member_is_written_elsewhere(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    path = zipped(inner / "a.zip", {"../escaped.jsonl": RECORD, "/abs.jsonl": RECORD, "c:\\d.jsonl": RECORD})
    assert len(read(path)) == 3
    assert [file.name for file in tmp_path.rglob("*.jsonl")] == []


def test_what_is_wrong_with_a_member_is_told_and_the_others_read(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {"a.jsonl": RECORD, "b.jsonl": b"{", "c.docx": b"x", "__MACOSX/d.jsonl": b"x"}
    )
    told: list[str] = []
    assert [document.page.name for document in read(path, told.append)] == ["a.jsonl#1"]
    assert [line.split(": ")[0] for line in told] == [f"{path}#b.jsonl:1", f"{path}#c.docx"]
    with pytest.raises(UnreadableSourceError, match=r"b\.jsonl"):
        read(path)


def test_zip_files_within_zip_files_have_an_end(tmp_path: Path) -> None:
    path = zipped(tmp_path / "0.zip", {"a.jsonl": RECORD})
    for depth in range(1, 5):
        path = zipped(tmp_path / f"{depth}.zip", {f"{depth - 1}.zip": path.read_bytes()})
    assert len(read(tmp_path / "2.zip")) == 1
    with pytest.raises(UnreadableSourceError, match="too deep"):
        read(path)


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.jsonl": RECORD})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableSourceError, match="password"):
        read(path)


def test_a_book_has_a_page_for_each_chapter(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="o/c.opf"/></container>')
        archive.writestr(
            "o/c.opf",
            '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>岭东日报</dc:title><dc:date>2022-04-07'
            'T00:00</dc:date><item id="1" href="1.xhtml" media-type="application/xhtml+xml"/><item id="2" '
            'href="2.xhtml" media-type="application/xhtml+xml"/><itemref idref="2"/><itemref idref="1"/></package>',
        )
        for number, title in (("1", "石桥村通水"), ("2", "茶园开园")):
            archive.writestr(
                f"o/{number}.xhtml",
                f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
                f"<body><h1>{title}</h1><p>正文{number}。</p></body></html>",
            )
    documents = read(path)
    assert [d.articles[0].title for d in documents] == ["茶园开园", "石桥村通水"]
    assert {(d.articles[0].newspaper, d.articles[0].date) for d in documents} == {("岭东日报", "2022-04-07")}
