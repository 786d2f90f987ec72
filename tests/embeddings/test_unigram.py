"""The tokenizer: its normaliser, and parts of the vocabulary that cut as the whole does."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, normalizers

from embeddings.bundled import light_folder
from embeddings.charmap import character_map
from embeddings.unigram import PARTS, SPACE, Tokens, kept_pieces, shared_tokens
from embeddings.weights import PackedWeights

CHINESE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"),
        st.sampled_from("，。、；：？！“”‘’《》（）【】—…·％　 \n\t0123456789ABCXYZ０９ＡＺ①②㎡℃№½"),
        st.sampled_from("😀🎉䶮𠮷\u200b\ufeff\x00あア〇々"),
    ),
    max_size=60,
)
LATIN = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.sampled_from("the quick brown fox Straße naïve ﬁ ｆｕｌｌ 那曲 1,000 km² "),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    ),
    max_size=60,
)


@pytest.fixture(scope="module")
def whole() -> Tokenizer:
    return Tokenizer.from_file(str(light_folder() / "whole.json"))


def as_tokens(tokenizer: Tokenizer, text: str) -> list[int]:
    """The ids after the prompt's own, as the whole tokenizer gives them for the whole line."""
    prompt = tokenizer.encode("query:", add_special_tokens=False).ids
    ids = tokenizer.encode("query: " + text, add_special_tokens=False).ids
    assert ids[: len(prompt)] == prompt
    return list(ids[len(prompt) :])


@pytest.fixture(scope="module")
def chinese() -> Tokens:
    return Tokens(light_folder())


@pytest.fixture(scope="module")
def latin() -> Tokens:
    tokens = Tokens(light_folder())
    tokens("grown")
    return tokens


@settings(deadline=None, max_examples=300)
@given(text=CHINESE)
def test_the_chinese_part_cuts_as_the_whole(chinese: Tokens, whole: Tokenizer, text: str) -> None:
    assert chinese(text).tolist() == as_tokens(whole, text)


@settings(deadline=None, max_examples=300)
@given(text=LATIN)
def test_the_latin_part_cuts_as_the_whole(latin: Tokens, whole: Tokenizer, text: str) -> None:
    assert latin(text).tolist() == as_tokens(whole, text)


def test_it_grows_when_a_text_asks_for_more_and_not_before(whole: Tokenizer) -> None:
    tokens = Tokens(light_folder())
    steps = [
        ("那曲市GDP增长5.2%，5G😀", "chinese"),
        ("每平方ｋm三人", "latin"),
        ("拉萨", "latin"),
        ("Привет", "whole"),
        ("那曲", "whole"),
    ]
    for text, part in steps:
        assert tokens(text).tolist() == as_tokens(whole, text)
        assert tokens.part == part


def test_a_sign_that_becomes_other_letters_counts_as_they_do() -> None:
    tokens = Tokens(light_folder())
    tokens("面积3㎡")  # m2
    assert tokens.part == "latin"
    tokens("µ")  # the Greek letter
    assert tokens.part == "whole"


@settings(deadline=None)
@given(text=CHINESE)
def test_pieces_put_together_are_the_normalised_text(whole: Tokenizer, text: str) -> None:
    expected = whole.normalizer.normalize_str(" " + text).replace(" ", SPACE)
    cut = whole.encode(" " + text, add_special_tokens=False)
    assert "".join(cut.tokens) == expected
    assert not re.search("  +", whole.normalizer.normalize_str(text))


def test_known_words_are_cut_as_xlm_r_cuts_them(whole: Tokenizer) -> None:
    assert whole.encode("中国").tokens == ["<s>", "▁中国", "</s>"]
    assert whole.encode("hello world").tokens == ["<s>", "▁hell", "o", "▁world", "</s>"]


def test_parts_nest_and_keep_the_special_pieces(weights: PackedWeights) -> None:
    vocabulary = weights.vocabulary
    kept = [kept_pieces(vocabulary, part) for part in PARTS]
    sizes = [len(ids) for ids in kept]
    assert sizes == sorted(sizes)
    assert sizes[0] < len(vocabulary.pieces) / 8
    assert sizes[-1] == len(vocabulary.pieces)
    for small, large in pairwise(kept):
        assert set(small) < set(large)
    for ids in kept:
        assert ids[:4] == [0, 1, 2, 3]
        assert min(vocabulary.scores[i] for i in ids) == min(vocabulary.scores)


def test_every_replacement_of_the_file_is_made(weights: PackedWeights) -> None:
    normalizer = normalizers.Precompiled(character_map(weights.normalizer))
    for character, output in weights.normalizer.items():
        assert normalizer.normalize_str(character) == output


@settings(deadline=None)
@given(
    st.dictionaries(
        st.characters(exclude_categories=["Cs"], min_codepoint=1),
        st.text(st.sampled_from("ab西é"), max_size=3),
    )
)
def test_any_replacements_are_made_and_nothing_else(replacements: dict[str, str]) -> None:
    normalizer = normalizers.Precompiled(character_map(replacements))
    probes = [*replacements, *"aÿĀ西藏😀\x01", *(chr(ord(c) ^ 1) for c in replacements if ord(c) > 1)]
    for character in probes:
        if not 0xD800 <= ord(character) < 0xE000:
            assert normalizer.normalize_str(character) == replacements.get(character, character)


def test_a_folder_is_loaded_once_for_all_who_read_with_it() -> None:
    assert shared_tokens(light_folder()) is shared_tokens(light_folder())
