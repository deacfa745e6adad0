"""Where the answers of earlier runs are kept: the user's cache folder, as each platform has it."""

import os
import sys
from pathlib import Path

VARIABLE = "SMARTCITE_CACHE_DIR"


def cache_folder(chosen: Path | None = None) -> Path:
    """Return the folder that is chosen, or that SMARTCITE_CACHE_DIR names, or the platform's; it need not exist.

    Sources: XDG Base Directory Specification 0.8 (a relative XDG_CACHE_HOME is to be ignored); Apple, “File System
    Programming Guide” (~/Library/Caches); Microsoft, “Known Folders” (FOLDERID_LocalAppData).
    """
    if chosen or os.environ.get(VARIABLE):
        return (chosen or Path(os.environ[VARIABLE])).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "smartcite" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "smartcite"
    base = Path(os.environ.get("XDG_CACHE_HOME") or ".")
    return (base if base.is_absolute() else Path.home() / ".cache") / "smartcite"
