"""ALTO as it is written: in the order that its schema wants, and read back as it was."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from bot.terminal.cli import main
from corpus.readers import read
from corpus.readers.recognised.trees import name_of
from corpus.readers.recognised.writing import NAMESPACE, alto_of
from tests.corpus.recognised.making import alto
from tests.corpus.sheet.making import Paper

#: What an element of ALTO 4 may hold, in this order; with + one or more, with * any number, with ? one at most.
CONTENT: Final[Mapping[str, tuple[str, ...]]] = {
    "alto": ("Description?", "Styles?", "Tags?", "ReadingOrder?", "Layout"),
    "Description": ("MeasurementUnit", "sourceImageInformation?", "OCRProcessing*", "Processing*"),
    "sourceImageInformation": ("fileName?", "fileIdentifier*", "documentIdentifier*"),
    "Tags": ("StructureTag*",),
    "ReadingOrder": ("OrderedGroup+",),
    "Layout": ("Page+",),
    "Page": ("TopMargin?", "LeftMargin?", "RightMargin?", "BottomMargin?", "PrintSpace?"),
    "PrintSpace": ("Shape?", "TextBlock*"),
    "TextBlock": ("Shape?", "TextLine+"),
    "MeasurementUnit": (),
    "fileName": (),
    "StructureTag": (),
    "ElementRef": (),
    "String": (),
    "SP": (),
}
REQUIRED: Final = {
    "Page": {"ID", "PHYSICAL_IMG_NR"},
    "TextBlock": {"ID", "HPOS", "VPOS", "WIDTH", "HEIGHT"},
    "TextLine": {"ID", "HPOS", "VPOS", "WIDTH", "HEIGHT"},
    "String": {"CONTENT"},
    "StructureTag": {"ID", "LABEL"},
    "ElementRef": {"ID", "REF"},
    "OrderedGroup": {"ID"},
}


def wrong(root: ElementTree.Element) -> list[str]:
    """Return what ALTO 4 does not allow."""
    found = [] if root.tag == f"{{{NAMESPACE}}}alto" else [root.tag]
    ids = [element.get("ID") for element in root.iter() if element.get("ID")]
    found += [f"twice: {id_}" for id_ in set(ids) if ids.count(id_) > 1]
    for element in root.iter():
        name, children = name_of(element), [name_of(child) for child in element]
        found += [f"{name} lacks {key}" for key in REQUIRED.get(name, set()).difference(element.keys())]
        found += [
            f"nothing is called {ref}"
            for key in ("REF", "TAGREFS")
            for ref in (element.get(key) or "").split()
            if ref not in ids
        ]
        if name == "TextLine":  # String, and between two of them at most one SP
            good = children[::2] == ["String"] * len(children[::2]) and children[1::2] == ["SP"] * (
                len(children) // 2
            )
            found += [] if good and len(children) % 2 else [f"TextLine: {children}"]
        elif name == "OrderedGroup":
            found += (
                []
                if children and set(children) <= {"OrderedGroup", "ElementRef"}
                else [f"{name}: {children}"]
            )
        else:
            found += _out_of_order(name, children)
    return found


def _out_of_order(name: str, children: list[str]) -> list[str]:
    rest = list(children)
    for part in CONTENT[name]:
        wanted, how = part.rstrip("+*?"), part[-1] if part[-1] in "+*?" else "1"
        count = 0
        while rest and rest[0] == wanted and (how in "+*" or count == 0):
            rest.pop(0)
            count += 1
        if how in "+1" and count == 0:
            return [f"{name} lacks {wanted}"]
    return [f"{name}: {rest[0]} out of place"] if rest else []


def test_what_is_out_of_order_is_found() -> None:
    good = f"<alto xmlns='{NAMESPACE}'><Layout><Page ID='p' PHYSICAL_IMG_NR='1'/></Layout></alto>"
    assert wrong(ElementTree.fromstring(good)) == []
    assert wrong(ElementTree.fromstring(good.replace("<Layout>", "<Layout/><Tags/><Layout>")))
    assert wrong(ElementTree.fromstring(good.replace("PHYSICAL_IMG_NR", "NR")))


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    documents = read(alto(tmp_path / "a.xml"))
    text = alto_of(documents, "a.xml")
    assert wrong(ElementTree.fromstring(text)) == []
    again = tmp_path / "b.xml"
    again.write_text(text, encoding="utf-8")
    before, after = (
        [a for d in found for a in d.articles if a.paragraphs] for found in (documents, read(again))
    )
    assert [[p.text for p in a.paragraphs] for a in after] == [[p.text for p in a.paragraphs] for a in before]
    assert [a.title for a in after] == [a.title for a in before]
    for one, other in zip(before, after, strict=True):
        for a, b in zip(one.paragraphs[0].boxes, other.paragraphs[0].boxes, strict=True):
            assert max(abs(x - y) for x, y in zip(a, b, strict=True)) < 0.2


def test_the_command_writes_the_pages_of_a_pdf(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "p.pdf")
    paper.line("石桥 Bridge 通车", 40, 45, 16)
    paper.column("石桥镇的大桥昨天通车，长四百米，两岸各有一条引道。（下转第二版）", 20, 75)
    paper.turn()
    paper.column("（上接第一版）桥上每天过车三千辆。", 20, 75)
    out = tmp_path / "out.xml"
    assert main(["pages", str(paper.done()), "--alto", str(out)]) == 0
    root = ElementTree.fromstring(out.read_text(encoding="utf-8"))
    assert wrong(root) == []
    words = [element.get("CONTENT") for element in root.iter(f"{{{NAMESPACE}}}String")]
    assert "Bridge" in words
    assert "桥上每天过车三千" in "".join(map(str, words))
    assert [page.get("PHYSICAL_IMG_NR") for page in root.iter(f"{{{NAMESPACE}}}Page")] == ["1", "2"]


def test_a_page_of_text_has_no_places(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("石桥通车\n\n石桥镇的大桥昨天通车。\n", encoding="utf-8")
    assert main(["pages", str(page), "--alto", str(tmp_path / "out.xml")]) == 2
    assert not (tmp_path / "out.xml").exists()
