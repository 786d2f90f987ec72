"""Any model of sentence-transformers as an encoder. Importing this module imports torch."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
import torch
from huggingface_hub import HfApi, snapshot_download
from huggingface_hub.errors import HFValidationError, HTTPError, LocalEntryNotFoundError  # type: ignore[attr-defined]
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from transformers.utils import logging

from embeddings.encoder import Vectors, well_formed
from embeddings.errors import BrokenWeightsError, EncoderError, EncoderNotFoundError

_PROBE_SECONDS: Final = 5.0
_SAMPLES: Final = 64
_SAMPLE_BYTES: Final = 1 << 14
_CONTENT: Final = {".json", ".safetensors", ".bin", ".txt", ".model"}

_FAMILIES: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = (
    (re.compile(r"\be5-(small|base|large)(?!.*instruct)"), "query: ", "passage: "),
    (re.compile(r"\bbge-(small|base|large)-zh\b"), "为这个句子生成表示以用于检索相关文章：", ""),
)
"""Prompts for a query and a passage that a family was trained with and its folders do not carry."""


def find_model(name: str) -> Path:
    """Return the folder of a model: a folder given, one in the hub's cache, or a fresh download.

    Raises:
        EncoderNotFoundError: it is none of the three.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
            raise EncoderNotFoundError(
                f"{name}: 文件夹里没有模型 (a folder without a model in it: no config.json, no modules.json)"
            )
        return folder
    advice = (
        f"{name}: 本机没有这个模型，也下载不到；请在有网络的地方运行 hf download {name} --local-dir FOLDER，"
        "再用文件夹代替模型名 (no such model on this machine and none could be fetched; where there is a "
        "network, run that command, and give the folder in place of the name)"
    )
    if "/" not in name:
        name = f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(name, local_files_only=True))
    except HFValidationError:
        raise EncoderNotFoundError(
            f"{name}: 不是文件夹，也不是模型名 (neither a folder nor the name of a model)"
        ) from None
    except LocalEntryNotFoundError:
        pass
    try:
        # One short question first: a download without a network would retry for minutes.
        HfApi().model_info(name, timeout=_PROBE_SECONDS)
        return Path(snapshot_download(name, ignore_patterns=["onnx/*", "openvino/*", "*.h5", "*.msgpack"]))
    except (OSError, HTTPError) as error:
        raise EncoderNotFoundError(advice) from error


def family_prompts(name: str) -> tuple[str, str]:
    """Return the prompts (query, passage) of the family a model's name tells, else empty ones."""
    for pattern, query, passage in _FAMILIES:
        if pattern.search(name.lower()):
            return query, passage
    return "", ""


def fingerprint(folder: Path) -> str:
    """Return 8 hexadecimal digits that change with a model's settings and weights.

    Large files are sampled: training changes every part of a weight file.
    """
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted(folder.rglob("*")):
        if path.suffix not in _CONTENT:
            continue
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()} {size} ".encode())
        with path.open("rb") as file:
            for start in range(0, size, max(size // _SAMPLES, _SAMPLE_BYTES)):
                file.seek(start)
                digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()


class TransformerEncoder:
    """A sentence-transformers model.

    Queries and passages get the model's own prompts ("query"; "document" or "passage"), or where it
    has none those of its family.

    Args:
        folder: the model.
        name: what to call its vectors; None makes a name from the folder's and its content.
        device: of torch; None takes the best there is.
        batch_size: texts encoded together.
        progress: show a bar on stderr.

    Raises:
        BrokenWeightsError: the folder cannot be loaded.
        EncoderError: there is no such device.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str | None = None,
        device: str | None = None,
        batch_size: int = 32,
        progress: bool = False,
    ) -> None:
        _check_device(device)
        try:
            with quietly(not progress):
                self.model = SentenceTransformer(str(folder), device=device, local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = str(error).strip().split("\n", 1)[0]
            raise BrokenWeightsError(
                f"{folder}: 不能作为模型载入 (cannot be loaded as a model): {reason}"
            ) from error
        title = _title(folder)
        self.name = name or f"{title}@{fingerprint(folder)}"
        self.dimension = int(self.model.get_embedding_dimension() or 0)
        self.max_tokens = int(self.model.max_seq_length or self.model.tokenizer.model_max_length)
        query, passage = family_prompts(title)
        self._query_prompt = _own_prompt(self.model.prompts, "query") or query
        self._passage_prompt = _own_prompt(self.model.prompts, "document", "passage", "corpus") or passage
        self._batch_size = batch_size
        self._progress = progress

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimension); rows have unit length."""
        return self._encode(texts, self._query_prompt)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimension); rows have unit length."""
        return self._encode(texts, self._passage_prompt)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        rows: Vectors = self.model.encode(
            [well_formed(text) for text in texts],
            prompt=prompt,
            batch_size=self._batch_size,
            show_progress_bar=self._progress,
            normalize_embeddings=True,
            convert_to_numpy=True,
        )
        rows = rows.astype(np.float32, copy=False)
        # A model in bfloat16 is normalised to three digits only.
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        return rows


@contextmanager
def quietly(quiet: bool = True) -> Iterator[None]:
    """Keep transformers from drawing a bar while it loads."""
    if not (quiet and logging.is_progress_bar_enabled()):
        yield
        return
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _own_prompt(prompts: Mapping[str, str], *names: str) -> str:
    return next((prompts[name] for name in names if prompts.get(name)), "")


def _title(folder: Path) -> str:
    """Return the model's name: of a snapshot in the hub's cache the name on the hub, else the folder's."""
    for part in reversed(folder.resolve().parts):
        if part.startswith("models--"):
            return part.removeprefix("models--").replace("--", "/")
    return folder.resolve().name


def _check_device(device: str | None) -> None:
    try:
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise EncoderError(
            f"{device}: torch 在这里没有这个设备，不写就用最好的 "
            "(torch has no such device here; leave it out to take the best there is)"
        ) from error
