"""What a person can set: on the command line, later in smartcite.toml."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How the network is asked.

    `timeout` is in seconds, for connecting and for each answer; `workers` and `per_host` bound what is asked at the
    same time. DOIs are asked of `doi_base`, never of publishers.
    """

    offline: bool = False
    timeout: float = 10.0
    workers: int = 16
    per_host: int = 6
    doi_base: str = "https://doi.org/api/handles/"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run."""

    links: LinkSettings = field(default_factory=LinkSettings)


OFFLINE = Settings(LinkSettings(offline=True))
"""For what needs no network."""
