"""An index fed by several machines: Ray Data reads files and embeds passages, by the functions of the plain indexer."""
