"""The commands of the program and their options."""

import argparse

from bot.terminal.arguments import Parser, given, given_path, number
from bot.terminal.options.fronts import add_mcp_options, add_serving_options, add_telegram_options
from bot.terminal.options.shared import add_format, caution_options, filter_options, model_options
from bot.terminal.options.sources import add_browse_options, add_index_options, add_pages_options
from corpus.version import VERSION


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    parser = Parser(
        prog="baozhi",
        description="报知：向中文报纸提问，得到简短的回答和逐字的出处。 Ask an archive of Chinese newspapers.",
    )
    parser.add_argument("--version", action="version", version=f"baozhi {VERSION}")
    common = Parser(add_help=False)
    common.add_argument("--lang", choices=("zh", "en"), help="语言 language (default: by locale)")
    index = Parser(add_help=False)
    index.add_argument(
        "--index",
        type=given,
        metavar="DIR",
        help="索引文件夹 index folder (default: $BAOZHI_INDEX, else your own, else the bundled archive)",
    )
    json = Parser(add_help=False)
    json.add_argument("--json", action="store_true", help="只输出 JSON (print JSON alone)")
    batch = Parser(add_help=False)
    batch.add_argument(
        "--batch",
        type=given,
        metavar="FILE.jsonl",
        help="一行一个问题或对话 (a question or a conversation a line)",
    )
    caution, model, filters = caution_options(), model_options(), filter_options()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str, *parents: Parser) -> Parser:
        return commands.add_parser(name, help=text, description=text, parents=[common, *parents])

    add_pages_options(add("pages", "读报纸版面，打印重建的文章 (articles reconstructed from pages)", json))
    add_index_options(add("index", "把文件或文件夹加入索引 (add files or folders to the index)", index, json))
    search = add(
        "search", "最相关的段落和出处 (the best passages with citations)", index, json, batch, filters
    )
    search.add_argument("question", nargs="?")
    search.add_argument("-k", type=number(1, 100), default=5, help="段落数 (passages)")
    add_format(search)
    search.add_argument(
        "--reranker",
        default="",
        metavar="NAME",
        help="再排一次序：reader，或 sentence-transformers 的交叉编码器 (order the first again)",
    )
    ask = add(
        "ask", "简短的回答和出处 (a short answer with citations)", index, json, batch, filters, caution, model
    )
    ask.add_argument("question", nargs="?")
    add("read", "在给定的文字里找答案 (an answer out of a given context, or none)", json, batch).set_defaults(
        question=None
    )
    chat = add("chat", "对话 (a conversation)", index, filters, caution, model)
    chat.add_argument("--no-history", action="store_true", help="不记历史 (keep no history)")
    add_telegram_options(add("telegram", "Telegram 机器人 (the Telegram bot)", model))
    add_mcp_options(
        add(
            "mcp",
            "给模型用的工具，按 MCP 协议 (tools for a model, by the Model Context Protocol)",
            index,
            model,
        )
    )
    add_serving_options(add("serve", "网页和 HTTP 接口 (a web page and an HTTP API)", index, caution, model))
    evaluate = add("eval", "用一组问题评测索引 (measure the index against questions)", index, json, caution)
    evaluate.add_argument("files", nargs="+", type=given, metavar="FILE.jsonl")
    evaluate.add_argument("-k", type=number(1, 100), default=10, help="检索的段落数 (passages a question)")
    calibrate = add(
        "calibrate", "按自己的档案定拒答的阈值 (set the refusal threshold for an archive)", index, json
    )
    calibrate.add_argument(
        "--questions", type=number(20, 5000), default=200, help="自动出的题数 (questions to make)"
    )
    opening = add("open", "打开引用的文章或段落 (an article, or a paragraph of it)", index)
    opening.add_argument(
        "citation",
        type=given,
        metavar="ID[/N]",
        help="文章号/段号，如 JSON 所写 (as in JSON; -1 is the head)",
    )
    opening.add_argument(
        "--image",
        type=given_path,
        metavar="OUT.png",
        help="把版面上的这一段剪下来，标出引文 (the cut-out of its page, the quoted lines marked)",
    )
    citing = add("cite", "按国标等格式引用文章 (cite articles: GB/T 7714, BibTeX, RIS, CSL-JSON)", index)
    citing.add_argument(
        "ids", nargs="+", type=given, metavar="ID", help="文章号，如 JSON 所写；ID/N 也行 (as in JSON)"
    )
    citing.add_argument(
        "--style",
        choices=("gbt", "bibtex", "ris", "csl"),
        default="gbt",
        help="gbt 是 GB/T 7714-2015，csl 是 CSL-JSON (the style)",
    )
    add_format(
        add("articles", "列出索引里的文章 (list the articles of the index)", index, json, filters), "markdown"
    )
    add_browse_options(
        add(
            "browse",
            "按报纸、时间、人物、地方、单位翻看 (browse by newspaper, time, person, place, organisation)",
            index,
            json,
            filters,
        )
    )
    timeline = add(
        "timeline",
        "一件事历年怎么说：带日期、出处的记述 (what is told of a topic through time, each with its source)",
        index,
        json,
        filters,
    )
    timeline.add_argument(
        "topic", type=given, help="名称，或谁的什么数 (a name, or whose quantity: 松岭水库蓄水量)"
    )
    add_format(timeline)
    add("info", "索引里有什么 (what is in the index)", index, json)
    add(
        "upgrade",
        "把旧版本的索引改成本版本的 (bring an index of an earlier version up to date, in place)",
        index,
    )
    migrating = add(
        "migrate",
        "把索引搬到另一处，断了可以接着搬，搬完比对 (take an index over into another place, and compare both)",
    )
    for option, name, text in (
        ("--from", "origin", "搬出来的索引 (the index that is taken over)"),
        ("--to", "target", "搬到的文件夹或 milvus:// 地址 (a folder or an address of Milvus)"),
    ):
        migrating.add_argument(option, dest=name, type=given, required=True, metavar="PLACE", help=text)
    add(
        "verify",
        "检查索引，逐字核对引文 (is the index sound, and does every quote still stand in its source)",
        index,
    )
    return parser
