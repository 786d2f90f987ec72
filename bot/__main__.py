"""``python -m bot`` is the program baozhi."""

import sys

from bot.cli import main

sys.exit(main())
