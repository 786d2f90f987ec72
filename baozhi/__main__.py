"""``python -m baozhi`` is the program baozhi."""

import sys

from bot.terminal.cli import main

sys.exit(main())
