"""Where the answers of earlier runs are kept: the user's cache folder, as each platform has it."""

import os
import sys
from pathlib import Path

from smartcite.errors import CacheError

VARIABLE = "SMARTCITE_CACHE_DIR"


def cache_folder(chosen: Path | None = None) -> Path:
    """Return the folder that is chosen, or that SMARTCITE_CACHE_DIR names, or the platform's; it need not exist.

    CacheError where the user has no home.

    Sources: XDG Base Directory Specification 0.8 (a relative XDG_CACHE_HOME is to be ignored); Apple, “File System
    Programming Guide” (~/Library/Caches); Microsoft, “Known Folders” (FOLDERID_LocalAppData).
    """
    try:
        return (chosen or Path(os.environ.get(VARIABLE) or _platform_folder())).expanduser()
    except RuntimeError:
        raise CacheError("there is no home folder to remember links in; --cache-dir names another") from None


def _platform_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "smartcite" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "smartcite"
    base = Path(os.environ.get("XDG_CACHE_HOME") or ".")
    return (base if base.is_absolute() else Path.home() / ".cache") / "smartcite"
