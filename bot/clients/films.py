"""Films of sets: checked by their content, made small and given a still, in a process of its own."""

import importlib.util
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE_S = 300.0


class FilmError(Exception):
    """A film that is not kept. ``reason``: ``not_a_film too_long too_many_pixels``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """How long (s) and how large (pixels of a frame) a film may be."""

    seconds: float
    pixels: int


@dataclass(frozen=True, slots=True)
class Film:
    """What was made of a film: an MP4 with the sound it came with, a JPEG still, its size in pixels and length."""

    path: Path
    still: Path
    width_px: int
    height_px: int
    duration_s: float


def available() -> bool:
    """Whether the extra ``video`` is installed; without it films are kept as they come."""
    return importlib.util.find_spec("av") is not None


def made_small(source: Path, folder: Path, limits: Limits) -> Film:
    """A smaller film and a still in a folder; raises ``FilmError`` for what is no film or goes beyond the limits,
    also of time and memory."""
    film, still = folder / "film.mp4", folder / "still.jpg"
    told = json.dumps({"seconds": limits.seconds, "pixels": limits.pixels})
    command = [sys.executable, "-m", "bot.clients.film_worker", str(source), str(film), str(still), told]
    try:
        done = subprocess.run(
            command, cwd=Path(__file__).parents[2], capture_output=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise FilmError("too_long") from problem
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
    about: dict[str, Any] = (
        json.loads(lines[-1]) if done.returncode == 0 and lines else {"refused": "not_a_film"}
    )
    if "refused" in about:
        raise FilmError(str(about["refused"]))
    if not still.is_file():
        raise FilmError("not_a_film")
    return Film(film, still, about["width_px"], about["height_px"], about["duration_s"])
