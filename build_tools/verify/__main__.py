"""`python -m build_tools.verify`. The reading processes load this module again, so it is small."""

import sys

if __name__ == "__main__":
    from .command import main

    sys.exit(main())
