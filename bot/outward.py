"""What is told to other machines: the JSON of answers, in which a source is a file's name and no folder of this one."""

import ntpath
import posixpath
from typing import Any, Final

#: The names of values that may be paths: of a file, an index folder, the folder of an encoder.
_PATHS: Final = frozenset({"source", "folder", "model"})


def without_folders(value: Any) -> Any:
    """Return JSON in which the absolute path of a source, an index or a model is its last part alone."""
    if isinstance(value, dict):
        return {
            name: _file_name(one) if name in _PATHS and isinstance(one, str) else without_folders(one)
            for name, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [without_folders(one) for one in value]
    return value


def _file_name(source: str) -> str:
    if posixpath.isabs(source):
        return posixpath.basename(source)
    if ntpath.isabs(source) and ntpath.splitdrive(source)[0]:
        return ntpath.basename(source)
    return source
