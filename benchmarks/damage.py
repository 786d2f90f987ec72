"""Damage an index in many ways and look what its users would see: part of ``benchmarks.faults``.

A copy is damaged in one place: a bit flipped, the end of a file cut off, a page of 4 KiB zeroed, in whichever
file, chosen by size. Everything a user does is then done with it. What counts as a fault: an error that is not
one of ours or takes more than a line; a citation that no undamaged index gives; damage that ``verify`` does
not see, unless every row of every table, every place of a token and every byte of the vectors is as it was (a flip
in a place that nothing is stored in).
"""

import itertools
import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from corpus.errors import CorpusError
from embeddings import Encoder
from retriever import ArticleReference, Retriever
from retriever.errors import RetrieverError
from retriever.tokens import ANALYZERS

PAGE = 4096
OURS = (RetrieverError, CorpusError)
#: The full-text index as it lies in its tables.
_BLOCKS = re.compile(r"\w+_(?:data|idx)")
#: What must not be found.
FAULTS = ("tracebacks", "many_lines", "wrong_quotes", "unseen")


def flip(data: bytearray, chooser: random.Random) -> None:
    """Flip one bit."""
    data[chooser.randrange(len(data))] ^= 1 << chooser.randrange(8)


def cut(data: bytearray, chooser: random.Random) -> None:
    """Cut off the end."""
    del data[chooser.randrange(len(data)) :]


def zero(data: bytearray, chooser: random.Random) -> None:
    """Zero a page."""
    start = chooser.randrange(0, len(data), PAGE)
    data[start : start + PAGE] = bytes(min(PAGE, len(data) - start))


KINDS: dict[str, Callable[[bytearray, random.Random], None]] = {
    "flips": flip,
    "truncations": cut,
    "zeroed_pages": zero,
}


def damage(folder: Path, kind: str, chooser: random.Random) -> str:
    """Damage one file of a folder; return its name."""
    files = sorted(path for path in folder.iterdir() if path.stat().st_size)
    path = chooser.choices(files, [file.stat().st_size for file in files])[0]
    before = path.read_bytes()
    data = bytearray(before)
    while data == before:  # a page of zeros stays one
        KINDS[kind](data, chooser)
    path.write_bytes(data)
    return path.name


class Attack:
    """A whole index, what it says, and a folder for damaged copies.

    Args:
        whole: the index, closed.
        copies: a folder that may be deleted.
        encoder: that of the index.
        questions: what is asked.
        source: a file that is added and removed.
    """

    def __init__(
        self, whole: Path, copies: Path, encoder: Encoder, questions: Sequence[str], source: Path
    ) -> None:
        self.whole, self.copies = whole, copies
        self.encoder, self.questions, self.source = encoder, questions, source
        with Retriever.open(whole, encoder=encoder) as archive:
            self.said = dict(_said(archive))

    def trial(self, kind: str, seed: int) -> Iterator[tuple[str, str]]:
        """Damage a copy and use it; yield what was found: (its kind, details)."""
        where = f"{kind} {seed} in {self._copy(kind, seed)}"
        problems = None
        for does, call in (
            ("verify", self._verify),
            ("search", self._search),
            ("open articles", self._open),
            ("info", self._info),
            ("change", self._change),
        ):
            if does != "search":
                self._copy(kind, seed)
            try:
                with Retriever.open(self.copies, encoder=self.encoder) as archive:
                    found = list(call(archive))
            except OURS as error:
                if "\n" in str(error):
                    yield "many_lines", f"{where}: {does}: {error}"
                problems = True if does == "verify" else problems
            except Exception as error:  # noqa: BLE001 - it is what is looked for
                yield "tracebacks", f"{where}: {does}: {error!r}"
            else:
                problems = bool(found) if does == "verify" else problems
                yield from (("wrong_quotes", f"{where}: {wrong}") for wrong in found if does != "verify")
        self._copy(kind, seed)
        yield ("seen" if problems else "harmless" if is_same(self.whole, self.copies) else "unseen"), where

    def _copy(self, kind: str, seed: int) -> str:
        """Make a copy with its damage, the same for the same seed; return the name of the damaged file."""
        shutil.rmtree(self.copies, ignore_errors=True)
        shutil.copytree(self.whole, self.copies)
        return damage(self.copies, kind, random.Random(seed))  # noqa: S311

    def _verify(self, archive: Retriever) -> Iterator[str]:
        yield from archive.verify().problems

    def _search(self, archive: Retriever) -> Iterator[str]:
        for question in self.questions:
            for hit in archive.search(question):
                cited = hit.citation
                if self.said.get((cited.article, cited.paragraph)) != cited.quote:
                    yield f"{cited} {cited.quote}"

    def _open(self, archive: Retriever) -> Iterator[str]:
        for place, text in _said(archive):
            if self.said.get(place) != text:
                yield f"{place} {text}"

    def _info(self, archive: Retriever) -> Iterator[str]:
        archive.info()
        yield from ()

    def _change(self, archive: Retriever) -> Iterator[str]:
        archive.add(self.source)
        archive.remove(self.source)
        yield from self._search(archive)


def _said(archive: Retriever) -> Iterator[tuple[tuple[ArticleReference, int], str]]:
    """Yield every line that an index can quote, by article and number."""
    for entry in archive.catalogue():
        article = archive.article(entry.reference)
        lines = [] if article is None else enumerate(paragraph.text for paragraph in article.paragraphs)
        yield from (((entry.reference, number), text) for number, text in lines)


def run_damage(attack: Attack, times: dict[str, int]) -> dict[str, object]:
    """Damage an index so many times in each way; return counts and what is a fault."""
    report: dict[str, object] = {}
    for kind, number in times.items():
        found: dict[str, list[str]] = {}
        for seed in range(number):
            for what, details in attack.trial(kind, seed):
                found.setdefault(what, []).append(details)
        counts = {what: len(found.get(what, [])) for what in ("seen", "harmless", "unseen")}
        faults = {what: found[what] for what in FAULTS if what in found}
        report[kind] = {"times": number, **counts, "faults": faults}
    return report


def is_same(whole: Path, folder: Path) -> bool:
    """Tell whether every row of every table, and every file of the vectors, is as it was."""
    for path in whole.glob("dense-*"):
        if not (folder / path.name).exists() or (folder / path.name).read_bytes() != path.read_bytes():
            return False
    try:
        return all(a == b for a, b in itertools.zip_longest(_rows(whole), _rows(folder)))
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _rows(folder: Path) -> Iterator[object]:
    uri = f"{(folder / 'archive.db').resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.text_factory = bytes
        tables = connection.execute(
            "SELECT CAST(name AS TEXT) FROM sqlite_schema WHERE type = 'table' AND rootpage ORDER BY name"
        ).fetchall()
        yield connection.execute("SELECT * FROM sqlite_schema ORDER BY name").fetchall()
        for value in ("application_id", "user_version", "encoding"):
            yield connection.execute(f"PRAGMA {value}").fetchone()
        for (name,) in tables:
            if not _BLOCKS.fullmatch(name.decode()):
                yield name
                yield from connection.execute(f'SELECT * FROM "{name.decode()}"')  # noqa: S608
        for name in ANALYZERS:  # the blocks hold bits that mean nothing; what they say is each token's places
            connection.execute(f"CREATE VIRTUAL TABLE temp.{name}_in USING fts5vocab(main, {name}, instance)")
            yield from connection.execute(f"SELECT * FROM temp.{name}_in")  # noqa: S608
