"""Whether the person who answers holds the office that is asked for: 校长 is not 副校长, 董事长 not 总经理."""

import re
from typing import Final

from corpus.lazy import lazy_pattern
from retriever.question import Kind, Question
from retriever.reader.subject import CLAUSE_END, Surroundings

_OFFICES: Final = (
    "护士长|总裁判长|裁判长|审判长|秘书长|董事长|理事长|检察长|总经理|总工程师|总裁(?!判)|总监|总教练|主教练|第1书记|第一书记|书记|主任|主席|"
    "[校院局县市镇乡村部处科厂站馆会队所社行园台区省州州组班]长|经理|教练|导演|编剧|主演|责任编辑|主编|译者|审判员|法官|原告|被告|亚军|季军|冠军"
)
_OFFICE: Final = lazy_pattern(rf"(?P<deputy>副?)(?P<office>{_OFFICES})")
#: Who asks for an office by name: 校长是谁, 谁是校长, 校长叫什么, 校长 at the end.
_ASKED: Final = lazy_pattern(
    rf"(?:谁是|谁当|谁任|谁担任|哪位是).{{0,12}}?(?P<behind>副?(?:{_OFFICES}))"
    rf"|(?P<before>副?(?:{_OFFICES}))(?:的?(?:名字|姓名|全名))?(?:都?是谁|叫什么|叫啥|姓什么|是哪|[?？]?$)"
)
#: Offices that a deed stands for as well.
_DEEDS: Final = {
    "导演": "执导",
    "编剧": "编写|剧本|改编",
    "主演": "饰|出演|演",
    "译者": "译",
    "冠军": "夺冠|折桂|第1|第一|金牌|夺得|夺魁",
    "亚军": "第2|第二|银牌",
    "季军": "第3|第三|铜牌",
}
_NEAR: Final = 14
_NO_PERSON: Final = frozenset((Kind.AMOUNT, Kind.COUNT, Kind.PERCENT, Kind.DATE))


def holds_another_office(question: Question, around: Surroundings) -> bool:
    """Tell whether an office is asked for by name and the text beside the answer names another one, or none of it."""
    match = _ASKED.search(question.squeezed)
    if not match or question.answer_type.kind in _NO_PERSON:  # 选了几个人当书记
        return False
    wanted = match["behind"] or match["before"]
    offices = {found.group() for found in _OFFICE.finditer(around.paragraph)}
    deed = _DEEDS.get(wanted)
    if wanted not in offices:
        return not (deed and re.search(deed, around.paragraph))
    beside = {found.group() for found in _OFFICE.finditer(_beside(around))}
    return bool(beside) and wanted not in beside


def _beside(around: Surroundings) -> str:
    """Return what stands in the answer's clause right before it and right behind it."""
    before = CLAUSE_END.split(around.lead[-_NEAR:])[-1]
    behind = CLAUSE_END.split(around.rest[:_NEAR])[0]
    return f"{before}|{behind}"
