"""Writes a model as the folder that sentence-transformers and transformers read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from embeddings.unigram import build_normalizer, build_tokenizer
from embeddings.weights import PackedWeights

_DENSE: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS: Final = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def write_folder(weights: PackedWeights, folder: Path, prompts: Mapping[str, str]) -> None:
    """Write weights, tokenizer and settings.

    Args:
        weights: the model.
        folder: an empty folder.
        prompts: what stands before a "query" and a "passage", with the space after it.
    """
    save_file(bert_tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})
    tokenizer = build_tokenizer(weights.vocabulary, build_normalizer(weights.normalizer))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "1_Pooling").mkdir()
    for name, content in _settings(weights, prompts).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2), "utf-8")


def bert_tensors(weights: PackedWeights) -> dict[str, NDArray[np.float32]]:
    """Return the float32 tensors under the names of transformers' BertModel."""
    shape = weights.shape
    hidden = shape.hidden
    tensors = {
        "embeddings.word_embeddings.weight": weights.matrix("emb.word", hidden),
        "embeddings.position_embeddings.weight": weights.vector("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": weights.vector("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
    }
    # The pooler is not used and not in the file; without it transformers warns and invents one.
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(hidden, np.float32)
    for layer in range(shape.layers):
        ours, theirs = f"l{layer}.", f"encoder.layer.{layer}."
        for short, name in _DENSE.items():
            inputs = shape.intermediate if short == "fo" else hidden
            tensors[f"{theirs}{name}.weight"] = weights.matrix(f"{ours}{short}.w", inputs)
            tensors[f"{theirs}{name}.bias"] = weights.vector(f"{ours}{short}.b")
        for short, name in _NORMS.items():
            tensors[f"{theirs}{name}.weight"] = weights.vector(f"{ours}{short}.w")
            tensors[f"{theirs}{name}.bias"] = weights.vector(f"{ours}{short}.b")
    return tensors


def _settings(weights: PackedWeights, prompts: Mapping[str, str]) -> dict[str, Any]:
    shape, vocabulary = weights.shape, weights.vocabulary
    pieces = vocabulary.pieces
    modules = ("Transformer", "Pooling", "Normalize")
    paths = ("", "1_Pooling", "2_Normalize")
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": shape.vocabulary,
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.intermediate,
            "hidden_act": "gelu",
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": float(f"{shape.epsilon:.3g}"),
            "pad_token_id": vocabulary.pad,
            "bos_token_id": vocabulary.bos,
            "eos_token_id": vocabulary.eos,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": pieces[vocabulary.bos],
            "cls_token": pieces[vocabulary.bos],
            "eos_token": pieces[vocabulary.eos],
            "sep_token": pieces[vocabulary.eos],
            "pad_token": pieces[vocabulary.pad],
            "unk_token": pieces[vocabulary.unk],
            "mask_token": pieces[-1],
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{module}"}
            for i, (module, path) in enumerate(zip(modules, paths, strict=True))
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
            "pooling_mode_max_tokens": False,
        },
        "config_sentence_transformers.json": {
            "prompts": {**prompts, "document": prompts["passage"]},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
