"""The words of the conversation at a terminal, Chinese and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.words.language import Language


@dataclass(frozen=True, slots=True)
class ChatTexts:
    """One language's words; braces are filled with ``str.format``."""

    prompt: str
    greeting: str
    first_greeting: str
    reading_on: str
    stopped: str
    goodbye: str
    working: str
    opening: str
    asking: str
    keys: str
    usage: str
    unknown_command: str
    no_article: str
    which_article: str
    opened: str
    settings: str
    cautions: Mapping[str, str]  # loose, usual, strict
    caution_idle: str
    archive_threshold: str
    bad_setting: str
    exported: str
    exists: str
    not_written: str
    nothing_to_export: str
    export_title: str

    def caution_named(self, word: str) -> str | None:
        """Return the level of caution that a word names, its own or this language's; None where none is."""
        return next((level for level, name in self.cautions.items() if word in (level, name)), None)


_ZH = ChatTexts(
    prompt="问> ",
    greeting="报知：{articles} 篇文章，{captions} 幅图片说明。直接提问，/help 看用法，Ctrl-D 退出。",
    first_greeting="报知：问一句，得到报上的答案和逐字的出处。现在是自带的档案，{articles} 篇文章。\n"
    "试试：那曲积分超市资金多少 / 秀巴村旅游收益怎么分配 / 有哪些文章\n"
    "自己的报纸先收进来：baozhi index 文件或文件夹。/help 看用法，Ctrl-D 退出。",
    reading_on="—— 空格键继续，q 不看了 ——",
    stopped="（已停止）",
    goodbye="再见。",
    working="查找中……",
    opening="打开索引……",
    asking="直接输入问题，可以接着追问；理解错了，说“不是”，或用 /raw 照原话问。",
    keys="Tab 补全标题和地名，↑ 找回问过的话，Ctrl-C 停止当前回答，Ctrl-D 退出。",
    usage="用法：{}",
    unknown_command="没有 {} 这个命令，/help 看用法。",
    no_article="没有编号或标题是“{}”的文章，按 Tab 可以挑选。",
    which_article="“{}”对得上 {} 篇文章，请写明编号：{}",
    opened="已打开 {folder}：{articles} 篇文章，{captions} 幅图片说明。",
    settings="语言 language = {language}\n尺度 caution = {caution}\n"
    "阈值 threshold = {threshold}\n来源数 sources = {sources}",
    cautions={
        "loose": "宽松",
        "usual": "通常",
        "strict": "严格",
    },
    caution_idle="{}（已另定阈值，不起作用）",
    archive_threshold="{:.2f}（随索引）",
    bad_setting="{}：language zh|en，caution 宽松|通常|严格，threshold 0–1 或 auto，sources 1–10",
    exported="已写入 {}：{} 个问题。",
    exists="{}：文件已存在，没有覆盖，请换个名字。",
    not_written="{}：写不了（{}）。",
    nothing_to_export="还没有问过问题，没有可导出的。",
    export_title="与报知的对话",
)

_EN = ChatTexts(
    prompt="ask> ",
    greeting="baozhi: {articles} articles, {captions} captions. Ask away; /help for help, Ctrl-D to leave.",
    first_greeting="baozhi answers from Chinese newspapers, quoted. Bundled archive: {articles} articles.\n"
    "Try: 那曲积分超市资金多少 / 秀巴村旅游收益怎么分配 / 有哪些文章\n"
    "Your own papers: baozhi index FILE-OR-FOLDER. /help for help, Ctrl-D to leave.",
    reading_on="-- space: go on, q: enough --",
    stopped="(stopped)",
    goodbye="Bye.",
    working="searching ...",
    opening="opening the index ...",
    asking="Type a question; follow-ups work. If one was misunderstood, /raw asks word for word.",
    keys="Tab completes titles and places, the up arrow brings back questions, Ctrl-C stops an answer, Ctrl-D leaves.",
    usage="usage: {}",
    unknown_command="There is no command {}; see /help.",
    no_article="No article has the id or title “{}”; Tab offers those there are.",
    which_article="“{}” fits {} articles, give one's id: {}",
    opened="Opened {folder}: {articles} articles, {captions} captions.",
    settings="language = {language}\ncaution = {caution}\nthreshold = {threshold}\nsources = {sources}",
    cautions={
        "loose": "loose",
        "usual": "usual",
        "strict": "strict",
    },
    caution_idle="{} (without effect: a threshold is set)",
    archive_threshold="{:.2f} (the index's own)",
    bad_setting="{}: language zh|en, caution loose|usual|strict, threshold 0–1 or auto, sources 1–10",
    exported="Wrote {}: {} questions.",
    exists="{}: the file exists and was left alone; choose another name.",
    not_written="{}: cannot be written ({}).",
    nothing_to_export="Nothing has been asked yet.",
    export_title="A conversation with baozhi",
)


def chat_texts_in(language: Language) -> ChatTexts:
    """Return the words of a language."""
    return _EN if language == "en" else _ZH
