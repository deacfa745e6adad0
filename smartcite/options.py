"""The settings as options of a command: one of each field of `Settings`, made here and nowhere else."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_type_hints

import typer

from smartcite.settings import all_settings

_LIST = tuple[str, ...]
_KEYWORD = inspect.Parameter.KEYWORD_ONLY


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command whose last parameter is `**settings` an option for every setting instead.

    An option that is not given is None, so that what a file says counts; `given` turns the rest into settings.
    """
    signature = inspect.signature(command)
    own = [one for one in signature.parameters.values() if one.kind is not one.VAR_KEYWORD]
    types = get_type_hints(command, include_extras=True)
    for name, field, kind in all_settings():
        if not field.metadata["option"]:
            continue
        flag = name.rpartition(".")[2]
        shown = typer.Option(
            f"--{flag}/--no-{flag}" if kind is bool else f"--{flag}",
            help=_explained(field.metadata["help"], field.default),
            metavar=field.metadata["metavar"],
            show_default=False,
            readable=False,  # what is wrong with a path is told by who uses it
        )
        types[field.name] = Annotated[(str if kind == _LIST else kind) | None, shown]
        own.append(inspect.Parameter(field.name, _KEYWORD, default=None, annotation=types[field.name]))
    types.pop("settings", None)
    command.__signature__ = signature.replace(parameters=own)  # type: ignore[attr-defined]
    command.__annotations__ = types
    return command


def given(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given, by the names of a configuration file; lists were written with commas."""
    chosen: dict[str, Any] = {}
    for name, field, kind in all_settings():
        value = settings.get(field.name)
        if value is not None:
            chosen[name] = [word.strip() for word in value.split(",") if word.strip()] if kind == _LIST else value
    return chosen


def _explained(help: str, default: Any) -> str:  # noqa: A002  what every parser calls it
    if default in ((), "", None) or isinstance(default, bool):
        return help
    return f"{help} [default: {default:g}]" if isinstance(default, float) else f"{help} [default: {default}]"
