"""What every encoder keeps, whatever runs inside."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from embeddings import Encoder, load_encoder

from .conftest import TEXTS


@pytest.fixture(scope="module", params=["bundled", "bundled-torch", "folder"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "folder":
        make: Callable[..., Path] = request.getfixturevalue("make_model")
        return load_encoder(str(make("tiny-e5-small")), batch_size=3)
    fixtures = {"bundled": "light", "bundled-torch": "full"}
    loaded: Encoder = request.getfixturevalue(fixtures[request.param])
    return loaded


def test_it_is_an_encoder(encoder: Encoder) -> None:
    assert isinstance(encoder, Encoder)
    assert encoder.name
    assert encoder.max_tokens >= 64


@pytest.mark.parametrize("method", ["encode_queries", "encode_passages"])
def test_rows_are_float32_of_unit_length(encoder: Encoder, method: str) -> None:
    rows = getattr(encoder, method)(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dimension)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_nothing_in_gives_no_rows(encoder: Encoder) -> None:
    for rows in (encoder.encode_queries([]), encoder.encode_passages([])):
        assert rows.shape == (0, encoder.dimension)
        assert rows.dtype == np.float32


def test_a_text_has_one_vector_alone_in_a_batch_and_in_any_order(encoder: Encoder) -> None:
    texts = TEXTS * 2
    order = np.random.default_rng(5).permutation(len(texts))
    together = encoder.encode_passages(texts)
    shuffled = encoder.encode_passages([texts[i] for i in order])
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    assert (shuffled * together[order]).sum(axis=1).min() >= 0.999
    assert (alone * together[: len(TEXTS)]).sum(axis=1).min() >= 0.999
    queries = encoder.encode_queries(TEXTS)
    single = np.concatenate([encoder.encode_queries([text]) for text in TEXTS])
    assert (queries * single).sum(axis=1).min() >= 0.999


def test_encoding_twice_gives_the_same_numbers(encoder: Encoder) -> None:
    np.testing.assert_array_equal(encoder.encode_passages(TEXTS), encoder.encode_passages(TEXTS))
    np.testing.assert_array_equal(encoder.encode_queries(TEXTS[:1]), encoder.encode_queries(TEXTS[:1]))


def test_a_changed_row_does_not_change_the_next_answer(encoder: Encoder) -> None:
    first = encoder.encode_queries(["藏历新年"])
    kept = first.copy()
    first[:] = 0
    np.testing.assert_array_equal(encoder.encode_queries(["藏历新年"]), kept)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "😀", "😀" * 40, "\ud800", "\x00", "</s>", "<mask>", "\u200b"]
)
def test_odd_texts_have_a_vector(encoder: Encoder, text: str) -> None:
    for rows in (encoder.encode_queries([text]), encoder.encode_passages([text, "拉萨"])):
        assert np.isfinite(rows).all()
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_what_lies_beyond_max_tokens_does_not_count(encoder: Encoder) -> None:
    long = "积分超市开门营业。" * 150
    rows = encoder.encode_passages([long, long + "另一件完全不同的事。" * 20])
    assert rows[0] @ rows[1] >= 0.9999


def test_queries_and_passages_differ_where_the_prompts_do(encoder: Encoder) -> None:
    rows = encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS)
    assert (rows[0] * rows[1]).sum(axis=1).max() < 0.9999


def test_different_texts_differ(encoder: Encoder) -> None:
    rows = encoder.encode_passages(TEXTS)
    similar = rows @ rows.T
    np.fill_diagonal(similar, 0)
    assert similar.max() < 0.9999
