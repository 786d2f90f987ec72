"""The words the terminal says, Chinese and English."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.words.language import Language

if TYPE_CHECKING:
    from retriever import Scope


@dataclass(frozen=True, slots=True)
class Texts:
    """One language's words; braces are filled with ``str.format``."""

    first_steps: str
    no_answer: str
    mentioned: str
    unsaid: str  # {name}
    instead: str  # {name}, {other}
    nearest: str
    nothing_found: str
    understood: str
    other_sources: str
    also_in: str  # where else
    alternatives: str
    confirming: str  # how many, which
    rephrased: str
    sure: str
    fairly_sure: str
    unsure: str
    untitled: str
    head_line: str
    paragraph: str
    day: str
    edition: str
    empty_archive: str
    embedding: str
    reading: str
    watching: str
    watched: str
    waiting: str
    indexed: str
    failed: str
    left_out: str
    replaced: str
    dictionary: str
    renewed: str
    migrating: str
    migrated: str
    words_stay: str
    verified: str
    broken: str
    nothing_fits: str
    there_are: str  # first and last day
    left_undated: str  # how many
    not_covered: str  # first and last day

    def scope_notes(self, scope: "Scope") -> list[str]:
        """Return what a filter leaves, in words: that nothing fits and what there is, and what has no date."""
        notes = []
        if not scope.articles:
            days = self.there_are.format(scope.first, scope.last) if scope.first else ""
            notes.append(self.nothing_fits + days)
        if scope.undated:
            notes.append(self.left_undated.format(scope.undated))
        return notes


_ZH = Texts(
    first_steps="报知：向中文报纸提问，得到简短的答案、逐字的原文和出处。\n"
    "  baozhi ask 那曲积分超市资金多少     问一句；还没有自己的报纸时，问自带的档案\n"
    "  baozhi chat                         对话，可以接着追问\n"
    "  baozhi index 文件或文件夹           收进自己的报纸\n"
    "  baozhi --help                       全部命令",
    no_answer="报上没有找到答案。",
    mentioned="报上提到，但没有直接说：",
    unsaid="最接近的报道没有提到“{name}”。",
    instead="最接近的报道没有提到“{name}”，说的是“{other}”。",
    nearest="最接近的段落：",
    nothing_found="没有找到相关段落。",
    understood="按“{}”理解",
    other_sources="另见：",
    also_in="也见于{}",
    alternatives="另有说法：",
    confirming="另有{}篇报道证实：{}",
    rephrased="模型改写：",
    sure="有把握",
    fairly_sure="较有把握",
    unsure="不太确定",
    untitled="（无标题）",
    head_line="标题部分",
    paragraph="第{}段",
    day="{}年{}月{}日",
    edition="第{}版",
    empty_archive="索引里还没有文章，先运行 baozhi index 文件",
    embedding="计算向量",
    reading="读文件",
    watching="正在看着，有变化就收；按 Ctrl-C 结束。",
    watched="不再看着了，已收的都在索引里。",
    waiting="进程 {} 正在改动索引，等待中……",
    indexed="新增 {added}，更新 {changed}，未变 {unchanged}，移除 {removed}；新算向量 {embedded} 个。",
    failed="{} 个文件没有读成：",
    left_out="{} 条记录没有收，其余的都收了：",
    replaced="{} 个版面已有改正过的文件，版面本身不收。",
    dictionary="词典：{} 个词。",
    renewed="旧版本读入的 {} 个来源已按本版本重新处理。",
    migrating="搬运",
    migrated="搬好了，两边一样：{sources} 个来源，{articles} 篇，{passages} 段，校验和 {digest}。",
    words_stay="自有的词典没有带过去，那里自己切词。",
    verified="{sources} 个来源，{lines} 行引文逐字核对无误。",
    broken="发现 {problems} 处问题：",
    nothing_fits="档案里没有这个范围内的文章。",
    there_are="有日期的从 {} 到 {}。",
    left_undated="{} 篇没有日期，不在按日期查的范围内。",
    not_covered="报上没有找到答案：档案只有 {} 到 {} 的报纸。",
)

_EN = Texts(
    first_steps="baozhi: ask Chinese newspapers, and get a short answer, the paragraph that proves it and its source.\n"
    "  baozhi ask 那曲积分超市资金多少     one question; of the bundled archive, until there is one of your own\n"
    "  baozhi chat                         a conversation with follow-ups\n"
    "  baozhi index FILE-OR-FOLDER         newspapers of your own\n"
    "  baozhi --help                       all commands",
    no_answer="The pages hold no answer.",
    mentioned="The pages speak of it, but do not say so outright:",
    unsaid="The nearest article does not mention “{name}”.",
    instead="The nearest article does not mention “{name}”; it speaks of “{other}”.",
    nearest="The nearest passages:",
    nothing_found="No passage found.",
    understood="understood as “{}”",
    other_sources="See also: ",
    also_in="also in {}",
    alternatives="Other articles say:",
    confirming="{} more articles confirm it: {}",
    rephrased="In a model's words: ",
    sure="confident",
    fairly_sure="fairly confident",
    unsure="not certain",
    untitled="(no headline)",
    head_line="headline",
    paragraph="paragraph {}",
    day="{}-{:02}-{:02}",
    edition="page {}",
    empty_archive="The index is empty: run baozhi index FILE first",
    embedding="embedding",
    reading="reading",
    watching="Watching; changes are taken in as they happen. Ctrl-C ends it.",
    watched="No longer watching; what was taken in is in the index.",
    waiting="process {} is changing the index, waiting…",
    indexed="{added} added, {changed} changed, {unchanged} unchanged, {removed} removed; {embedded} passages embedded.",
    failed="{} files could not be read:",
    left_out="{} records were left out; all others are in:",
    replaced="{} pages have a mended file and are left out themselves.",
    dictionary="dictionary: {} words.",
    renewed="{} sources that an earlier version had read were read anew.",
    migrating="moving",
    migrated="taken over, and both are the same: {sources} sources, {articles} articles, {passages} passages, "
    "hash {digest}.",
    words_stay="its own dictionary stayed behind: words are cut by the other place's own rules",
    verified="{sources} sources, {lines} quoted lines compared: all verbatim.",
    broken="{problems} problems found:",
    nothing_fits="The archive has no article within these bounds. ",
    there_are="Its dated articles are from {} to {}.",
    left_undated="{} articles have no date and are left out by a filter of days.",
    not_covered="The pages hold no answer: the archive has papers from {} to {} only.",
)


def texts_in(language: Language) -> Texts:
    """Return the words of a language."""
    return _EN if language == "en" else _ZH
