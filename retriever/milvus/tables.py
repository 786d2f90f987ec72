"""The collections of an index, read and written row by row."""

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retriever.errors import IndexNotFoundError
from retriever.index.faults import one_line
from retriever.index.planning import Known
from retriever.milvus.address import MilvusAddress
from retriever.milvus.connection import Connection, wrong
from retriever.milvus.rows import Row
from retriever.milvus.schema import FORMAT, NOTHING, collection, exists
from retriever.milvus.state import State

#: Rows of one call.
_ROWS: Final = 500
#: The row of the state, among the sources.
_STATE: Final = 0


class Tables:
    """The collections behind a connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def address(self) -> MilvusAddress:
        """Where they are."""
        return self.connection.address

    def state(self) -> State:
        """Return the present state.

        Raises:
            IndexNotFoundError: there is no index.
            IndexFormatError: what is there is another's, or a newer version's.
        """
        try:
            found = self.get("sources", [_STATE], ("value",))
        except Exception as error:
            if not exists(self.connection):
                raise IndexNotFoundError(
                    f"{self.address}: 这里没有索引，先运行 baozhi index 文件 --index {self.address} (no index here yet)"
                ) from error
            raise
        try:
            state = State.of(found[0]["value"])
        except (LookupError, ValueError, TypeError) as error:
            raise wrong(self.address, one_line(repr(error))) from error
        if state.format != FORMAT:
            raise wrong(self.address, f"format {state.format}, not {FORMAT}")
        return state

    def set_state(self, state: State) -> None:
        """Make a state the present one."""
        row = {"id": _STATE, "path": "", "value": state.to_json(), "nothing": NOTHING}
        self.connection.call("upsert", collection(self.connection, "sources"), [row])

    def search(
        self, name: str, query: Any, k: int, metric: str, expression: str, *, columns: Sequence[str]
    ) -> list[Row]:
        """Return up to k passages by a field, best first: {"id", "distance", "entity"}."""
        (found,) = self.connection.call(
            "search",
            collection(self.connection, "passages"),
            data=[query],
            anns_field=name,
            limit=k,
            filter=expression,
            output_fields=list(columns),
            search_params={"metric_type": metric},
        )
        return list(found)

    def get(self, sort: str, ids: Collection[Any], columns: Sequence[str]) -> list[Row]:
        """Return the rows that there are of some numbers."""
        wanted = list(ids)
        found: list[Row] = []
        for at in range(0, len(wanted), _ROWS):
            name = collection(self.connection, sort)
            found += self.connection.call(
                "get", name, ids=wanted[at : at + _ROWS], output_fields=list(columns)
            )
        return found

    def query(self, sort: str, expression: str, columns: Sequence[str], most: int) -> list[Row]:
        """Return up to so many rows that fit an expression."""
        name = collection(self.connection, sort)
        return list(
            self.connection.call("query", name, filter=expression, output_fields=list(columns), limit=most)
        )

    def every(self, sort: str, expression: str, columns: Sequence[str]) -> Iterator[Row]:
        """Yield all rows that fit an expression, by their numbers."""
        run = self.connection.run
        name = collection(self.connection, sort)
        cursor = self.connection.call(
            "query_iterator", name, batch_size=_ROWS, filter=expression, output_fields=["id", *columns]
        )
        try:
            while found := run(cursor.next, 1):
                yield from found
        finally:
            cursor.close()

    def count(self, sort: str, expression: str) -> int:
        """Return how many rows fit an expression."""
        name = collection(self.connection, sort)
        found = self.connection.call("query", name, filter=expression, output_fields=["count(*)"])
        return int(found[0]["count(*)"])

    def put(self, sort: str, rows: Sequence[Row]) -> None:
        """Write rows in place of those that have their numbers."""
        for at in range(0, len(rows), _ROWS):
            name = collection(self.connection, sort)
            self.connection.call("upsert", name, list(rows[at : at + _ROWS]), seconds=60.0)

    def delete(self, sort: str, expression: str) -> None:
        """Delete the rows that fit an expression."""
        self.connection.call("delete", collection(self.connection, sort), filter=expression, seconds=60.0)

    def sources(self, state: State, *, waiting: bool = False) -> dict[str, Known]:
        """Return the sources of a state by path, or those that wait to be visible."""
        within = f"id >= {state.next}" if waiting else f"id > 0 and id < {state.next}"
        found: dict[str, Known] = {}
        for row in self.every("sources", within, ("path", "value")):
            if row["id"] not in state.retired:
                value = json.loads(row["value"])
                found[row["path"]] = Known(row["id"], value["digest"], value["content"], value["bytes"])
        return dict(sorted(found.items()))

    def vectors(self, ids: Collection[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors that there are of passages, visible or not, by their ids."""
        wanted, found = list(ids), dict[str, NDArray[np.float32]]()
        for at in range(0, len(wanted), _ROWS):
            some = json.dumps(wanted[at : at + _ROWS])
            for row in self.query("passages", f"hash in {some}", ("hash", "vector"), 16_384):
                found[row["hash"]] = np.array(row["vector"], np.float32)
        return found

    def size(self) -> int:
        """Return the bytes of a file; a server does not tell."""
        root = Path(self.address.uri)
        return (
            sum(file.stat().st_size for file in root.rglob("*") if file.is_file())
            if self.address.local
            else 0
        )
