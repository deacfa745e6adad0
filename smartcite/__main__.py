"""`python -m smartcite` and the console script."""


def main() -> None:
    """Run the command line."""
    from smartcite.cli import app

    app()


if __name__ == "__main__":
    main()
