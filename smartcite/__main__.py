"""`python -m smartcite` and the console script."""

import os
import sys


def main() -> None:
    """Run the command line; whatever is unexpected is a sentence and exit code 2, which findings never are."""
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
