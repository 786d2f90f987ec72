"""A citation knows where its lines are printed, where the source does."""

from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.placing import placed
from corpus.layout import write_edit
from corpus.model import Place
from corpus.readers import read
from retriever import Citation, Retriever
from tests.corpus.sheet.making import Paper
from tests.encoders import HashingEncoder

TEXT = "岭东茶园昨天开园，首日采摘鲜叶三吨，每公斤卖到八十元，比去年高一成。"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder = tmp_path_factory.mktemp("boxes")
    paper = Paper(folder / "茶.pdf")
    paper.line("茶园开园", 40, 45, 16)
    paper.column(TEXT, 20, 75)
    text = folder / "桥.md"
    text.write_text("---\ntitle: 大桥\n---\n\n石桥镇的大桥修好了。\n", encoding="utf-8")
    archive = Retriever.open(folder / "index", create=True, encoder=HashingEncoder())
    archive.add(paper.done(), text)
    return archive


def test_boxes_come_with_hits_and_through_json(archive: Retriever) -> None:
    citation = archive.search("茶园首日采摘鲜叶多少吨", 1)[0].citation
    assert citation.quote == TEXT
    assert citation.boxes is not None
    assert len(citation.boxes) == -(-(len(TEXT) + 2) // 10)
    assert citation.boxes[0] == pytest.approx(Place(1, 40, 75, 120, 85), abs=0.7)
    first = citation.to_json()["boxes"][0]
    assert first == {"page": 1, "box": list(citation.boxes[0][1:])}
    answer = Answer("问", "三吨", 0.9, citations=(citation,))
    assert Answer.from_json(answer.to_json()).citations[0].boxes == citation.boxes


def test_an_answer_is_given_the_boxes_that_its_citations_lack(archive: Retriever) -> None:
    hit = archive.search("茶园首日采摘鲜叶多少吨", 1)[0].citation
    bare = Citation(hit.article, hit.paragraph, hit.quote, (2, 4))
    head = Citation(hit.article, -1, "茶园开园")
    nothing = Citation(hit.article, -7, "")
    found = placed(Answer("问", "三吨", 0.9, citations=(bare, head, nothing)), archive).citations
    assert found[0].boxes == hit.boxes
    assert found[1].boxes is not None
    assert found[1].boxes[0].y0 == pytest.approx(45, abs=0.7)
    assert found[2].boxes is None


def test_a_text_has_no_boxes(archive: Retriever) -> None:
    citation = archive.search("石桥镇的大桥", 1)[0].citation
    assert citation.boxes is None
    assert citation.to_json()["boxes"] is None
    assert archive.verify().problems == ()


def test_a_mended_file_stands_in_for_a_pdf(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "茶.pdf")
    paper.line("茶园开园", 40, 45, 16)
    paper.column(TEXT, 20, 75)
    documents = read(paper.done())
    mended = write_edit([a for document in documents for a in document.articles]).replace("三吨", "五吨")
    (tmp_path / "茶.md").write_text(mended, encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(tmp_path)
        found = archive.search("茶园首日采摘鲜叶多少吨", 5)
        assert [hit.citation.quote for hit in found] == [TEXT.replace("三吨", "五吨")]
