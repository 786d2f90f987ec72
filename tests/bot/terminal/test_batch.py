"""Batches: a damaged line is told in its place, in whatever encoding the others are."""

import json
from pathlib import Path

import pytest

from bot.errors import BatchError
from bot.terminal.commands.batch import Record, run_batch

LINES = ['{"id": "a", "question": "建了多少家"}', '{"id": "b", "question": "投入多少"}']


def run(path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> list[Record]:
    batch = path / "batch.jsonl"
    batch.write_bytes(data)
    assert run_batch(str(batch), lambda record: {"asked": record["question"]}) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("stray", [b"\xe5", b"\xff", b"\xe5\xbb", b"\x01", b"\x00"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_stray_byte_spoils_its_own_line_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stray: bytes, mark: bytes
) -> None:
    data = mark + "\n".join([*LINES, LINES[0]]).encode()
    at = data.index("投入".encode())
    first, second, third = run(tmp_path, capsys, data[:at] + stray + data[at:])
    assert first == third == {"id": "a", "asked": "建了多少家"}
    assert second["id"] is None
    assert str(second["error"]).startswith("line 2: ")


def test_a_stray_byte_among_escapes_or_in_the_only_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    escaped = json.dumps(json.loads(LINES[0])).encode()
    good, bad = run(tmp_path, capsys, escaped + b'\n{"id": "b", "question": "x\xe5"}')
    assert (good["asked"], "error" in bad) == ("建了多少家", True)
    (only,) = run(tmp_path, capsys, LINES[0].encode().replace("家".encode(), "家".encode()[:2]))
    assert "not UTF-8 from byte" in str(only["error"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32"])
def test_a_whole_batch_in_another_encoding_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    found = run(tmp_path, capsys, "\r\n".join(LINES).encode(encoding))
    assert [record["asked"] for record in found] == ["建了多少家", "投入多少"]


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff", LINES[0].encode("utf-16")[:-1]],
)
def test_what_is_no_batch_at_all_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(data)
    with pytest.raises(BatchError, match=r"batch\.jsonl"):
        run_batch(str(path), lambda record: record)
