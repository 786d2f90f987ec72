"""What a model can do with an archive, a module a tool."""
