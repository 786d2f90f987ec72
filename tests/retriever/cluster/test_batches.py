"""What workers are given together, and what they hand back, whatever the pieces in which it comes."""

from pathlib import Path

import pytest

from corpus.crew import Failed, Finished, Part
from corpus.plain import PlainArticle
from retriever.cluster.batches import batches

ARTICLES = tuple(PlainArticle(f"{number}", "x" * 400_000, "[]") for number in range(7))
PATH = Path("a.jsonl")


def test_a_batch_holds_items_of_like_size_within_its_room() -> None:
    found = list(batches([3, 30, 4, 29, 5, 100], int, most=2, room=60))
    assert found == [[100], [30, 29], [5, 4], [3]]
    assert list(batches([], int, most=2, room=60)) == []


@pytest.mark.parametrize("cuts", [(7,), (1, 2, 4), (3, 3, 1), (1,) * 7])
def test_tables_depend_on_the_articles_alone(cuts: tuple[int, ...]) -> None:
    pytest.importorskip("pyarrow", reason="needs baozhi[ray]: make cluster")
    from retriever.cluster.actors import found_in, tables

    rest = iter(ARTICLES)
    parts = [Part(PATH, tuple(next(rest) for _ in range(cut))) for cut in cuts]
    made = list(tables([*parts, Finished(PATH, ("one record",))]))
    assert [table.num_rows for table in made] == [3, 3, 2]
    found = [one for table in made for one in found_in(table)]
    assert found == [*(Part(PATH, (article,)) for article in ARTICLES), Finished(PATH, ("one record",))]


def test_a_failure_is_the_last_that_is_told_of_a_file() -> None:
    pytest.importorskip("pyarrow", reason="needs baozhi[ray]: make cluster")
    from retriever.cluster.actors import found_in, tables

    told = [Part(PATH, ARTICLES[:1]), Failed(PATH, "too large")]
    assert [one for table in tables(told) for one in found_in(table)] == told


def test_an_encoder_of_another_name_than_the_indexs_is_refused() -> None:
    pytest.importorskip("pyarrow", reason="needs baozhi[ray]: make cluster")
    from retriever.cluster.actors import PassageEncoder
    from tests.encoders import HashingEncoder

    with pytest.raises(ValueError, match="not other"):
        PassageEncoder(HashingEncoder(), "other")
