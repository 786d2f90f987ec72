"""The archive as tools of a model, by the Model Context Protocol.

The SDK has the name ``mcp`` too; imports here are absolute, so that each is what it says.
"""
