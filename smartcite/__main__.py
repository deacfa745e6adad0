"""`python -m smartcite` and the console script."""

import atexit
import gc
import os
import sys

_ALLOCATIONS = 50_000
"""After so many new objects the garbage collector looks for cycles; a run makes few and is short."""


def main() -> None:
    """Run the command line; whatever is unexpected is a sentence and exit code 2, which findings never are."""
    gc.set_threshold(_ALLOCATIONS)
    atexit.register(gc.freeze)  # what is left at the end goes with the process; nobody need walk it
    from smartcite.cli import app
    from smartcite.errors import SmartciteError

    try:
        app()
    except SmartciteError as failure:
        told = str(failure)
    except Exception as failure:
        if os.environ.get("SMARTCITE_TRACEBACK"):
            raise
        told = (
            f"smartcite failed: {type(failure).__name__}: {failure}\n"
            "Please report this; SMARTCITE_TRACEBACK=1 shows where it happened."
        )
    else:
        return
    from smartcite.commands.output import say

    say(told)
    sys.exit(2)


if __name__ == "__main__":
    main()
