"""What a person can set: on the command line, later in smartcite.toml."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How the network is asked."""

    offline: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run."""

    links: LinkSettings = field(default_factory=LinkSettings)
