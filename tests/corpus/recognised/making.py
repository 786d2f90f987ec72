"""Small pages as other programs recognise them: ALTO, PAGE and METS of the same two articles."""

from collections.abc import Sequence
from pathlib import Path

from corpus.sheet.model import Box

#: Pixels of a character and of a line.
EM, LINE = 40, 60
ALTO = "http://www.loc.gov/standards/alto/ns-v4#"
PAGE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"

#: id, text line by line, place of the first line in pixels, size of the type.
Block = tuple[str, Sequence[str], int, int, int]

LEFT = (
    "　　近日，云岭县在竹溪",
    "镇修成石堤四公里，投入",
    "资金八百六十万元，三千",
    "户人家不再怕水。",
    "　　镇长邹明说，石堤今",
    "年汛期挡住了两次大水。",
)
RIGHT = (
    "　　本周三，白沙港开出",
    "第一班夜航渡船，船上坐",
    "了一百二十人，票价五元",
    "六角。",
    "　　夜航从晚上八点开到",
    "十一点，每半小时一班。",
)
BLOCKS: tuple[Block, ...] = (
    ("head", ("云岭日报 2024年5月7日 第2版 要闻",), 100, 40, 40),
    ("t1", ("竹溪镇石堤完工",), 100, 200, 80),
    ("b1", LEFT, 100, 340, EM),
    ("t2", ("白沙港开夜航",), 700, 200, 80),
    ("b2", RIGHT, 700, 340, EM),
)


def rows(block: Block) -> list[tuple[str, Box]]:
    """Return the lines of a block with their boxes; indents are no characters."""
    _, texts, x, y, size = block
    step = round(size * LINE / EM)
    found = []
    for number, text in enumerate(texts):
        bare = text.lstrip("\u3000")
        left = x + size * (len(text) - len(bare))
        top = y + number * step
        found.append((bare, Box(left, top, left + size * len(bare), top + size)))
    return found


def alto(
    path: Path, blocks: Sequence[Block] = BLOCKS, *, order: Sequence[str] = (), word: str = "WC='0.9'"
) -> Path:
    """Write a page as ALTO, two characters a String and spaces between."""
    written = []
    for block in blocks:
        lines = ""
        for text, box in rows(block):
            pieces = text.split() if " " in text else [text[at : at + 2] for at in range(0, len(text), 2)]
            strings = "<SP/>".join(
                f"<String CONTENT='{piece}' HPOS='{box.x0}' VPOS='{box.y0}' WIDTH='{box.width}'"
                f" HEIGHT='{box.height}' {word}/>"
                for piece in pieces
            )
            lines += (
                f"<TextLine HPOS='{box.x0}' VPOS='{box.y0}' WIDTH='{box.width}' HEIGHT='{box.height}'>"
                f"{strings}</TextLine>"
            )
        written.append(f"<TextBlock ID='{block[0]}'>{lines}</TextBlock>")
    refs = "".join(f"<ElementRef ID='r{n}' REF='{ref}'/>" for n, ref in enumerate(order))
    ordered = f"<ReadingOrder><OrderedGroup ID='g'>{refs}</OrderedGroup></ReadingOrder>" if order else ""
    path.write_text(
        f"<?xml version='1.0' encoding='UTF-8'?>\n<alto xmlns='{ALTO}'>"
        f"<Description><MeasurementUnit>pixel</MeasurementUnit></Description>{ordered}"
        f"<Layout><Page ID='p' PHYSICAL_IMG_NR='1' WIDTH='1300' HEIGHT='900'><PrintSpace>{''.join(written)}"
        "</PrintSpace></Page></Layout></alto>",
        encoding="utf-8",
    )
    return path


def page(path: Path, blocks: Sequence[Block] = BLOCKS) -> Path:
    """Write a page as PAGE."""

    def coords(box: Box) -> str:
        x0, y0, x1, y1 = (f"{value:.0f}" for value in box)
        return f"<Coords points='{x0},{y0} {x1},{y0} {x1},{y1} {x0},{y1}'/>"

    regions = ""
    for block in blocks:
        lines = "".join(
            f"<TextLine id='{block[0]}-{n}'>{coords(box)}<TextEquiv index='1'><Unicode>？</Unicode></TextEquiv>"
            f"<TextEquiv index='0' conf='0.8'><Unicode>{text}</Unicode></TextEquiv></TextLine>"
            for n, (text, box) in enumerate(rows(block))
        )
        whole = Box(block[2], block[3], block[2] + 500, block[3] + 400)
        regions += f"<TextRegion id='{block[0]}'>{coords(whole)}{lines}</TextRegion>"
    refs = "".join(f"<RegionRefIndexed index='{n}' regionRef='{b[0]}'/>" for n, b in enumerate(blocks))
    path.write_text(
        f"<PcGts xmlns='{PAGE}'><Page imageWidth='1300' imageHeight='900' imageXResolution='150'"
        f" imageResolutionUnit='PPI'><ReadingOrder><OrderedGroup id='o'>{refs}</OrderedGroup></ReadingOrder>"
        f"{regions}</Page></PcGts>",
        encoding="utf-8",
    )
    return path


def mets(path: Path, files: Sequence[str], logical: str = "", label: str = "云岭日报 2024年5月7日") -> Path:
    """Write the METS file of an issue."""
    listed = "".join(
        f"<file ID='F{n}'><FLocat LOCTYPE='URL' xlink:href='file://./{name}'/></file>"
        for n, name in enumerate(files)
    )
    pages = "".join(f"<div TYPE='PAGE'><fptr FILEID='F{n}'/></div>" for n in range(len(files)))
    path.write_text(
        f"<mets:mets xmlns:mets='m' xmlns='m' xmlns:xlink='http://www.w3.org/1999/xlink' LABEL='{label}'>"
        f"<fileSec><fileGrp>{listed}</fileGrp></fileSec>"
        f"<structMap TYPE='PHYSICAL'><div TYPE='Newspaper'>{pages}</div></structMap>"
        f"<structMap TYPE='LOGICAL'><div TYPE='Newspaper'><div TYPE='ISSUE'>{logical}</div></div></structMap>"
        "</mets:mets>",
        encoding="utf-8",
    )
    return path


def division(kind: str, *blocks: str, file: int = 0, inside: str = "") -> str:
    """Return a division of a METS file with the blocks it points at."""
    areas = "".join(
        f"<fptr><area FILEID='F{file}' BETYPE='IDREF' BEGIN='{block}'/></fptr>" for block in blocks
    )
    return f"<div TYPE='{kind}'>{areas}{inside}</div>"
