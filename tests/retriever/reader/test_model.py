"""The bundled weights: they answer, they are found damaged, and batches change nothing."""

from pathlib import Path

import numpy as np
import pytest

from retriever.hits import ArticleReference, Citation, Hit
from retriever.reader import ReaderWeightsError, read, read_text
from retriever.reader.model import ReaderModel
from retriever.reader.reading import default_reader
from retriever.reader.weights import TRAINED, load_trained, reader_folder

NEWS = (
    "本报清渠电（记者 何雨晴）近日，清渠县在12个乡镇新建便民驿站86个，投入资金约1350万元，"
    "聘请管理员172名。其中，柳河镇建成驿站9个，聘请管理员18名。"
)


def hit(text: str, title: str = "清渠县便民驿站建到家门口") -> Hit:
    return Hit(1.0, text, Citation(ArticleReference(title, title, dateline="本报清渠电"), 0, text), 0.88)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("清渠县建便民驿站投入了多少资金？", "约1350万元"),
        ("清渠縣建便民驛站投入了多少資金？", "约1350万元"),
        ("清渠县新建了多少个便民驿站？", "86个"),
        ("柳河镇聘请了多少名管理员？", "18名"),
    ],
)
def test_a_question_is_answered_with_the_whole_value(question: str, answer: str) -> None:
    reading = read(question, [hit(NEWS)])
    assert reading
    assert NEWS[reading.start : reading.end] == answer
    assert 0 < reading.confidence < 1


def test_an_answer_that_is_there_is_surer_than_one_that_is_not() -> None:
    there = read("清渠县新建了多少个便民驿站？", [hit(NEWS)])
    missing = read("白水县去年卖出多少头牦牛？", [hit(NEWS)])
    assert there
    assert missing
    assert there.confidence > 0.5 > missing.confidence


def test_a_text_of_one_character_and_one_of_a_hundred_thousand() -> None:
    assert read_text("投入了多少资金？", "。") is None
    short = read_text("投入了多少资金？", "钱")
    assert short is None or (short.start, short.end) == (0, 1)
    filler = "这里说的是别的事情，和提问没有关系。" * 2700
    text = filler + NEWS + filler
    reading = read_text("清渠县建便民驿站投入了多少资金？", text)
    assert reading
    assert text[reading.start : reading.end].endswith("1350万元")


def test_nothing_to_read_is_no_reading() -> None:
    assert read("投入了多少资金？", []) is None
    assert read_text("投入了多少资金？", "") is None


def test_a_window_reads_the_same_alone_and_in_company() -> None:
    model = ReaderModel()
    windows = model.windowing.windows("投入了多少资金？", "", NEWS) * 3
    alone = model.logits(windows[:1])[0]
    for together in model.logits(windows):
        np.testing.assert_array_equal(alone, together)


def test_the_head_is_place_and_headline() -> None:
    assert hit(NEWS).citation.article.head == "清渠 清渠县便民驿站建到家门口"


def test_damaged_or_missing_weights_name_the_command(tmp_path: Path) -> None:
    with pytest.raises(ReaderWeightsError, match="pip install"):
        reader_folder(tmp_path / "none.npz")
    damaged = tmp_path / "weights.npz"
    damaged.write_bytes(TRAINED.read_bytes()[:100_000])
    with pytest.raises(ReaderWeightsError, match="damaged"):
        reader_folder(damaged)
    with pytest.raises(ReaderWeightsError, match="damaged"):
        load_trained(damaged)


def test_the_weights_hold_what_was_trained_and_nothing_more() -> None:
    trained = load_trained()
    layers = {name.split(".")[0] for name in trained} - {"head"}
    assert layers == {f"l{number}" for number in range(4, 12)}
    assert TRAINED.stat().st_size < 16 * 2**20
    assert default_reader() is default_reader()
