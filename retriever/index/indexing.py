"""Sources → rows: only what changed is read into passages, and only new passages are embedded."""

import hashlib
import itertools
import json
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.glyphs import ordinary, seen
from corpus.model import Article, Document, Passage, Run
from corpus.passages import passages
from corpus.readers import absolute, find_sources, read
from embeddings import Encoder
from retriever.errors import ModelMismatchError
from retriever.index import lexical
from retriever.index.corrected import indexed_stand_ins, mended_pages
from retriever.index.dense import Ids
from retriever.index.dictionary import own_segmenter
from retriever.index.schema import CONTENT
from retriever.index.store import Store
from retriever.segmenter import cutting_with

#: Called with (passages embedded so far, passages to embed).
Progress = Callable[[int, int], None]

#: Called with the numbers of the passages that a change takes out, shape (n,).
BeforeCommit = Callable[[Ids], None]

#: Passages embedded between two commits of vectors: what a crash can cost.
EMBED_BATCH = 256


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one change did; paths are absolute.

    ``failed`` are files, each with why; ``left_out`` are records of files that are in otherwise.
    ``replaced`` are pages that were given and stay out: a mended file stands in for them.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    replaced: tuple[str, ...] = ()
    embedded: int = 0
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def altered(self) -> bool:
        """Whether the index is another than before."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Binding:
    """The encoder whose vectors an index holds, and the name that loads it again, where it has one."""

    encoder: Encoder
    name: str | None = None


#: Marks the digest of a file of which records were left out.
_PARTIAL = "partial:"

#: An article of a document with its passages.
_Entry = tuple[Document, Article, list[Passage]]


@dataclass(slots=True)
class _Plan:
    """What is to be written, worked out before anything is."""

    entries: dict[str, list[_Entry]] = field(default_factory=dict)
    digests: dict[str, tuple[str, int]] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def embedded_text(passage: Passage) -> str:
    """Return what the encoder reads, in ordinary glyphs: the context on a line of its own, then the passage."""
    text = f"{passage.context}\n{passage.text}" if passage.context else passage.text
    return ordinary(seen(text)[0])


def _digest(path: Path) -> tuple[str, int]:
    data = path.read_bytes()
    return hashlib.blake2b(data, digest_size=16).hexdigest(), len(data)


def _plan(store: Store, paths: Sequence[Path]) -> _Plan:
    """Read what is new or changed. A file that cannot be read is noted and keeps its old rows."""
    known: dict[str, str] = {
        path: digest if content == CONTENT else ""
        for path, digest, content in store.connection.execute("SELECT path, digest, content FROM source")
    }
    plan = _Plan()
    folders: list[Path] = []
    present: set[str] = set()
    for path in paths:
        try:
            files = list(find_sources([path]))
        except (CorpusError, OSError) as error:
            plan.failed.append((str(path), _told(path, error)))
            continue
        if path.is_dir():
            folders.append(absolute(path))
        for file in files:
            if str(file) not in present:
                present.add(str(file))
                _plan_file(plan, file, known)
    for name in known:
        if name not in present and any(Path(name).is_relative_to(folder) for folder in folders):
            hidden = _hidden(name)
            if hidden:
                plan.failed.append((name, hidden))
            else:
                plan.removed.append(name)
    _leave_out_mended(store, plan, known)
    return plan


def _hidden(name: str) -> str | None:
    """Return why it cannot be told whether a file is gone, such as a folder that may not be read now."""
    try:
        os.stat(name)  # noqa: PTH116 - a path of the index, as text
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return _told(Path(name), error)
    return None


def _leave_out_mended(store: Store, plan: _Plan, known: Collection[str]) -> None:
    """Take the pages out of a plan, and out of the index, for which a mended file stands in."""
    stand_ins = indexed_stand_ins(store)
    for name in plan.removed:
        stand_ins.pop(name, None)
    for name, entries in plan.entries.items():
        stand_ins[name] = mended_pages(Path(name), (article.page for _, article, _ in entries))
    for page in sorted(set().union(*stand_ins.values())):
        given = plan.entries.pop(page, None) is not None
        for names in (plan.changed, plan.unchanged):
            if page in names:
                names.remove(page)
        if page in known and page not in plan.removed:
            plan.removed.append(page)
        elif given:
            plan.replaced.append(page)


def _plan_file(plan: _Plan, path: Path, known: dict[str, str]) -> None:
    name = str(path)
    shown = name.encode("utf-8", "backslashreplace").decode()
    if shown != name:
        plan.failed.append(
            (shown, f"{shown}: 文件名不是 UTF-8，请改名 (the name is not UTF-8; rename the file)")
        )
        return
    try:
        digest, size = _digest(path)
        if known.get(name) == digest:
            plan.unchanged.append(name)
            return
        problems: list[str] = []
        documents = read(path, problems.append)
    except (CorpusError, OSError) as error:
        plan.failed.append((name, _told(path, error)))
        return
    if problems:  # told again on every run, until the file is mended
        plan.left_out += [(name, problem) for problem in problems]
        digest = f"{_PARTIAL}{digest}"
        if known.get(name) == digest:
            plan.unchanged.append(name)
            return
    plan.entries[name] = [
        (document, article, passages(article)) for document in documents for article in document.articles
    ]
    plan.digests[name] = digest, size
    if name in known:
        plan.changed.append(name)


def _told(path: Path, error: CorpusError | OSError) -> str:
    if isinstance(error, OSError):
        return f"{path}: 读不了 (cannot be read): {error.strerror}"
    return str(error)


def _bind(store: Store, binding: Binding) -> None:
    """Note whose vectors the index holds; those of another encoder, left by a cut-off first run, go."""
    model = store.meta("model")
    if model == binding.encoder.name:
        return
    if model and store.generation:  # another process made the first change while this one waited
        raise ModelMismatchError.between(store.folder, model, binding.encoder.name)
    with store.transaction():
        store.connection.execute("DELETE FROM vector")
        store.set_meta("model", binding.encoder.name)
        store.set_meta("dimension", str(binding.encoder.dimension))
        if binding.name:
            store.set_meta("encoder", binding.name)


def _embed(store: Store, encoder: Encoder, plan: _Plan, progress: Progress | None) -> int:
    """Make the missing vectors and commit them as they come: they show nowhere until rows point at them."""
    missing: dict[str, str] = {}
    for entries in plan.entries.values():
        for _, _, found in entries:
            for passage in found:
                if (
                    passage.id not in missing
                    and not store.connection.execute(
                        "SELECT 1 FROM vector WHERE hash = ?", (passage.id,)
                    ).fetchone()
                ):
                    missing[passage.id] = embedded_text(passage)
    rows = list(missing.items())
    for start in range(0, len(rows), EMBED_BATCH):
        if progress:
            progress(start, len(rows))
        batch = rows[start : start + EMBED_BATCH]
        vectors = encoder.encode_passages([text for _, text in batch])
        with store.transaction():
            store.connection.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                [
                    (hash_, row.tobytes())
                    for (hash_, _), row in zip(batch, vectors.astype(np.float32), strict=True)
                ],
            )
    if progress and rows:
        progress(len(rows), len(rows))
    return len(rows)


def _insert_article(store: Store, source: int, entry: _Entry, numbers: Iterator[int]) -> None:
    document, article, found = entry
    cursor = store.connection.execute(
        "INSERT INTO article (source, key, record, kind, title, kicker, subtitle, byline, dateline, date, newspaper,"
        " page, edition, section) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(
                source,
                article.id,
                document.page.name,
                article.kind,
                article.title,
                article.kicker,
                article.subtitle,
            ),
            *(article.byline, article.dateline, article.date, article.newspaper, article.page),
            *(article.edition, article.section),
        ),
    )
    row = cursor.lastrowid
    lines: list[tuple[int, str, str, tuple[Run, ...]]] = [
        (-1 - n, head.role, head.text, head.runs) for n, head in enumerate(article.head)
    ]
    lines += [
        (n, "subhead" if paragraph.subhead else "paragraph", paragraph.text, paragraph.runs)
        for n, paragraph in enumerate(article.paragraphs)
    ]
    store.connection.executemany(
        "INSERT INTO line VALUES (?, ?, ?, ?, ?)",
        [(row, number, role, text, json.dumps(runs)) for number, role, text, runs in lines],
    )
    for passage in found:
        number = next(numbers)
        store.connection.execute(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)",
            (number, row, passage.paragraph, passage.start, passage.end, passage.id),
        )
        lexical.index_passage(store.connection, number, passage.context, passage.text)


def _delete_source(store: Store, name: str) -> list[tuple[int, str]]:
    """Take a source out of the tables; return its passages, (number, hash)."""
    rows: list[tuple[int, str]] = store.connection.execute(
        "SELECT passage.id, hash FROM passage JOIN article ON article.id = passage.article"
        " JOIN source ON source.id = article.source WHERE source.path = ?",
        (name,),
    ).fetchall()
    lexical.forget_passages(store.connection, [row[0] for row in rows])
    store.connection.execute("DELETE FROM source WHERE path = ?", (name,))
    return rows


def _write(store: Store, plan: _Plan) -> Ids:
    """Put the plan into the tables, inside the caller's transaction; return the passages taken out."""
    # A number is never given twice: derived files know a passage by it.
    last = store.connection.execute("SELECT max(id) FROM passage").fetchone()[0] or 0
    numbers = itertools.count(max(last + 1, int(store.meta("next_passage", "1") or 1)))
    gone = [row for name in [*plan.changed, *plan.removed] for row in _delete_source(store, name)]
    now = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    for name, entries in plan.entries.items():
        cursor = store.connection.execute(
            "INSERT INTO source (path, digest, content, bytes, added) VALUES (?, ?, ?, ?, ?)",
            (name, plan.digests[name][0], CONTENT, plan.digests[name][1], now),
        )
        for entry in entries:
            _insert_article(store, cursor.lastrowid or 0, entry, numbers)
    store.set_meta("next_passage", str(next(numbers)))
    store.connection.executemany(
        "DELETE FROM vector WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM passage WHERE hash = ?1)",
        [(hash_,) for _, hash_ in gone],
    )
    store.set_meta("generation", str(store.generation + 1))
    store.set_meta("changed", now)
    return np.array([number for number, _ in gone], np.int64)


def add_sources(
    store: Store,
    binding: Binding,
    paths: Sequence[Path],
    before_commit: BeforeCommit,
    progress: Progress | None = None,
) -> IndexReport:
    """Bring the index up to date with the paths; the caller holds the lock.

    Files below a given folder that are gone from the disk leave the index, unless the folder holds no
    source at all any more. ``before_commit`` runs inside the transaction, after the rows are written, and
    is given the numbers of the passages that are gone: derived files are made there.
    """
    plan = _plan(store, paths)
    embedded = 0
    if plan.entries or plan.removed:
        _bind(store, binding)
        embedded = _embed(store, binding.encoder, plan, progress)
        with store.transaction(), cutting_with(own_segmenter(store)):
            before_commit(_write(store, plan))
    changed = set(plan.changed)
    added = tuple(name for name in plan.entries if name not in changed)
    return IndexReport(
        added,
        tuple(plan.changed),
        tuple(plan.unchanged),
        tuple(plan.removed),
        tuple(plan.failed),
        tuple(plan.replaced),
        embedded,
        tuple(plan.left_out),
    )


def remove_sources(store: Store, paths: Sequence[Path], before_commit: BeforeCommit) -> IndexReport:
    """Take files, or all that was indexed below folders, out of the index; the caller holds the lock."""
    known = dict.fromkeys(row[0] for row in store.connection.execute("SELECT path FROM source ORDER BY path"))
    plan = _Plan()
    leaving: dict[str, None] = {}
    for path in paths:
        target = str(absolute(path))
        below = target.rstrip(os.sep) + os.sep
        matching = [target] if target in known else [name for name in known if name.startswith(below)]
        leaving |= dict.fromkeys(matching)
        if not matching:
            plan.failed.append((str(path), f"{path}: 索引里没有 (not in the index)"))
    plan.removed = list(leaving)
    if plan.removed:
        with store.transaction():
            before_commit(_write(store, plan))
    return IndexReport(removed=tuple(plan.removed), failed=tuple(plan.failed))
