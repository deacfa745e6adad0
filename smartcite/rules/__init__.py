"""The rules, one file each, and their registry.

A rule module defines `RULE`, a `smartcite.findings.Rule` whose documentation is the module's docstring. Adding a rule
is adding a file.
"""

import pkgutil
from functools import cache
from importlib import import_module

from smartcite.findings import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return tuple(sorted((module.RULE for module in modules if hasattr(module, "RULE")), key=lambda rule: rule.code))
