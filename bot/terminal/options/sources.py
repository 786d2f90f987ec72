"""Options of the commands that read sources and look over what they hold: index, pages, browse."""

import argparse

from bot.terminal.arguments import given, given_path, number, setting


def add_index_options(indexing: argparse.ArgumentParser) -> None:
    """Add those of ``baozhi index``."""
    indexing.epilog = (
        "退出状态：0 都收了；1 有文件或记录没有收，其余的收了；2 什么也没有做 "
        "(exit status: 0 all is in; 1 something was left out, the rest is in; 2 nothing was done)"
    )
    indexing.add_argument("sources", nargs="*", type=given, metavar="SOURCE")
    indexing.add_argument("--remove", action="store_true", help="改为移除 (take the sources out)")
    indexing.add_argument(
        "--watch",
        action="store_true",
        help="收完以后一直看着，有变化就收，直到 Ctrl-C (then take in changes as they happen, until Ctrl-C)",
    )
    indexing.add_argument(
        "--processes",
        type=number(0, 64),
        metavar="N",
        help="同时用几个进程读文件，0 是不另开进程 (processes that read; by default one a processor, up to 8)",
    )
    indexing.add_argument(
        "--ray",
        type=given,
        metavar="local|ADDRESS",
        help="由 Ray 分给几个进程或几台机器读和算向量 (read and embed by Ray: here, or on a cluster: auto, HOST:PORT)",
    )
    indexing.add_argument(
        "--report",
        type=given_path,
        metavar="FILE.json",
        help="把收了什么、什么没收成写进文件，同 --json (write what --json prints to a file)",
    )
    indexing.add_argument(
        "--model",
        type=given,
        help="新索引用的模型：bundled，或 sentence-transformers 模型名或文件夹 (encoder of a new index)",
    )
    indexing.add_argument(
        "--dictionary",
        type=given,
        metavar="FILE",
        help="自己的词典，一行“词 词频 词性”，随索引保存，空文件取消 (own words, kept with the index)",
    )
    indexing.add_argument(
        "--set",
        dest="given",
        type=setting,
        nargs="+",
        metavar="NAME=VALUE",
        help="文章自己没写明的：newspaper=报名 date=日期 edition=版次 section=版名，空值取消"
        " (for articles that say nothing of it; an empty value takes it away)",
    )
    indexing.add_argument(
        "--wait",
        type=number(0, 86400),
        default=60,
        help="等另一个进程的秒数 (seconds to wait for another process)",
    )


def add_pages_options(pages: argparse.ArgumentParser) -> None:
    """Add those of ``baozhi pages``."""
    pages.add_argument("files", nargs="+", type=given, metavar="FILE")
    pages.add_argument(
        "--edit",
        type=given,
        metavar="OUT.md",
        help="写成可以修改、再索引的文件 (write them to a file to mend and index)",
    )
    pages.add_argument(
        "--overlay",
        type=given_path,
        metavar="OUT.png",
        help="把重建的结果画在 PDF 或图片版面上，.png 或 .html (draw them on the pages of a PDF or image)",
    )
    pages.add_argument(
        "--alto",
        type=given_path,
        metavar="OUT.xml",
        help="把各行和它们的位置写成 ALTO 4 (write the lines and where they stand as ALTO 4)",
    )


def add_browse_options(browsing: argparse.ArgumentParser) -> None:
    """Add those of ``baozhi browse``."""
    browsing.add_argument(
        "what",
        nargs="?",
        type=given,
        metavar="TIME|NAME",
        help="一天、一月或一年的各报，或一个名字；不写就列出各类和篇数 "
        "(all papers of a day, month or year, or what is said of a name; without it facets with counts)",
    )
    browsing.add_argument(
        "-n",
        dest="most",
        type=number(1, 1000),
        default=20,
        help="每类几个值，或几篇文章 (values of a facet, or articles)",
    )
