"""A quantity asked for year by year."""

import pytest

from bot import Assistant
from retriever import Retriever


@pytest.mark.parametrize(
    "question", ["梨树村集体收入历年", "梨树村历年的集体收入是多少？", "梨树村集体收入有什么变化"]
)
def test_a_series_has_a_line_a_year_each_with_its_source(village: Retriever, question: str) -> None:
    answer = Assistant(village).answer(question)
    assert answer.text == (
        "2021年：300万元\n2022年：350万元\n2023年：400万元；另报 380万元\n2026年：突破600万元（计划）"
    )
    assert [part.label for part in answer.parts] == ["2021年", "2022年", "2023年", "2023年", "2026年"]
    for part in answer.parts:
        assert part.citation.span is not None
        assert part.citation.quote[slice(*part.citation.span)] == part.text


def test_one_year_is_told_with_its_year_and_is_no_change(village: Retriever) -> None:
    alone = Assistant(village).answer("柳塘村集体收入历年").text or ""
    assert "年：" in alone and "\n" not in alone
    assert "年：" not in (Assistant(village).answer("柳塘村集体收入有什么变化").text or "")
