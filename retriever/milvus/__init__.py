"""An index in Milvus: on a server, or in a local file by milvus-lite."""
