"""A value of a question is read as the class of the text that holds it."""

import pytest

from retriever.hits import ArticleReference, Citation, Hit
from retriever.question import Question
from retriever.reader.classes import in_classes, in_no_class

MEALS = "75岁以上老人每餐3元，60至74岁的7元，不足部分由镇里补。"
FIELDS = "种粮100亩以上的每亩补80元，不满100亩的补50元。"


def hit(text: str) -> Hit:
    return Hit(1.0, text, Citation(ArticleReference("a", "食堂"), 0, text))


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        ("82岁老人一餐多少钱", MEALS, "75岁以上老人一餐多少钱"),
        ("六十六岁的一餐多少钱", MEALS, "60至74岁的一餐多少钱"),
        ("种30亩粮每亩补多少", FIELDS, "种不满100亩粮每亩补多少"),
        ("种130亩粮每亩补多少", FIELDS, "种100亩以上粮每亩补多少"),
        ("50岁的人一餐多少钱", MEALS, "50岁的人一餐多少钱"),
        ("82岁的老周几点起床", "82岁的老周每天五点起床，他说75岁以上的都这样。", "82岁的老周几点起床"),
        ("12公里的路修了多久", "路长超过5公里，修了两年。", "12公里的路修了多久"),
    ],
)
def test_a_value_is_read_as_the_class_that_holds_it(question: str, text: str, read: str) -> None:
    assert in_classes(Question(question), [hit(text)]).typed == read


def test_a_value_that_no_class_holds_has_no_answer() -> None:
    assert in_no_class(Question("50岁的人一餐多少钱"), MEALS)
    assert not in_no_class(Question("82岁老人一餐多少钱"), MEALS)
    assert not in_no_class(Question("50岁的人一餐多少钱"), FIELDS)
