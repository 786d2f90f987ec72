"""Make an index with the code of an earlier commit, to be kept here as a file.

    git worktree add OLD COMMIT
    cd OLD && PYTHONPATH=. python THIS-FILE NAME-content-N.tar.gz

Packs the index, its sources and what the code of that commit found for each question. Sources are known by
their absolute path, so they are made below /papers, which must not be there before.
"""

import hashlib
import json
import shutil
import sys
import tarfile
from pathlib import Path

import numpy as np

ROOT = Path("/papers")
SOURCES = {
    "桥.md": "---\ntitle: 柳河大桥合龙\nbyline: 记者 江舟\ndateline: 本报柳河电\nyear: 2021\n---\n\n"
    "本报柳河电（记者 江舟）柳河大桥昨日合龙，全长1.8公里，总投资4.2亿元。\n\n"
    "## 两岸\n\n两岸3个乡9万人出行时间缩短40分钟。\n",
    "茶.jsonl": '{"id": "c1", "title": "茶园", "text": "云岭乡新建茶园6500亩，涉及农户830户。"}\n'
    '{"id": "c2", "title": "⽯桥⻓廊", "text": "⽯桥⻓廊由⻢家⼭⽯匠用三年建成。"}\n',
    "三版.txt": "荷塘村养鱼增收\n\n本报讯（记者 沈鸥）荷塘村今年放养鱼苗27万尾，户均增收5600元，\n比去年多了一成。\n\n"
    "松林区义诊\n\n松林区人民医院12名医生昨日下乡义诊，为317名老人检查身体。\n",
}
QUESTIONS = (
    "柳河大桥总投资多少",
    "云岭乡新建茶园多少亩",
    "荷塘村放养鱼苗多少尾",
    "松林区医院多少名医生义诊",
    "两岸出行时间缩短多少",
)


class HashingEncoder:
    """That of tests/encoders.py, which not every commit has."""

    name, dimension, max_tokens = "hashing", 64, 512

    def _row(self, text):
        row = np.zeros(self.dimension, dtype=np.float32)
        for size in (1, 2):
            for start in range(len(text) - size + 1):
                digest = hashlib.blake2b(text[start : start + size].encode(), digest_size=8).digest()
                row[int.from_bytes(digest[:4], "big") % self.dimension] += 1.0 if digest[4] % 2 else -1.0
        return row / np.linalg.norm(row)

    def encode_queries(self, texts):
        return np.stack([self._row(text) for text in texts])

    encode_passages = encode_queries


def main() -> None:
    from retriever import Retriever  # that of the commit

    ROOT.mkdir()
    try:
        sources = ROOT / "sources"
        sources.mkdir()
        for name, text in SOURCES.items():
            (sources / name).write_text(text, "utf-8")
        with Retriever.open(ROOT / "index", create=True, encoder=HashingEncoder()) as archive:
            archive.add(sources)
            found = {
                question: [hit.citation.quote for hit in archive.search(question)[:1]]
                for question in QUESTIONS
            }
        (ROOT / "found.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
        with tarfile.open(sys.argv[1], "w:gz") as packed:
            for name in ("index", "sources", "found.json"):
                packed.add(ROOT / name, name, filter=_nobody)
    finally:
        shutil.rmtree(ROOT)


def _nobody(entry):
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return None if entry.name.rpartition("/")[2].startswith("lock") else entry


if __name__ == "__main__":
    main()
