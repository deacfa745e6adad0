from collections import Counter

from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.options import given
from smartcite.settings import all_settings


def test_every_setting_is_an_option() -> None:
    """Each setting that is no matter of the file alone is an option of `check`, explained in the help."""
    shown = " ".join(CliRunner().invoke(app, ["check", "--help"], env={"COLUMNS": "200"}).output.split())
    for name, field, _ in all_settings():
        assert (f"--{name.rpartition('.')[2]} " in shown) is field.metadata["option"], name
        assert not field.metadata["option"] or field.metadata["help"] in shown


def test_names_are_distinct() -> None:
    """No two tables have a setting of one name, because the command line has no tables."""
    assert Counter(field.name for _, field, _ in all_settings()).most_common(1)[0][1] == 1


def test_given() -> None:
    """Only what was given overlays the files; lists are written with commas."""
    assert given({"select": "REF, LNK101,", "timeout": None, "offline": False}) == {
        "select": ["REF", "LNK101"],
        "links.offline": False,
    }
