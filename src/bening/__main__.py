"""`python -m bening`: the same as the `bening` command."""

import sys

from bening.cli import main

sys.exit(main())
