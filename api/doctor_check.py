"""What a look of ``sinew doctor`` at one thing gives."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "fail", "off"]
"""``warn``: it works, and something is worth knowing; ``off``: not set up, and not needed for the rest."""
PATIENCE_S = 10.0
"""How long an answer from outside is waited for."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what was found, and what to do about it."""

    name: str
    state: State
    found: str
    to_do: str = ""
