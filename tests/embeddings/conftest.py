"""Encoders and weights that several tests share; each is loaded once, when first asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings import Encoder, load_encoder
from embeddings.weights import PackedWeights, bundled_weights

TEXTS = [
    "西藏那曲积分超市启动资金3730万元，覆盖89个村。",
    "今年上半年，全市接待游客同比增长12.5%。",
    "拉萨",
    "The cooperative was founded in 2017 with 26 households.",
    "GDP和5G、APP",
    "青稞收购价每斤3.2元，比去年高两成；合作社按户分红，六月底全部到账。" * 3,
    "བོད་ཡིག Привет мир مرحبا 안녕",
    "扎西德勒😀🎉",
]


@pytest.fixture(scope="session")
def weights() -> PackedWeights:
    return PackedWeights(bundled_weights())


@pytest.fixture(scope="session")
def light() -> Encoder:
    return load_encoder("bundled")


@pytest.fixture(scope="session")
def full() -> Encoder:
    """The same weights in torch, on one thread: two that wait for each other are slow on a busy machine."""
    import torch

    torch.set_num_threads(1)
    return load_encoder("bundled-torch", batch_size=4)


@pytest.fixture(scope="session")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write a tiny random model of sentence-transformers; arguments: folder name, prompts."""

    def make(name: str, prompts: dict[str, str] | None = None) -> Path:
        import torch
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
        from tokenizers import Tokenizer, models, pre_tokenizers, processors
        from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

        torch.manual_seed(7)
        characters = sorted(set("".join(TEXTS)) | {chr(i) for i in range(33, 127)})
        vocabulary = {piece: i for i, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *characters])}
        tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
        tokenizer.post_processor = processors.TemplateProcessing(
            single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
        )
        base = tmp_path_factory.mktemp("parts")
        PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
            tokenizer_object=tokenizer,
            pad_token="[PAD]",
            unk_token="[UNK]",
            cls_token="[CLS]",
            sep_token="[SEP]",
            model_max_length=64,
        ).save_pretrained(base)
        BertModel(
            BertConfig(
                vocab_size=len(vocabulary),
                hidden_size=32,
                num_hidden_layers=2,
                num_attention_heads=4,
                intermediate_size=64,
                max_position_embeddings=64,
            )
        ).save_pretrained(base)
        transformer = Transformer(str(base), max_seq_length=64)
        model = SentenceTransformer(modules=[transformer, Pooling(32)], prompts=prompts, device="cpu")
        folder = tmp_path_factory.mktemp("models") / name
        model.save(str(folder), create_model_card=False)
        return folder

    return make
