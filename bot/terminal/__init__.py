"""The command line, the REPL, and how answers look on a terminal."""
