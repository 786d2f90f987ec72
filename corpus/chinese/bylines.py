"""The people who sign an article, one by one, from the line that names them together.

本报记者 周文 · 记者 甲乙丙 丁戊 · 文/李 木 图/王森 · 本报记者周文摄 · 通讯员：陈石、赵岩
"""

from functools import lru_cache
from typing import Final

from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern

#: What parts two names beside white space: brackets, stops, slashes; a middle dot belongs to a name.
_APART: Final = lazy_pattern(r"[()（）、,，;；:：/／|&]+|(?<=[\u4e00-\u9fff])[和与](?=本报|记者|通讯员)")
#: 本报记者 · 新华社特约记者 · 通讯员 (or as scanned, 诵讯员) · 全媒体记者: an office at the head of a piece.
_OFFICE: Final = lazy_pattern(
    r"(?:[\u4e00-\u9fff]{0,8}?(?:记者|.讯员|评论员|特派员|特约撰稿人|撰稿人|摄影师|编辑部?|实习生)"
    r"|作者|撰文|署名|供稿|整理|采写|本报)"
)
#: 文/ and /图 say whose the words are and whose the pictures.
_SHARE: Final = lazy_pattern(r"(?<![^\s/／])(?:文|图|摄)[/／]|[/／](?:文|图|摄)(?![^\s/／])")
#: 摄 of 周文摄, 供稿 of 李木供稿; 文 and 图 end too many names to be taken off.
_WORK: Final = lazy_pattern(r"(?:摄影|摄|供稿|供图|报道|撰文|撰稿|整理|采写)$")
#: Pieces that are no name: what somebody did, and the halves of 文/图.
_NO_NAME: Final = frozenset(
    ("文", "图", "文图", "图文", "摄", "摄影", "报道", "综合", "讯", "电", "by", "and")
)
_CHINESE: Final = lazy_pattern(r"[\u4e00-\u9fff]+")
_LONGEST: Final = 16
_LONGEST_LATIN: Final = 40


@lru_cache(4096)
def authors_of(byline: str | None) -> tuple[str, ...]:
    """Return the names in a byline, in order, in comparable characters without white space."""
    if not byline:
        return ()
    plain = _SHARE.sub(" / ", normalize(byline, numerals=False).text)
    parts = [[bare for piece in part.split() if (bare := _bare(piece))] for part in _APART.split(plain)]
    names = [
        piece
        for part in parts
        for piece in _joined(part)
        if piece not in _NO_NAME
        and 1 < len(piece) <= (_LONGEST if _CHINESE.search(piece) else _LONGEST_LATIN)
        and any(char.isalpha() for char in piece)
    ]
    return tuple(dict.fromkeys(names))


@lru_cache(4096)
def printed_authors(byline: str | None) -> tuple[str, ...]:
    """Return the same names as they are printed, with their capitals, script and dots; a spaced-out name is joined."""
    if not byline:
        return ()
    plain = normalize(byline, numerals=False)
    kept = [at for at, char in enumerate(plain.text) if not char.isspace()]
    solid = "".join(plain.text[at] for at in kept)
    found, end = [], 0
    for name in authors_of(byline):
        wanted = "".join(name.split())
        start = solid.find(wanted, end)
        if start < 0:
            found.append(name)
            continue
        end = start + len(wanted)
        first, last = plain.original_span(kept[start], kept[end - 1] + 1)
        parts = byline[first:last].split()
        found.append(("" if _CHINESE.search(name) else " ").join(parts))
    return tuple(found)


def _bare(piece: str) -> str:
    """Return a piece without the office before the name and the work behind it."""
    held = _OFFICE.match(piece)
    name = piece[held.end() :] if held else piece
    done = _WORK.search(name)
    return name[: done.start()] if done and done.start() > 1 else name


def _joined(pieces: list[str]) -> list[str]:
    """Join what only type-setting parted: 周 文 is one name, and so is maria lopez."""
    found: list[str] = []
    for piece in pieces:
        last = found[-1] if found else ""
        spaced = len(piece) == 1 and len(last) == 1 and _CHINESE.fullmatch(last + piece)
        latin = last not in ("", "by", "and") and piece != "and" and not _CHINESE.search(last + piece)
        if spaced or latin:
            found[-1] = f"{last} {piece}" if latin else last + piece
        else:
            found.append(piece)
    return found
