"""The encodings of standard input and output."""

import codecs
import io
import os
import sys


def prepare_streams() -> None:
    """Read and write UTF-8, except on a terminal that has another encoding or where the user named one.

    What an encoding cannot hold is written as an escape, and what cannot be read becomes a character that
    a question is refused for: never a traceback.
    """
    named = bool(os.environ.get("PYTHONIOENCODING"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            kept = stream.encoding if named or stream.isatty() else "utf-8"
            stream.reconfigure(encoding=kept, errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        encoding = sys.stdin.encoding
        if codecs.lookup(encoding).name == "ascii":
            encoding = "utf-8"  # which ASCII is a part of
        sys.stdin.reconfigure(encoding=encoding, errors="surrogateescape")
