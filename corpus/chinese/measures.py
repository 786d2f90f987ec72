"""Measure words: what stands between a number and the thing that is counted."""

from typing import Final

#: Measure words; what is counted by them is told by the noun that follows.
_WRITTEN: Final = (
    "人次 场次 架次 车次 班次 批次 户次 件次 台次 辆次 例次 艘次 人份 标箱 台套 台件 名额 席位 床位 "
    "车位 名 个 位 户 家 次 期 批 条 项 份 件 册 本 张 台 辆 套 座 所 处 间 栋 幢 组 支 类 种 门 届 "
    "轮 趟 面 枚 根 眼 口 桩 起 票 段 节 道 幅 封 遍 回 顶 袋 箱 桶 瓶 碗 把 车 头 只 匹 羽 尾 株 棵 "
    "篇 场 人 村 度 队 层 级 块 片 架 艘 枝 颗 粒 盏 部 对 双 副 盘 盒 包 筐 卷 首 集 章 句 字 页 例 "
    "宗 桌 席 床 孔 池 棚 垄 行 列 排 楼 号 省 市 县 乡 镇 乡镇 区 州 年级 旗 班 股 笔 款 餐 顿 发 声 "
    "步 圈 拨 茬 季 国 代 团 胎 朵 捆 串 滴 尊 具"
)
MEASURES: Final = tuple(_WRITTEN.split())
#: The characters behind which a lone numeral is a number: 三名, 五亩, but neither 四化 nor 三会一课.
BEHIND_A_NUMERAL: Final = (
    "个名位人户家次期批届条项份件册本张台辆套座所处间栋村乡镇县市区省组"
    "队支类种门元角吨斤克米亩岁年月日天周时点层级场届倍成%万亿度公平千"
)
#: Measure words that stand for each other: 三名, 三个 and 三位 are one.
_ALIKE: Final = (frozenset("名个位人"), frozenset("个家座处所"), frozenset("次场回"))


def alike(measure: str) -> frozenset[str]:
    """Return the measure words that may stand for one, itself among them."""
    return frozenset((measure,)).union(*(group for group in _ALIKE if measure in group))
