import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.commands.config import configuration_text, schema
from smartcite.configuration import Configuration

FILE = """\
required-version = ">=0.1"
ignore = ["BIB105", { rule = "LNK101", target = "http://example.org", reason = "“gone”", until = 2027-01-31 }]
fail-on = "warning"
baseline = "known.json"

[per-file-ignores]
"drafts/**" = ["LNK", "DOI"]

[links]
timeout = 3
"""


def test_prints_what_applies(tmp_path: Path) -> None:
    """What is printed is a configuration that says the same, and names the file or option of each setting."""
    (tmp_path / "smartcite.toml").write_text(FILE, encoding="utf-8")
    configuration = Configuration({"links.workers": 3})
    text = configuration_text(configuration, tmp_path / "essay.txt")
    assert "workers = 3  # the command line" in text
    assert f'fail-on = "warning"  # {tmp_path / "smartcite.toml"}' in text
    assert "exit-zero = false  # default" in text
    again = tmp_path / "again.toml"
    again.write_text(text, encoding="utf-8")
    assert Configuration(file=again).of(tmp_path / "essay.txt") == configuration.of(tmp_path / "essay.txt")


def test_schema() -> None:
    """The schema takes what smartcite takes, and refuses a setting that does not exist and a value of another type."""
    value = tomllib.loads(FILE)
    value["ignore"][1]["until"] = date.isoformat(value["ignore"][1]["until"])
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(value, schema())
    mistakes: tuple[dict[str, object], ...] = (
        {"ignroe": []},
        {"fail-on": "fatal"},
        {"links": {"timeout": "3"}},
        {"ignore": [{"target": "x"}]},
    )
    for wrong in mistakes:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema())


def test_command(tmp_path: Path) -> None:
    """The command prints settings or schema; a mistake in a file is a sentence and exit code 2."""
    (tmp_path / "smartcite.toml").write_text("ignroe = []")
    result = CliRunner().invoke(app, ["config", str(tmp_path / "essay.txt")])
    assert (result.exit_code, "did you mean “ignore”" in result.output) == (2, True)
    result = CliRunner().invoke(app, ["config", "--schema"])
    assert json.loads(result.output) == schema()
