import pytest

from corpus.chinese.bylines import authors_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本报记者 周文", ("周文",)),
        ("记者 周文博 通讯员 许 棠", ("周文博", "许棠")),
        ("本报记者周文摄", ("周文",)),
        ("文/罗小满 图/周文", ("罗小满", "周文")),
        ("通讯员：何书宁、沈桂兰", ("何书宁", "沈桂兰")),
        ("记者 胡　文", ("胡文",)),  # a name of two characters, spaced out by the printer
        ("本报记者 李欣 通讯员 王小文/文 张图/图", ("李欣", "王小文", "张图")),
        ("新华社记者 阿卜杜拉·买买提", ("阿卜杜拉买买提",)),
        ("本报诵讯员 李飞 摄", ("李飞",)),  # 通讯员, misread
        ("By Maria Lopez", ("maria lopez",)),
        ("By Al Moss, Bo Fernandez-Reed and Cy Voss", ("al moss", "bo fernandez-reed", "cy voss")),
        ("记者張三 李四報道", ("张三", "李四")),
        ("本报编辑部", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_each_author_of_a_byline_is_told(byline: str | None, names: tuple[str, ...]) -> None:
    assert authors_of(byline) == names
