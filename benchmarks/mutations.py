"""Damaged files never end a run: hundreds of them, each read within bounds of time and memory.

Usage: python -m benchmarks.mutations [--files N] [--seed N]

Good files of every format are made, and each copy is damaged in one of these ways: cut short, bytes flipped, a stretch
doubled, zeroed or swapped, another format's suffix. Each is read in a process of its own with a limit of memory, with
somebody to tell. Printed as JSON: how many were read, how many were told in one line, what crashed (an error that is
none of ours, a message of several lines, a process that died), and the longest time. The exit status is 1 where any
did.
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.papers.pages import lay_out
from benchmarks.papers.press import load_fonts
from corpus.errors import CorpusError
from corpus.readers import READERS, read

#: Bytes that a reading process may take, and seconds.
MEMORY, SECONDS = 3 << 30, 60.0
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT = "石桥村的古戏台修缮完工，历时两年，花费一百六十万元，周末将上演第一出戏，村里三百户人家都来看。"
_LINES = [_TEXT[at : at + 12] for at in range(0, len(_TEXT), 12)]
_ALTO = (
    "<alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'><Layout><Page ID='p' PHYSICAL_IMG_NR='1'><PrintSpace>"
    "<TextBlock ID='b'>"
    + "".join(
        f"<TextLine HPOS='100' VPOS='{100 + 60 * n}' WIDTH='480' HEIGHT='40'><String CONTENT='{line}' HPOS='100'"
        f" VPOS='{100 + 60 * n}' WIDTH='480' HEIGHT='40' WC='0.9'/></TextLine>"
        for n, line in enumerate(_LINES)
    )
    + "</TextBlock></PrintSpace></Page></Layout></alto>"
)
_PAGE = (
    "<PcGts><Page imageWidth='900' imageHeight='900'><TextRegion id='r'><Coords points='90,90 600,90 600,400'/>"
    + "".join(
        f"<TextLine id='l{n}'><Coords points='100,{100 + 60 * n} 580,{140 + 60 * n}'/>"
        f"<TextEquiv conf='0.9'><Unicode>{line}</Unicode></TextEquiv></TextLine>"
        for n, line in enumerate(_LINES)
    )
    + "</TextRegion></Page></PcGts>"
)
_METS = (
    "<mets xmlns:xlink='x'><fileSec><file ID='F'><FLocat xlink:href='{page}'/></file></fileSec>"
    "<structMap TYPE='LOGICAL'><div TYPE='ARTICLE' LABEL='古戏台'><fptr><area FILEID='F' BEGIN='b'/></fptr></div>"
    "</structMap></mets>"
)


def good_files(folder: Path, rng: random.Random) -> list[Path]:
    """Write one good file of every format; return them."""
    import zipfile  # noqa: PLC0415

    import openpyxl  # noqa: PLC0415

    load_fonts()
    lay_out(rng, folder / "a.pdf", 2)
    texts = {
        "a.txt": f"古戏台修好了\n\n本报讯（记者 何雨）{_TEXT}\n\n" * 6,
        "a.md": f"---\ntitle: 古戏台修好了\n---\n\n{_TEXT}\n",
        "a.jsonl": json.dumps({"title": "古戏台修好了", "text": _TEXT}, ensure_ascii=False) + "\n",
        "a.csv": f"标题,正文\n古戏台修好了,{_TEXT}\n",
        "a.html": f"<html><body><h1>古戏台修好了</h1><div id='ozoom'><p>{_TEXT}</p></div></body></html>",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "a.xml").write_text(_ALTO, encoding="utf-8")
    (folder / "b.xml").write_text(_PAGE, encoding="utf-8")
    (folder / "c.xml").write_text(
        _METS.format(page=(folder / "a.xml").relative_to(folder.parent)), encoding="utf-8"
    )
    body = "".join(f"<w:p><w:r><w:t>{_TEXT}</w:t></w:r></w:p>" for _ in range(20))
    with zipfile.ZipFile(folder / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    with zipfile.ZipFile(folder / "a.epub", "w") as archive:
        archive.writestr("META-INF/container.xml", '<c><rootfile full-path="c.opf"/></c>')
        archive.writestr(
            "c.opf",
            '<p><item id="1" href="1.html" media-type="text/html"/><itemref idref="1"/></p>',
        )
        archive.writestr("1.html", texts["a.html"])
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "a.html", "a.docx"):
            archive.write(folder / name, f"某某日报/2024-06-03/{name}")
    book = openpyxl.Workbook()
    book.active.append(["标题", "正文"])
    book.active.append(["古戏台修好了", _TEXT])
    book.save(folder / "a.xlsx")
    return sorted(folder.iterdir())


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return bytes that are no longer what they were."""
    if not data:
        return data
    bytes_, at = bytearray(data), rng.randrange(len(data))
    size = rng.choice((1, 16, 256, 4096))
    match rng.choice(("cut", "flip", "flip", "double", "zero", "swap", "insert")):
        case "cut":
            return data[:at]
        case "flip":
            for _ in range(rng.choice((1, 8, 64, 512))):
                bytes_[rng.randrange(len(bytes_))] ^= 1 << rng.randrange(8)
        case "double":
            bytes_[at:at] = bytes_[at : at + size]
        case "zero":
            bytes_[at : at + size] = bytes(len(bytes_[at : at + size]))
        case "swap":
            other = rng.randrange(len(data))
            bytes_[at : at + size], bytes_[other : other + size] = (
                bytes_[other : other + size],
                bytes_[at : at + size],
            )
        case _:
            bytes_[at:at] = rng.randbytes(size)
    return bytes(bytes_)


def outcome(path: Path) -> str:
    """Read one file; return what came of it."""
    told: list[str] = []
    try:
        documents = read(path, told.append)
        lines = [*told]
        for document in documents:
            for article in document.articles:
                " ".join([article.title or "", *(p.text for p in article.paragraphs)]).encode()
    except CorpusError as error:
        lines = [str(error)]
        documents = ()
    if any("\n" in line for line in lines):
        return f"crashed: several lines: {lines[0][:80]!r}"
    return "read" if documents else "told"


def _work(paths: Sequence[Path], done: "multiprocessing.Queue[tuple[str, str, float]]") -> None:
    import resource  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for path in paths:
        began = time.perf_counter()
        try:
            found = outcome(path)
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            found = f"crashed: {type(error).__name__}: {str(error)[:120]}"
        done.put((path.name, found, time.perf_counter() - began))


def main() -> int:
    """Print what came of the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311 - nothing secret
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "good").mkdir()
        good = good_files(Path(folder) / "good", rng)
        waiting: list[Path] = []
        for number in range(args.files):
            source = good[number % len(good)]
            suffix = rng.choice(sorted(READERS)) if rng.random() < 0.1 else source.suffix
            path = Path(folder) / f"{number:04}{suffix}"
            path.write_bytes(damaged(source.read_bytes(), rng))
            waiting.append(path)
        found = _run(waiting)
    counts = Counter(what.partition(":")[0] for _, what, _ in found)
    slow = max(found, key=lambda one: one[2])
    crashed = [f"{name}: {what}" for name, what, _ in found if what.startswith("crashed")]
    result = {**counts, "files": len(found), "longest": round(slow[2], 2), "of": slow[0], "crashes": crashed}
    print(json.dumps(result, indent=2, ensure_ascii=False))
    return int(bool(crashed))


def _run(waiting: list[Path]) -> list[tuple[str, str, float]]:
    """Read files in a process of its own; a file that ends it is noted, and the next ones go to another."""
    found: list[tuple[str, str, float]] = []
    while waiting:
        done: multiprocessing.Queue[tuple[str, str, float]] = multiprocessing.Queue()
        process = multiprocessing.get_context("fork").Process(target=_work, args=(waiting, done))
        process.start()
        count = 0
        while count < len(waiting):
            try:
                found.append(done.get(timeout=SECONDS))
                count += 1
            except Exception:  # noqa: BLE001 - queue.Empty, of the queue of another context
                break
        if count < len(waiting):
            process.kill()
            found.append((waiting[count].name, "crashed: the process died or took too long", SECONDS))
            count += 1
        process.join()
        waiting = waiting[count:]
    return found


if __name__ == "__main__":
    sys.exit(main())
