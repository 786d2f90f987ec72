"""A folder is watched: what comes, changes and goes is in the index, and nothing is embedded twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.terminal.commands.watching import follow, taking_over
from corpus.watching import Change, look_over
from retriever import IndexReport, Retriever
from retriever.errors import StorageError
from tests.encoders import HashingEncoder

NOTE = "---\ntitle: {title}\n---\n\n{title}昨天完工，长{length}公里。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").write_text(NOTE.format(title="甲渠", length=3), "utf-8")
    return folder


class Steps:
    """Does one thing after the other between the looks, on a clock of its own."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.now = 0.0
        self._steps = steps

    def wakes(self) -> Iterator[bool]:
        for step in self._steps:
            step()
            for _ in range(3):
                self.now += 1.0
                yield True

    def clock(self) -> float:
        return self.now


def test_changes_are_taken_over_and_a_bad_file_stops_nothing(folder: Path, tmp_path: Path) -> None:
    encoder, reports = HashingEncoder(), list[IndexReport]()
    with (
        Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive,
        Retriever.open(tmp_path / "index", create=True, encoder=encoder) as reader,
    ):
        archive.add(folder)
        steps = Steps(
            lambda: (folder / "b.md").write_text(NOTE.format(title="乙渠", length=5), "utf-8"),
            lambda: (folder / "bad.md").write_bytes(b"\x00\xff\x00"),
            lambda: (folder / "b.md").rename(folder / "c.md"),
            (folder / "a.md").unlink,
            lambda: (folder / "bad.md").write_text(NOTE.format(title="丙渠", length=7), "utf-8"),
        )
        take_over = taking_over(archive, 0, 1.0, lambda report, seconds: reports.append(report))
        follow([folder], look_over([folder], {}), take_over, steps.wakes(), steps.clock)
        titles = sorted(str(entry.reference.title) for entry in reader.catalogue())
    assert titles == ["丙渠", "乙渠"]
    names = [
        [[Path(name).name for name in part] for part in (report.added, report.removed)] for report in reports
    ]
    assert names == [[["b.md"], []], [[], []], [["c.md"], ["b.md"]], [[], ["a.md"]], [["bad.md"], []]]
    assert [len(report.failed) for report in reports] == [0, 1, 0, 0, 0]
    assert len(encoder.embedded) == len(set(encoder.embedded))


def test_a_full_disk_is_waited_for(folder: Path) -> None:
    taken: list[float] = []
    steps = Steps(lambda: (folder / "a.md").write_text(NOTE.format(title="甲渠", length=4), "utf-8"))

    def take_over(change: Change) -> bool:
        taken.append(steps.now)
        return len(taken) > 1

    def wakes() -> Iterator[bool]:
        yield from steps.wakes()
        for _ in range(40):
            steps.now += 1.0
            yield False

    follow([folder], look_over([folder], {}), take_over, wakes(), steps.clock)
    assert taken == [3.0, 18.0]


def test_a_change_that_finds_no_room_is_told_and_not_lost(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        take_over = taking_over(archive, 0, 1.0, lambda report, seconds: None)

        def full(*paths: object, **options: object) -> IndexReport:
            raise StorageError("no room")

        with monkeypatch.context() as patch:
            patch.setattr(archive, "add", full)
            assert not take_over(Change((folder / "a.md",), ()))
        assert take_over(Change((folder / "a.md",), ()))
    assert "no room" in capsys.readouterr().err
