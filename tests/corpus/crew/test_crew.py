"""Files read by processes of their own: whole, bounded, and whatever becomes of one of them."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crew import Crew, Failed, Finished, Part
from corpus.plain import plain_articles
from corpus.readers import stream

#: Reads nothing, and does what the name of a file says.
PRETENDS = """
import json, sys, time
for line in sys.stdin:
    name = json.loads(line)
    if "crash" in name:
        sys.exit("a library\\nfell over")
    if "hang" in name:
        time.sleep(60)
    if "heavy" in name:
        print(json.dumps({"heavy": True}), flush=True)
        break
    for number in range(200 if "long" in name else 1):
        print(json.dumps({"rows": [[name, "x" * 1000, "[]"]]}), flush=True)
    print(json.dumps({"failed": "bad"} if "bad" in name else {"done": ["one record"]}), flush=True)
"""


def crew(size: int = 1, patience: float = 60) -> Crew:
    return Crew(size, patience=patience, command=(sys.executable, "-c", PRETENDS))


def named(found: Iterator[Part | Finished | Failed]) -> dict[str, str]:
    return {
        one.path.name: one.why if isinstance(one, Failed) else "read"
        for one in found
        if not isinstance(one, Part)
    }


def test_a_file_that_brings_its_reader_down_is_told_in_a_line_and_the_rest_is_read() -> None:
    with crew() as hands:
        found = named(hands.read(map(Path, ("a", "crash", "b", "heavy", "bad", "c"))))
    assert found["crash"] == "crash: 读取程序中途停止 (the reader came down): fell over"
    assert "too much memory" in found["heavy"]
    assert found["bad"] == "bad"
    assert [found[name] for name in "abc"] == ["read"] * 3


def test_a_reader_is_kept_from_one_call_to_the_next() -> None:
    counts = (
        "import sys, json\n"
        "for number, _ in enumerate(sys.stdin): print(json.dumps({'done': [str(number)]}), flush=True)"
    )
    with Crew(1, command=(sys.executable, "-c", counts)) as hands:
        found = [one for name in "abc" for one in hands.read([Path(name)])]
    assert found == [Finished(Path(name), (str(number),)) for number, name in enumerate("abc")]


def test_a_file_of_which_nothing_is_heard_is_given_up() -> None:
    with crew(2, patience=0.2) as hands:
        found = named(hands.read(map(Path, ("hang", "a"))))
    assert found == {"hang": "hang: 读了太久没有结果 (took too long)", "a": "read"}


def test_who_stops_listening_is_not_held_up() -> None:
    before = threading.active_count()
    with crew(2) as hands:
        for _ in hands.read(map(Path, ("long", "long2", "hang"))):
            break
    assert threading.active_count() == before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        text = f"第{number}渡口停运\n\n本报讯（记者 石帆）第{number}渡口昨天停运，三千人改走大桥。\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    records = ('{"title": "一", "text": "第一条消息。"}', "no record")
    (tmp_path / "records.jsonl").write_text("\n".join(records), encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\x00\xff\x00")
    return tmp_path


def test_what_is_read_is_what_this_process_would_read(folder: Path) -> None:
    paths = sorted(folder.iterdir())
    rows: dict[Path, list[object]] = {path: [] for path in paths}
    ends: dict[str, object] = {}
    with Crew(2) as hands:
        for found in hands.read([*paths, folder / "gone.txt"]):
            if isinstance(found, Part):
                rows[found.path] += found.articles
            else:
                ends[found.path.name] = found
    for path in paths:
        if path.name != "bad.md":
            assert rows[path] == list(plain_articles(stream(path, lambda problem: None)))
    assert {name for name, end in ends.items() if isinstance(end, Failed)} == {"bad.md", "gone.txt"}
    records = ends["records.jsonl"]
    assert isinstance(records, Finished)
    assert len(records.problems) == 1
