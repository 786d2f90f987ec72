"""One registry: by content and by suffix; what is not installed is named; what cannot be read is told in a line."""

import importlib.util
from pathlib import Path

import pytest

from corpus.errors import MissingExtraError, UnreadableSourceError, UnsupportedFormatError
from corpus.readers import find_sources, format_of, read
from corpus.readers.formats import FORMATS
from tests.corpus.formats.making import paragraph, word, zipped


def test_content_goes_before_the_suffix(tmp_path: Path) -> None:
    made = word(tmp_path / "a.docx", paragraph("青河大桥通车", "1") + paragraph("大桥长四百米。"))
    named = made.rename(tmp_path / "a.txt")
    assert format_of(named).name == "Word"
    assert read(named)[0].articles[0].title == "青河大桥通车"


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><p>正文。</p></body></html>", encoding="utf-8")
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "lxml" else found(name))
    with pytest.raises(MissingExtraError, match=r"baozhi\[web\]") as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert list(find_sources([tmp_path])) == [path]  # a folder does not hide what it cannot read


def test_every_extra_that_a_format_names_is_one_of_the_project() -> None:
    from tests.test_requirements import GROUPS

    for found in FORMATS:
        if found.needs:
            plain = " ".join(GROUPS[found.extra]).lower()
            called = {"PIL": "pillow", "cv2": "rapidocr"}  # rapidocr brings opencv
            assert all(called.get(name, name) in plain for name in found.needs), found.name


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 cut", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted or old Office"),
        ("a.docx", "只是文字。".encode(), "damaged"),
        ("a.xlsx", b"", "damaged"),
        ("a.zip", b"not a zip", "damaged"),
        ("a.epub", b"PK\x05\x06" + bytes(18), "no such part"),
        ("a.html", b"", "empty"),
    ],
)
def test_damaged_files_are_told_in_a_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableSourceError, match=said) as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><w:document/>'
    path = zipped(tmp_path / "a.docx", {"word/document.xml": bomb.encode()})
    with pytest.raises(UnreadableSourceError, match="DTD"):
        read(path)


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"page.txt": bytes(8 << 20)})
    assert path.stat().st_size < 20_000
    with pytest.raises(UnreadableSourceError, match="too much"):
        read(path)


def test_an_unknown_format_names_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("x", encoding="utf-8")
    with pytest.raises(UnsupportedFormatError, match=r"\.docx"):
        read(tmp_path / "a.xyz")
