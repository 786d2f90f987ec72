"""The tables of an index: the one source of truth in its folder."""

#: Raised when the tables change; a folder with a higher number was written by a newer version.
FORMAT = 9

#: Raised when the same file would be read into other articles, passages or tokens than before: sources
#: indexed under a lower number count as changed.
CONTENT = 10

#: Marks the file as ours among SQLite files ("BZHI").
APPLICATION_ID = 0x425A4849

#: Only spaces part the tokens of a full-text table.
FULL_TEXT = """tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'" """

FULL_TEXT_TABLES = f"""
CREATE VIRTUAL TABLE words USING fts5 (context, body, {FULL_TEXT});
CREATE VIRTUAL TABLE grams USING fts5 (context, body, {FULL_TEXT});
"""

COUNT_TABLES = """
CREATE TABLE words_count (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE grams_count (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE size (name TEXT PRIMARY KEY, passages INTEGER NOT NULL, tokens INTEGER NOT NULL) WITHOUT ROWID;
"""

FACET_TABLES = """
-- What articles are browsed by: newspapers, days, persons … and how many articles have each.
CREATE TABLE facet (
    id INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,
    value TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0,
    UNIQUE (sort, value)
);
CREATE INDEX facet_articles ON facet (sort, articles DESC, value);

-- The facets of an article, as 32-bit integers: those of what is printed beside it; and those that its lines name,
-- each before the number of its line, NULL where they have not been looked for.
CREATE TABLE browsed (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    printed BLOB NOT NULL,
    named BLOB,
    crc INTEGER NOT NULL
);
CREATE INDEX browsed_waiting ON browsed (article) WHERE named IS NULL;
"""

SKETCH_TABLES = """
-- What stands for the text of an article where many are compared, and which articles are one story.
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    hashes BLOB NOT NULL,
    story INTEGER
);
CREATE INDEX sketch_story ON sketch (story) WHERE story IS NOT NULL;
"""

TABLES = f"""
-- The last column of what is true is the checksum of the others (retriever/index/checksums.py).
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    content INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    added TEXT NOT NULL,
    crc INTEGER NOT NULL
);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT, kicker TEXT, subtitle TEXT, byline TEXT, dateline TEXT,
    date TEXT, newspaper TEXT, page TEXT, edition TEXT, section TEXT,
    genre TEXT, "column" TEXT, unit TEXT,
    known TEXT NOT NULL DEFAULT '[]',
    crc INTEGER NOT NULL
);
-- known: how each value is known, [name, ways, how sure] each.
CREATE INDEX article_source ON article (source);
CREATE INDEX article_key ON article (key);

-- The paragraphs of an article, numbered from 0, and the lines of its head, numbered from -1 down.
-- boxes: where its printed lines stand, [page, x0, y0, x1, y1] each, where the source knows.
-- cuts: offsets that no passage may run across, so that passages can be made anew without the source.
CREATE TABLE line (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    runs TEXT NOT NULL,
    cuts TEXT NOT NULL DEFAULT '[]',
    boxes TEXT NOT NULL DEFAULT '[]',
    crc INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    hash TEXT NOT NULL,
    crc INTEGER NOT NULL
);
CREATE INDEX passage_article ON passage (article);
CREATE INDEX passage_hash ON passage (hash);

-- Vectors by what was embedded, so that nothing is embedded twice.
CREATE TABLE vector (hash TEXT PRIMARY KEY, data BLOB NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID;

{FACET_TABLES}
-- Tokens between spaces, as retriever/tokens.py cuts them.
{FULL_TEXT_TABLES}
-- How many passages hold each token, and how many passages and tokens there are: what BM25 weighs by.
{COUNT_TABLES}
{SKETCH_TABLES}"""


def statements(tables: str) -> list[str]:
    """Return the statements of a text, one by one."""
    return [found for part in tables.split(";\n") if (found := part.strip())]
