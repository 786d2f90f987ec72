"""The HTTP API: the same JSON as that of the command line, and OpenAI's shape of a chat."""
