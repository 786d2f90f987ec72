"""Bytes → text: UTF-8, UTF-16, GB18030 and Big5 are read, everything else is refused by name and byte.

GB18030 and Big5 use the same bytes. A text is in the one in which its characters are the more common ones.
"""

import codecs
import re
from contextlib import suppress
from pathlib import Path

from corpus.chinese.text import to_simplified
from corpus.errors import SourceNotFoundError, UnreadableSourceError
from corpus.lazy import lazy_pattern

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What DOS ended a text with (Ctrl-Z), and zeros that fill the last block. A letter of UTF-32 has up to three zeros.
_FILLING = re.compile(rb"(?:\x1a[\x00\x1a]*|\x00{4,})\Z")
_SAMPLE = 20_000
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_CONTROL = lazy_pattern(r"[\x00-\x08\x0e-\x1f\x7f]")
_COMMON = lazy_pattern(r"[\x00-\x7f\u2000-\u206f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
#: Share of a sample that may be rare glyphs or symbols before GB18030 is taken for a mistake.
_RARE = 0.25
#: Tried in this order. Hong Kong's characters are an extension of Big5 that has not all of Microsoft's.
_CHINESE = ("gb18030", "cp950", "big5hkscs")
#: How much more common, in natural logarithms a character, the characters must be in another encoding than GB18030.
_SURER = 1.0
#: No Chinese in UTF-8, and letters of other scripts: perhaps a word in GB18030, as 学校 is ѧУ.
_BY_CHANCE = lazy_pattern(r"[\x00-\x7f]*(?:[\u0250-\u07ff][\x00-\x7f]*)+")
#: How common the characters of a word are at least, a logarithm; Russian read as Chinese has rarer ones.
_FAMILIAR = -10.0
#: Share of the bytes beyond ASCII that must read as Chinese in UTF-8 for the others to be damage.
_KEPT = 0.8


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the byte order in which the bytes read like text, told apart by the rare glyphs of the wrong one."""
    if len(data) % 2 or 0 not in data:
        return None
    found: list[tuple[float, str]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _first_control(text) is None:
            found.append((_rare_share(text), encoding))
    share, encoding = min(found, default=(1.0, ""))
    return encoding if share <= _RARE else None


def reads_as_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for some damage, as after a cut or a stray byte.

    Chinese takes three bytes a character in UTF-8; the bytes of a text in GB18030 hardly ever look so.
    """
    beyond = len(data) - len(data.translate(None, _BEYOND_ASCII))
    text = data.decode("utf-8", "ignore")
    wide = sum(char >= "\u0800" and _COMMON.match(char) is not None for char in text)
    return 3 * wide >= _KEPT * beyond


def _rare_share(text: str) -> float:
    """Return the share of a sample that is neither Latin nor Chinese nor punctuation: high for bytes by chance."""
    sample = text[:_SAMPLE]
    return sum(not _COMMON.match(char) for char in sample) / max(1, len(sample))


def _first_control(text: str) -> int | None:
    """Return the offset of the first character that no text file has, or None."""
    match = _CONTROL.search(text)
    return match.start() if match else None


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes, line ends as they are.

    Raises:
        UnreadableSourceError: empty, binary, or in no encoding we read.
    """
    if not data:
        raise UnreadableSourceError(f"{name}: 文件是空的 (the file is empty)")
    text, encoding = _decoded(data, name)
    control = _first_control(text)
    if control is not None:
        byte = len(text[:control].encode(encoding, "surrogatepass"))
        raise UnreadableSourceError(
            f"{name}: 第 {byte} 字节是控制字符，像是二进制文件 (control character at byte {byte}: a binary file?)"
        )
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise UnreadableSourceError(f"{name}: 文件里没有文字 (the file holds no text)")
    return text.removeprefix("\ufeff")


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _not_text(name, error.start) from error
    data = _without_filling(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    else:
        if "\x00" not in text:
            found = _in_chinese(data) if _BY_CHANCE.fullmatch(text) else None
            return found if found and _familiarity(found[0]) > _FAMILIAR else (text, "utf-8")
        bad = data.index(0)
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide), wide
    if 0 not in data:
        if reads_as_utf8(data):
            raise UnreadableSourceError(
                f"{name}: UTF-8 文字在第 {bad} 字节处损坏，请修好或重新存盘 (damaged UTF-8 at byte {bad})"
            )
        found = _in_chinese(data)
        if found:
            return found
        bad = max(bad, _first_error(data, "gb18030"))
    raise _not_text(name, bad)


def _without_filling(data: bytes) -> bytes:
    """Return bytes without what fills up the end; bytes with zeros elsewhere are UTF-16 or no text."""
    body = _FILLING.sub(b"", data)
    return data if 0 in body else body


def _in_chinese(data: bytes) -> tuple[str, str] | None:
    """Return the text in the Chinese encoding that makes the most of the bytes, or None where none reads like text."""
    readings: list[tuple[str, str]] = []
    for encoding in _CHINESE:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if _rare_share(text) <= _RARE:
                readings.append((text, encoding))
    if len(readings) < 2:
        return readings[0] if readings else None
    return max(readings, key=lambda reading: _familiarity(reading[0]) + _SURER * (reading[1] == "gb18030"))


def _familiarity(text: str) -> float:
    """Return how common the characters of a sample are, in simplified characters."""
    from corpus.layout.language import NgramTables, fold  # noqa: PLC0415  (needed for old encodings alone)

    return NgramTables.bundled().familiarity(fold(to_simplified(text[:_SAMPLE])))


def _first_error(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _not_text(name: str, byte: int) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{name}: 第 {byte} 字节起不是 UTF-8、GB18030、Big5 或 UTF-16 文本，请先转成 UTF-8 "
        f"(not UTF-8, GB18030, Big5 or UTF-16 from byte {byte})"
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        SourceNotFoundError: no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceNotFoundError(f"{path}: 没有这个文件 (no such file)") from error
    except OSError as error:
        raise SourceNotFoundError(f"{path}: 读不了 (cannot be read): {error.strerror}") from error


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        SourceNotFoundError: no such file, or it may not be read.
        UnreadableSourceError: empty, binary, or in no encoding we read.
    """
    return decode(read_bytes(path), str(path))
