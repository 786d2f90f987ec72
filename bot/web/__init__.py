"""The archive on the web: a page for readers and an HTTP API from one process."""
