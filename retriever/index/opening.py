"""A folder → its tables, brought to this version's format where an earlier one wrote them."""

from contextlib import closing
from pathlib import Path

from retriever.errors import OutdatedFormatError, StorageError
from retriever.index.store import Store
from retriever.index.upgrading import upgrade_tables


def open_store(folder: Path, *, create: bool = False, wait: float = 60.0) -> Store:
    """Open the index in a folder as ``Store.open`` does; one of an earlier format is upgraded by itself.

    Raises:
        OutdatedFormatError: it would be upgraded, but cannot be written.
    """
    try:
        return Store.open(folder, create=create)
    except OutdatedFormatError as outdated:
        try:
            with closing(Store.open(folder, create=True, outdated=True)) as store:
                upgrade_tables(store, wait)
        except StorageError as error:
            raise outdated from error
    return Store.open(folder, create=create)
