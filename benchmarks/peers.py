"""The same work done by other libraries: a pool of paragraphs is indexed, questions look for their own.

    python -m benchmarks.peers SQUAD.json [--paragraphs 256] [--questions 300] [--only NAME…]

Everybody has the same model in the folder sentence-transformers reads, on the same processors, and BM25
the same words (jieba); what is not installed is said and left out. One process indexes and answers all
questions; another one starts cold from what the first has saved. JSON on stdout.
"""

import argparse
import json
import pickle
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.machine import machine
from embeddings.bundled import PROMPTS, standard_folder

K: Final = 10
Search = Callable[[str], list[int]]
"""A question → the numbers of paragraphs, best first."""


def _words(text: str) -> list[str]:
    import rjieba  # noqa: PLC0415

    return [word for word in rjieba.cut_for_search(text) if any(char.isalnum() for char in word)]


def baozhi(folder: Path, texts: Sequence[str] | None) -> Search:
    """This program, as installed."""
    from retriever import Retriever  # noqa: PLC0415

    archive = Retriever.open(folder / "index", create=True)
    if texts is not None:
        path = folder / "pool.jsonl"
        lines = [json.dumps({"id": str(n), "title": "", "text": text}) for n, text in enumerate(texts)]
        path.write_text("\n".join(lines), encoding="utf-8")
        archive.add(path)
    return lambda question: [int(hit.citation.article.id) for hit in archive.search(question, K)]


def plain(folder: Path, texts: Sequence[str] | None) -> Search:
    """sentence-transformers, a flat FAISS index and rank-bm25, fused by reciprocal ranks."""
    import faiss  # noqa: PLC0415
    from rank_bm25 import BM25Okapi  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    model = SentenceTransformer(str(standard_folder()), device="cpu")
    if texts is not None:
        rows = model.encode([PROMPTS["passage"] + text for text in texts], normalize_embeddings=True)
        flat = faiss.IndexFlatIP(rows.shape[1])
        flat.add(rows)
        faiss.write_index(flat, str(folder / "flat.faiss"))
        (folder / "bm25.pickle").write_bytes(pickle.dumps(BM25Okapi([_words(text) for text in texts])))
    index = faiss.read_index(str(folder / "flat.faiss"))
    bm25 = pickle.loads((folder / "bm25.pickle").read_bytes())  # noqa: S301  (written above)

    def search(question: str) -> list[int]:
        query = model.encode([PROMPTS["query"] + question], normalize_embeddings=True)
        dense = index.search(query, 5 * K)[1][0].tolist()
        words = np.argsort(-bm25.get_scores(_words(question)))[: 5 * K].tolist()
        fused: dict[int, float] = {}
        for ranking in (dense, words):
            for rank, number in enumerate(ranking, 1):
                fused[number] = fused.get(number, 0.0) + 1 / (60 + rank)
        return sorted(fused, key=lambda number: -fused[number])[:K]

    return search


def txtai(folder: Path, texts: Sequence[str] | None) -> Search:
    """The hybrid index of txtai."""
    from txtai import Embeddings  # noqa: PLC0415

    settings = {
        "path": str(standard_folder()),
        "instructions": {"query": PROMPTS["query"], "data": PROMPTS["passage"]},
        "hybrid": True,
        "gpu": False,
    }
    embeddings = Embeddings(settings)
    if texts is not None:
        embeddings.index(list(enumerate(texts)))
        embeddings.save(str(folder / "txtai"))
    else:
        embeddings.load(str(folder / "txtai"))
    return lambda question: [int(number) for number, _ in embeddings.search(question, K)]


def haystack_bm25(folder: Path, texts: Sequence[str] | None) -> Search:
    """Haystack's in-memory BM25 over words cut beforehand."""
    from haystack import Document  # noqa: PLC0415
    from haystack.document_stores.in_memory import InMemoryDocumentStore  # noqa: PLC0415

    path = str(folder / "haystack.json")
    if texts is not None:
        store = InMemoryDocumentStore(bm25_tokenization_regex=r"\S+")
        store.write_documents([Document(id=str(n), content=" ".join(_words(t))) for n, t in enumerate(texts)])
        store.save_to_disk(path)
    else:
        store = InMemoryDocumentStore.load_from_disk(path)
    return lambda question: [
        int(found.id) for found in store.bm25_retrieval(" ".join(_words(question)), top_k=K)
    ]


def haystack_dense(folder: Path, texts: Sequence[str] | None) -> Search:
    """Haystack's in-memory store with vectors of sentence-transformers."""
    from haystack import Document  # noqa: PLC0415
    from haystack.document_stores.in_memory import InMemoryDocumentStore  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    model = SentenceTransformer(str(standard_folder()), device="cpu")
    path = str(folder / "haystack-dense.json")
    if texts is not None:
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        rows = model.encode([PROMPTS["passage"] + text for text in texts], normalize_embeddings=True).tolist()
        store.write_documents(
            [
                Document(id=str(n), content=t, embedding=row)
                for n, (t, row) in enumerate(zip(texts, rows, strict=True))
            ]
        )
        store.save_to_disk(path)
    else:
        store = InMemoryDocumentStore.load_from_disk(path)

    def search(question: str) -> list[int]:
        query = model.encode(PROMPTS["query"] + question, normalize_embeddings=True).tolist()
        return [int(found.id) for found in store.embedding_retrieval(query, top_k=K)]

    return search


def langchain(folder: Path, texts: Sequence[str] | None) -> Search:
    """LangChain's FAISS store with its Hugging Face embeddings."""
    from langchain_community.vectorstores import FAISS  # noqa: PLC0415
    from langchain_huggingface import HuggingFaceEmbeddings  # noqa: PLC0415

    model = HuggingFaceEmbeddings(
        model_name=str(standard_folder()),
        model_kwargs={"device": "cpu"},
        encode_kwargs={"normalize_embeddings": True, "prompt": PROMPTS["passage"]},
        query_encode_kwargs={"normalize_embeddings": True, "prompt": PROMPTS["query"]},
    )
    path = str(folder / "langchain")
    if texts is not None:
        store = FAISS.from_texts(list(texts), model, metadatas=[{"n": n} for n in range(len(texts))])
        store.save_local(path)
    else:
        store = FAISS.load_local(path, model, allow_dangerous_deserialization=True)
    return lambda question: [found.metadata["n"] for found in store.similarity_search(question, K)]


PEERS: Final[dict[str, Callable[[Path, Sequence[str] | None], Search]]] = {
    made.__name__: made for made in (baozhi, plain, txtai, haystack_bm25, haystack_dense, langchain)
}


def peak_memory() -> float:
    """Return the largest resident size of this process so far, in MB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return round(int(found[1]) / 1024) if found else float("nan")


def warm(
    name: str, folder: Path, texts: Sequence[str], questions: Sequence[tuple[str, int]]
) -> dict[str, float]:
    """Index the pool and answer all questions."""
    begin = time.perf_counter()
    search = PEERS[name](folder, texts)
    indexed = time.perf_counter() - begin
    search("预热")
    times, ranks = [], []
    for question, own in questions:
        begin = time.perf_counter()
        found = search(question)
        times.append((time.perf_counter() - begin) * 1e3)
        ranks.append(found.index(own) + 1 if own in found else None)
    return {
        "index_passages_per_s": round(len(texts) / indexed, 1),
        "warm_p50_ms": round(statistics.median(times), 1),
        "warm_p99_ms": round(float(np.quantile(times, 0.99)), 1),
        "memory_mb": peak_memory(),
        "recall_at_1": round(sum(rank == 1 for rank in ranks) / len(ranks), 4),
        "mrr": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 4),
    }


def main() -> None:
    """Run every peer in processes of its own, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--paragraphs", type=int, default=256)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--one", nargs=3, metavar=("NAME", "FOLDER", "PHASE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    data = [p for a in json.loads(options.file.read_text("utf-8"))["data"] for p in a["paragraphs"]]
    data = data[: options.paragraphs]
    asked = [(qa["question"], n) for n, p in enumerate(data) for qa in p["qas"]]
    asked = random.Random(0).sample(asked, min(len(asked), options.questions))  # noqa: S311
    if options.one:
        name, folder, phase = options.one
        if phase == "cold":
            PEERS[name](Path(folder), None)(asked[0][0])
        else:
            result = warm(name, Path(folder), [p["context"] for p in data], asked)
            Path(folder, "result.json").write_text(json.dumps(result))
        return
    report: dict[str, Any] = {
        "machine": machine(),
        "pool": {"paragraphs": len(data), "questions": len(asked), "file": options.file.name},
    }
    for name in options.only:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.peers", str(options.file), "--one", name, folder]
            sizes = ["--paragraphs", str(options.paragraphs), "--questions", str(options.questions)]
            run = subprocess.run([*command, "warm", *sizes], capture_output=True, text=True, check=False)
            if run.returncode:
                report[name] = f"does not run here: {run.stderr.strip().splitlines()[-1]}"
                continue
            walls = []
            for _ in range(3):
                begin = time.perf_counter()
                subprocess.run([*command, "cold", *sizes], capture_output=True, check=True)
                walls.append(time.perf_counter() - begin)
            result = json.loads(Path(folder, "result.json").read_text())
            report[name] = {**result, "cold_first_answer_s": round(min(walls), 2)}
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
