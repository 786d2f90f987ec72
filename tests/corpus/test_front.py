"""Front matter within bounds."""

import time
from pathlib import Path

import pytest

from corpus.errors import UnreadableSourceError
from corpus.layout.front import DEEPEST, LONGEST, load_front
from corpus.readers import read


def bomb(steps: int = 9) -> str:
    """Nine lines, each a list of ten times the one before: a thousand million values."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefghi"[:steps], "bcdefghij", strict=False):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 10)}]")
    return "\n".join([*lines, "title: *j"])


@pytest.mark.parametrize(
    "front",
    [
        bomb(),
        "title: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
        "title: 长\nnote: " + "字" * LONGEST,
        "title: &a 一\nbyline: *a",
        "a: &a {b: 1}\n<<: *a",
    ],
    ids=["bomb", "deep", "long", "alias", "merge"],
)
def test_what_front_matter_has_no_use_for_is_refused_at_once(tmp_path: Path, front: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(f"---\n{front}\n---\n\n正文一段。\n", encoding="utf-8")
    began = time.perf_counter()
    with pytest.raises(UnreadableSourceError) as refused:
        read(path)
    assert time.perf_counter() - began < 2
    assert str(path) in str(refused.value)
    assert len(str(refused.value)) < 300


def test_plain_values_are_read() -> None:
    assert load_front("title: 甲\ntags: [一, {二: [三]}]") == {"title": "甲", "tags": ["一", {"二": ["三"]}]}


def test_a_block_in_the_text_may_be_long() -> None:
    from corpus.layout.markdown import read_edited

    block = "时间到了：" + "开会。" * LONGEST
    (article,) = read_edited(f"---\ntitle: 甲\n---\n\n正文。\n\n---\n{block}\n---\n", "a.md")
    assert len(article.paragraphs) == 2
