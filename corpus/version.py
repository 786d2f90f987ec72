"""The version of the program, known without a look into the metadata of what is installed, which takes 30 ms."""

from typing import Final

VERSION: Final = "0.1.0"
