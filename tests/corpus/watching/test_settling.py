"""What has changed is told once it is whole."""

from pathlib import Path

from corpus.watching import Change, Settling, look_over

A, B, C = Path("/p/a.txt"), Path("/p/b.txt"), Path("/p/c.txt")
OLD, NEW, NEWER = (10, 1, 7), (20, 2, 7), (30, 3, 7)


def test_a_file_that_is_being_written_is_waited_for() -> None:
    settling = Settling({})
    assert not settling.look({A: OLD}, 0.0)
    assert not settling.look({A: NEW}, 1.4)
    assert not settling.look({A: NEW}, 2.8)
    change = settling.look({A: NEW}, 2.9)
    assert change == Change((A,), ())
    settling.take(change)
    assert not settling.restless
    assert not settling.look({A: NEW}, 9.0)


def test_a_renamed_file_is_gone_and_come_in_one_change() -> None:
    settling = Settling({A: OLD, C: OLD})
    settling.look({B: OLD, C: OLD}, 0.0)
    assert settling.look({B: OLD, C: OLD}, 2.0) == Change((B,), (A,))


def test_a_file_that_an_editor_puts_in_place_of_another_was_never_gone() -> None:
    settling = Settling({A: OLD})
    settling.look({}, 0.0)
    assert not settling.look({A: NEW}, 1.0)
    assert settling.look({A: NEW}, 3.0) == Change((A,), ())


def test_what_was_not_taken_over_comes_again() -> None:
    settling = Settling({})
    settling.look({A: OLD}, 0.0)
    assert settling.look({A: OLD}, 2.0) == settling.look({A: OLD}, 3.0) == Change((A,), ())


def test_one_that_never_rests_does_not_keep_the_others() -> None:
    settling = Settling({})
    found = [settling.look({A: OLD, B: (second, second, 1)}, float(second)) for second in range(8)]
    assert found[2] == Change()
    assert found[7] == Change((A,), ())


def test_only_sources_are_looked_at_and_an_empty_folder_has_what_it_had(tmp_path: Path) -> None:
    assert look_over([tmp_path], {A: OLD}) == {}
    assert look_over([A.parent, tmp_path], {A: OLD}) == {A: OLD}
    for name in ("page.txt", ".page.txt.x1", "~$page.docx", "page.txt.part", "page.tmp"):
        (tmp_path / name).write_text("文字", encoding="utf-8")
    found = look_over([tmp_path, A.parent], {A: OLD, tmp_path / "gone.txt": OLD})
    assert [path.name for path in found] == ["page.txt", "a.txt"]
