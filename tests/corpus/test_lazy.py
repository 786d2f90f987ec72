"""Patterns compiled when they are needed."""

import gc
import importlib
import re
import threading
from pathlib import Path
from typing import Any

import pytest

import bot
import corpus
import retriever
from corpus.lazy import LazyPattern, lazy_pattern


def _compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets every pattern compiled from now on."""
    seen: list[str] = []
    real = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        seen.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr("corpus.lazy.re.compile", noted)
    return seen


def test_a_pattern_is_compiled_with_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = _compilations(monkeypatch)
    pattern = lazy_pattern("[甲乙]组")
    assert compiled == []
    assert pattern.search("分在乙组")
    assert pattern.sub("某组", "甲组") == "某组"
    assert pattern.match("乙班") is None
    assert compiled == ["[甲乙]组"]


def test_it_does_what_a_compiled_pattern_does() -> None:
    source, text = r"(?P<number>\d+)(?P<unit>[亩顷])", "共12亩，另3顷。"
    lazy, plain = lazy_pattern(source), re.compile(source)
    assert lazy.findall(text) == plain.findall(text)
    assert [match.span() for match in lazy.finditer(text)] == [match.span() for match in plain.finditer(text)]
    assert lazy.split(text) == plain.split(text)
    assert lazy.subn("", text) == plain.subn("", text)
    found = lazy.fullmatch(text, 1, 4)
    assert found
    assert found["unit"] == "亩"
    assert (lazy.pattern, lazy.groups, dict(lazy.groupindex)) == (source, 2, {"number": 1, "unit": 2})


def test_a_text_without_what_every_match_has_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = _compilations(monkeypatch)
    pattern = lazy_pattern("第.+[届轮]比赛", needs="届轮")
    assert pattern.search("第三场比赛") is None
    assert pattern.fullmatch("第三场比赛", 1, 3) is None
    assert list(pattern.finditer("第三场比赛")) == []
    assert compiled == []
    assert pattern.search("这是第三届比赛", 2)
    assert pattern.match("第三场比赛") is None
    assert compiled == ["第.+[届轮]比赛"]


def test_flags_hold() -> None:
    assert lazy_pattern("press", re.IGNORECASE).match("PRESS")


def test_threads_may_use_it_first_together() -> None:
    pattern = lazy_pattern("|".join(f"第{number}区" for number in range(300)))
    start, found = threading.Barrier(8), []

    def look() -> None:
        start.wait()
        found.append(pattern.search("在第299区") is not None)

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8


def test_every_pattern_of_the_product_compiles() -> None:
    for package in (bot, corpus, retriever):
        root = Path(package.__path__[0])
        for file in root.rglob("*.py"):
            if "lazy_pattern(" in file.read_text("utf-8"):
                importlib.import_module(".".join(file.relative_to(root.parent).with_suffix("").parts))
    patterns = [thing for thing in gc.get_objects() if type(thing) is LazyPattern]
    assert len(patterns) > 100
    for pattern in patterns:
        re.compile(pattern.pattern, pattern.flags_given)
        if pattern.needs:
            assert _is_needed(pattern), pattern


def _is_needed(pattern: LazyPattern) -> bool:
    """Tell whether no match can do without the characters that a pattern is said to need."""
    return _holds_one(re._parser.parse(pattern.pattern, pattern.flags_given), pattern.needs)  # type: ignore[attr-defined]


def _holds_one(parts: Any, needs: frozenset[str]) -> bool:
    """Tell whether all that a parsed pattern matches has one of some characters: one of its parts has."""
    return any(_part_holds_one(str(kind), value, needs) for kind, value in parts)


def _part_holds_one(kind: str, value: Any, needs: frozenset[str]) -> bool:
    match kind:
        case "LITERAL":
            return chr(value) in needs
        case "IN":
            return all(str(sort) == "LITERAL" and chr(char) in needs for sort, char in value)
        case "BRANCH":
            return all(_holds_one(branch, needs) for branch in value[1])
        case "SUBPATTERN":
            return _holds_one(value[3], needs)
        case "MAX_REPEAT" | "MIN_REPEAT":
            return value[0] > 0 and _holds_one(value[2], needs)
    return False
