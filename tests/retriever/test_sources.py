"""A page in doubt is decided by the encoder, and alike through every door; any other page does not wait for it."""

from pathlib import Path

import pytest

from corpus import readers
from corpus.crew import Crew, Part
from corpus.plain import plain_articles
from corpus.vectors import ENCODE
from embeddings import EncoderNotFoundError, shared
from retriever import sources

BEGINNINGS = (
    "石桥村来了一支医疗队\n\n"
    "本报讯 石桥村昨天来了一支医疗队，内科和眼科的大夫在村口摆开桌子，为老人量血压、听心肺。\n\n"
    "白塔小学办起少年棋社\n\n"
    "本报讯 白塔小学上周办起少年棋社，六个班的孩子每天放学后在阅览室对局，由退休教师指点。\n\n"
)
PATIENTS = "有三位老人查出白内障，下月去县城动手术，费用全免。"
ENDS = f"{PATIENTS}\n\n到期末要比一场，头名得一副云子。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(BEGINNINGS + ENDS, encoding="utf-8")
    return path


def title_over_patients(page: Path) -> str | None:
    (document,) = sources.stream(page)
    return next(
        article.title
        for article in document.articles
        if PATIENTS in [paragraph.text for paragraph in article.paragraphs]
    )


def test_an_end_in_doubt_goes_to_the_article_of_its_subject(page: Path) -> None:
    assert title_over_patients(page) == "石桥村来了一支医疗队"
    assert ENCODE.get() is None  # no other reading is given it


def test_a_process_of_its_own_reads_a_page_as_this_one(page: Path) -> None:
    with Crew(1, command=sources.HAND) as crew:
        found = [row for one in crew.read([page]) if isinstance(one, Part) for row in one.articles]
    assert found == list(plain_articles(sources.stream(page)))


def test_without_the_encoder_a_page_is_read_as_well(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise EncoderNotFoundError("not here")

    monkeypatch.setattr(shared, "_encoder", missing)
    assert tuple(sources.stream(page)) == readers.read(page)


def test_a_page_without_doubt_asks_no_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise AssertionError("the encoder was asked")

    monkeypatch.setattr(shared, "_encoder", asked)
    (tmp_path / "page.txt").write_text(BEGINNINGS, encoding="utf-8")
    (document,) = sources.stream(tmp_path / "page.txt")
    assert len(document.articles) == 2
