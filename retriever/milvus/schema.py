"""The collections of an index: passages that are searched, articles and sources that are true, counts of tokens.

Each collection but the first has a vector that says nothing, for Milvus keeps none without.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from retriever.index.bm25 import K1, B
from retriever.milvus.connection import Connection, wrong

#: Raised when the collections change.
FORMAT: Final = 1
#: What each collection is called, behind the name of the index.
COLLECTIONS: Final = {"passages": "", "articles": "_articles", "sources": "_sources", "tokens": "_tokens"}
#: The most bytes of a text that Milvus keeps in one field.
LONGEST: Final = 65_535
#: What an article's rows and its passages have to be filtered by.
FILTERED: Final = ("date", "paper", "edition", "section", "authors", "place", "title")
NOTHING: Final = [1.0, 0.0]


def collection(connection: Connection, sort: str) -> str:
    """Return the name of a collection."""
    return connection.address.collection + COLLECTIONS[sort]


def exists(connection: Connection) -> bool:
    """Tell whether there is an index, whole.

    Raises:
        IndexFormatError: collections of this name are others'.
    """
    there = [bool(connection.call("has_collection", collection(connection, sort))) for sort in COLLECTIONS]
    if any(there) and not all(there):
        raise wrong(connection.address, "some collections are missing")
    return all(there)


def create(connection: Connection, dimension: int) -> None:
    """Make the collections of an index; those that are there already stay."""
    lite = "lite" in str(connection.call("get_server_version"))
    fields: dict[str, Callable[[Any], None]] = {
        "passages": partial(_passages, dimension=dimension, lite=lite),
        "articles": _articles,
        "sources": _sources,
        "tokens": _tokens,
    }
    for sort, add_fields in fields.items():
        name = collection(connection, sort)
        if connection.call("has_collection", name):
            continue
        schema, params = _new_schema()
        add_fields(schema)
        _index(params, sort, lite=lite)
        connection.call(
            "create_collection",
            name,
            schema=schema,
            index_params=params,
            consistency_level="Strong",
            seconds=60.0,
        )


def drop(connection: Connection) -> None:
    """Delete the collections of an index."""
    for sort in COLLECTIONS:
        connection.call("drop_collection", collection(connection, sort))


def _new_schema() -> tuple[Any, Any]:
    from pymilvus import MilvusClient  # noqa: PLC0415

    return MilvusClient.create_schema(
        auto_id=False, enable_dynamic_field=False
    ), MilvusClient.prepare_index_params()


def _passages(schema: Any, *, dimension: int, lite: bool) -> None:
    from pymilvus import DataType, Function, FunctionType  # noqa: PLC0415

    for name in ("id", "article", "paragraph", "start", "end"):
        schema.add_field(name, DataType.INT64, is_primary=name == "id")
    schema.add_field("hash", DataType.VARCHAR, max_length=64)
    _filtered(schema)
    for name in ("context", "body"):
        schema.add_field(name, DataType.VARCHAR, max_length=LONGEST)
    # the analyzer for Chinese would drop 3730 and all else without a Chinese character
    words = {"tokenizer": "jieba", "filter": ["removepunct"]}
    # tokens of ours, with spaces between them; milvus-lite has no tokenizer that parts at spaces alone
    grams = {"tokenizer": "standard" if lite else "whitespace"}
    for name, analyzer in (("words", words), ("grams", grams)):
        schema.add_field(
            name, DataType.VARCHAR, max_length=LONGEST, enable_analyzer=True, analyzer_params=analyzer
        )
        schema.add_field(f"{name}_bm25", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function(
                name=f"{name}_bm25",
                function_type=FunctionType.BM25,
                input_field_names=[name],
                output_field_names=[f"{name}_bm25"],
            )
        )
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)


def _filtered(schema: Any) -> None:
    from pymilvus import DataType  # noqa: PLC0415

    for name in FILTERED:
        if name == "authors":
            text = {"element_type": DataType.VARCHAR, "max_capacity": 256, "max_length": 512}
            schema.add_field(name, DataType.ARRAY, **text)
        else:
            schema.add_field(name, DataType.VARCHAR, max_length=LONGEST)


def _articles(schema: Any) -> None:
    from pymilvus import DataType  # noqa: PLC0415

    for name in ("id", "parts", "paragraphs", "crc"):
        schema.add_field(name, DataType.INT64, is_primary=name == "id")
    for name in ("key", "columns", "lines"):
        schema.add_field(name, DataType.VARCHAR, max_length=LONGEST)
    _filtered(schema)
    schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=2)


def _sources(schema: Any) -> None:
    from pymilvus import DataType  # noqa: PLC0415

    schema.add_field("id", DataType.INT64, is_primary=True)
    for name in ("path", "value"):
        schema.add_field(name, DataType.VARCHAR, max_length=LONGEST)
    schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=2)


def _tokens(schema: Any) -> None:
    from pymilvus import DataType  # noqa: PLC0415

    schema.add_field("id", DataType.VARCHAR, max_length=1024, is_primary=True)
    schema.add_field("passages", DataType.INT64)
    schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=2)


def _index(params: Any, sort: str, *, lite: bool) -> None:
    if sort != "passages":
        params.add_index("nothing", index_type="FLAT", metric_type="IP")
        return
    params.add_index("vector", index_type="FLAT" if lite else "AUTOINDEX", metric_type="IP")
    for name in ("words", "grams"):
        # a text stands twice and its context once, which halves the weight of the context: see ``rows.searched``
        params.add_index(
            f"{name}_bm25",
            index_type="SPARSE_INVERTED_INDEX",
            metric_type="BM25",
            params={"bm25_k1": 2 * K1, "bm25_b": B},
        )
