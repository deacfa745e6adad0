from datetime import date
from pathlib import Path

import pytest

from smartcite import __version__
from smartcite.configuration import COMMAND_LINE, Configuration
from smartcite.errors import ConfigError
from smartcite.findings import Severity
from smartcite.settings import Ignore


def write(folder: Path, text: str, name: str = "smartcite.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_nearest_wins(tmp_path: Path) -> None:
    """The file beside the essay counts; one further up is read only where there is none nearer."""
    write(tmp_path, 'ignore = ["REF"]\nfail-on = "info"')
    write(tmp_path / "near", 'ignore = ["LNK"]')
    configuration = Configuration()
    assert configuration.of(tmp_path / "near" / "essay.txt").ignore == ("LNK",)
    assert configuration.of(tmp_path / "near" / "essay.txt").fail_on is Severity.ERROR
    assert configuration.of(tmp_path / "far" / "essay.txt").ignore == ("REF",)


def test_pyproject(tmp_path: Path) -> None:
    """[tool.smartcite] configures; a pyproject.toml without it is passed over; smartcite.toml goes before it."""
    write(tmp_path, '[tool.smartcite]\nignore = ["REF"]', "pyproject.toml")
    write(tmp_path / "in", "[project]", "pyproject.toml")
    assert Configuration().of(tmp_path / "in" / "essay.txt").ignore == ("REF",)
    write(tmp_path, 'ignore = ["LNK"]')
    assert Configuration().of(tmp_path / "in" / "essay.txt").ignore == ("LNK",)


def test_extend(tmp_path: Path) -> None:
    """A file overlays the one it extends: lists replace, extend- lists and tables add."""
    write(
        tmp_path, 'ignore = ["REF"]\nextend-ignore = ["BIB"]\n[links]\ntimeout = 3\n[per-file-ignores]\n"a*" = ["LNK"]'
    )
    write(tmp_path / "in", 'extend = "../smartcite.toml"\nignore = ["NOT"]\nextend-ignore = ["SUP"]\nlinks.workers = 2')
    settings = Configuration().of(tmp_path / "in" / "essay.txt")
    assert settings.ignore == ("NOT",)
    assert settings.extend_ignore == ("BIB", "SUP")
    assert (settings.links.timeout, settings.links.workers) == (3.0, 2)
    assert settings.per_file_ignores == (("a*", ("LNK",)),)


def test_extend_itself(tmp_path: Path) -> None:
    """A file that extends itself is an error, not a hang."""
    write(tmp_path, 'extend = "smartcite.toml"')
    with pytest.raises(ConfigError, match="extends itself"):
        Configuration().of(tmp_path / "essay.txt")


def test_command_line_wins(tmp_path: Path) -> None:
    """An option overlays the file, and `--select` drops what the file selects and ignores."""
    file = write(tmp_path, 'select = ["REF"]\nignore = ["LNK101"]\nlinks.offline = true')
    configured = Configuration({"select": ["LNK101"], "links.offline": False}).configured(tmp_path / "essay.txt")
    assert (configured.settings.select, configured.settings.ignore) == (("LNK101",), ())
    assert not configured.settings.links.offline
    assert configured.origins == {"select": COMMAND_LINE, "links.offline": COMMAND_LINE}
    assert Configuration().configured(tmp_path / "essay.txt").origins["ignore"] == str(file)


def test_config_and_isolated(tmp_path: Path) -> None:
    """--config names the file for every document, --isolated reads none."""
    write(tmp_path, 'ignore = ["REF"]')
    other = write(tmp_path, 'ignore = ["LNK"]', "other.toml")
    assert Configuration(file=other).of(tmp_path / "essay.txt").ignore == ("LNK",)
    assert Configuration(isolated=True).of(tmp_path / "essay.txt").ignore == ()


def test_ignore_tables(tmp_path: Path) -> None:
    """Tables below `ignore` are findings to keep silent; words beside them are rules to leave out."""
    write(tmp_path, 'ignore = ["REF", {rule = "LNK101", target = "http://a.org", reason = "gone", until = 2027-01-31}]')
    settings = Configuration().of(tmp_path / "essay.txt")
    assert settings.ignore == ("REF",)
    assert settings.ignores == (Ignore("LNK101", "http://a.org", "gone", date(2027, 1, 31)),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('ignroe = ["REF"]', "there is no setting “ignroe”; did you mean “ignore”?", id="misspelled"),
        pytest.param("links.timout = 3", "did you mean “links.timeout”?", id="misspelled-in-a-table"),
        pytest.param("timeout = 3", "did you mean “links.timeout”?", id="table-forgotten"),
        pytest.param("zzz = 3", "there is no setting “zzz”", id="unknown"),
        pytest.param('fail-on = "fatal"', "fail-on: write error, warning or info, not 'fatal'", id="choice"),
        pytest.param('ignore = "REF"', "ignore: write a list of words in quotes", id="no-list"),
        pytest.param('links.timeout = "3"', "links.timeout: write a number, not '3'", id="no-number"),
        pytest.param("exit-zero = 1", "exit-zero: write true or false, not 1", id="no-truth"),
        pytest.param("links.workers = true", "links.workers: write a whole number, not True", id="truth-as-number"),
        pytest.param("links.strikes = 0", "links.strikes: write 1 or more, not 0", id="too-little"),
        pytest.param("links.require-network = 300", "write 0 or more, 100 at most, not 300", id="too-much"),
        pytest.param('links.exclude-links = ["("]', "“(” is no regular expression", id="no-expression"),
        pytest.param('links.accept = ["foo"]', "write statuses such as 403 or example.org=403", id="no-status"),
        pytest.param("[[ignore]]\ncode = 'REF'", "has rule, target, reason and until, not “code”", id="ignore-key"),
        pytest.param("[[ignore]]\nreason = 'gone'", "needs a rule", id="ignore-without-rule"),
        pytest.param("a = [", "not TOML", id="broken"),
        pytest.param('required-version = ">=9"', "wants smartcite >=9, and this is", id="version"),
        pytest.param('required-version = "new"', "write versions such as “>=0.2,<1”", id="no-version"),
        pytest.param('baseline = "~nobody-here/a"', "there is no home folder for '~nobody-here/a'", id="no-home"),
        pytest.param("baseline = 3", "baseline: write a path in quotes, not 3", id="no-path"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, words: str) -> None:
    """A mistake is named with its file and what to write instead."""
    file = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        Configuration().of(tmp_path / "essay.txt")
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(file))


def test_missing_file(tmp_path: Path) -> None:
    """A file named with --config and not there is a sentence."""
    with pytest.raises(ConfigError, match=r"none\.toml: No such file"):
        Configuration(file=tmp_path / "none.toml").of(tmp_path / "essay.txt")


@pytest.mark.parametrize("wanted", [">=0.1", ">=0.1,<9", "!=0.0.9", "", f"=={__version__}", f"{__version__}.0"])
def test_required_version(tmp_path: Path, wanted: str) -> None:
    """A file may say which versions it is for."""
    write(tmp_path, f'required-version = "{wanted}"')
    assert Configuration().of(tmp_path / "essay.txt").required_version == wanted


def test_paths(tmp_path: Path) -> None:
    """A path in a file is taken from the folder of that file, on the command line from the current one; ~ is home."""
    write(tmp_path, 'baseline = "known.json"')
    assert Configuration().of(tmp_path / "in" / "essay.txt").baseline == tmp_path / "known.json"
    assert Configuration({"baseline": "known.json"}).of(tmp_path / "essay.txt").baseline == Path("known.json")
    assert Configuration({"baseline": "~/known.json"}).of(tmp_path / "essay.txt").baseline == Path.home() / "known.json"
