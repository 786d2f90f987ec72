"""How close a paragraph must be to a topic that it does not name: precision and recall over the bundled archive.

``python -m benchmarks.topics`` prints both for some thresholds. The topics are said in other words than the
articles use; those without articles are not in the archive at all.
"""

import json

from bot import Assistant
from bot.dialogue.listing import finding
from bot.dialogue.strategy_context import StrategyContext
from retriever import Retriever

#: Topics, and the articles of the bundled archive that are about them (by the beginnings of their ids).
TOPICS: dict[str, tuple[str, ...]] = {
    "抗洪": ("000-5", "000-8"),
    "汛情": ("000-5", "000-8"),
    "下大雨": ("000-5", "000-8"),
    "打扫卫生": ("000-2", "000-3", "000-1"),
    "垃圾清理": ("000-2", "000-3", "000-1", "000-8", "003-4"),
    "抗击新冠": ("004-7", "004-5"),
    "志愿者抗疫": ("004-7",),
    "养牛": ("003-2", "002-3"),
    "畜牧业": ("002-1", "002-3", "003-2"),
    "金融知识": ("003-5",),
    "银行": ("003-5",),
    "天气预报部门": ("002-4",),
    "消防员": ("002-5",),
    "乡村旅游业": ("000-6", "000-1"),
    "老人房屋漏雨": ("000-8",),
    "党校教师": ("000-4", "000-1"),
    "积分兑换": ("002-2", "002-3"),
    "扶贫": ("001-3", "004-3", "003-1", "004-5"),
    "送温暖": ("004-3",),
    "民族关系": ("003-3",),
    "驻村干部": ("003-4", "000-8", "004-5"),
    "支部评星": ("004-1",),
    "软弱涣散支部整改": ("004-2", "004-5", "002-7", "001-3"),
    "城市社区治理": ("001-1", "002-6", "000-1"),
    **dict.fromkeys(
        (
            "足球", "地铁", "芯片", "外交", "股票", "火箭发射", "马拉松", "电影节", "海洋捕捞", "核电站", "咖啡",
            "滑雪",
            "空难", "选美", "彩票", "石油开采", "围棋", "婚姻登记", "飞机制造", "葡萄酒", "动漫", "量子计算",
            "高考", "房价",
        ),
        (),
    ),
}  # fmt: skip


def measure(archive: Retriever, close: float, near: float) -> dict[str, float]:
    """Return precision and recall of the articles that are listed, and the share of absent topics that list none."""
    context = StrategyContext(archive, Assistant(archive).read, 0.5)
    finding.CLOSE, finding.NEAR = close, near  # type: ignore[misc]
    right = listed = wanted = quiet = 0
    for topic, ids in TOPICS.items():
        found = [one.article.id for one in finding.find_by_topic((topic,), context)]
        if not ids:
            quiet += not found
            continue
        right += sum(one in ids for one in found)
        listed += len(found)
        wanted += len(ids)
    absent = sum(not ids for ids in TOPICS.values())
    return {"precision": right / max(1, listed), "recall": right / wanted, "quiet": quiet / absent}


def main() -> None:
    """Print a line for each pair of thresholds."""
    with Retriever.open() as archive:
        for close in (0.80, 0.81, 0.82, 0.83, 1.0):
            for near in (0.76, 0.77, 0.775, 0.78):
                if near <= close:
                    print(json.dumps({"close": close, "near": near, **measure(archive, close, near)}))


if __name__ == "__main__":
    main()
