"""A picture of a measured set for a phone: velocity by repetition, load against velocity."""

import io
import threading
from collections.abc import Sequence
from typing import Any

from bot.encoder.profile import Standing
from bot.encoder.reply import usual_unit
from bot.encoder.sets import Placed
from bot.encoder.words import words
from bot.replies import number
from encoder.shapes import KG

WIDTH_IN, HEIGHT_IN, DPI = 5.0, 5.6, 160
BLUE, GREY, ORANGE = "#1f5fa8", "#9aa5b1", "#d9661f"
drawing = threading.Lock()
"""Matplotlib's fonts and caches are shared by all threads."""


def picture(sets: Sequence[Placed], standing: Standing | None, language: str) -> bytes:
    """A PNG of 800 × 900 points, text readable on a phone."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    drawn = [one for one in sets if one.reps][-6:]
    with_line = standing is not None and len({point[0] for point in standing.points}) > 1
    with drawing:
        figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN if with_line else HEIGHT_IN / 2), dpi=DPI)
        FigureCanvasAgg(figure)
        axes = figure.subplots(2 if with_line else 1, 1, squeeze=False)[:, 0]
        _by_repetition(axes[0], drawn, language)
        if with_line and standing is not None:
            own = [one for one in drawn if one.exercise.id == standing.exercise.id]
            _load_velocity(axes[1], standing, usual_unit(own), language)
        for one in axes:
            one.yaxis.set_major_formatter(lambda speed, _: number(round(speed, 2), language))
            one.spines[["top", "right"]].set_visible(False)
            one.tick_params(labelsize=10)
        figure.tight_layout()
        out = io.BytesIO()
        figure.savefig(out, format="png")
    return out.getvalue()


def _by_repetition(axes: Any, drawn: Sequence[Placed], language: str) -> None:
    """A bar a repetition, sets side by side."""
    place = 0
    ticks: list[tuple[int, str]] = []
    for one in drawn:
        speeds = [
            rep.mean_velocity_mps or rep.mean_propulsive_velocity_mps or 0.0 for rep in one.measured.valid
        ]
        places = range(place, place + len(speeds))
        fastest = max(speeds, default=0.0)
        colours = [BLUE if speed == fastest else "#7fa8d4" for speed in speeds]
        axes.bar(places, speeds, color=colours, width=0.8)
        if len(drawn) > 1 and one.entered is not None and speeds:
            load = f"{number(one.entered.value, language)} {one.entered.unit}"
            axes.text(place + (len(speeds) - 1) / 2, fastest, load, ha="center", va="bottom", fontsize=9)
        if len(drawn) == 1:
            for here, speed in zip(places, speeds, strict=True):
                axes.text(
                    here, speed, f"{speed:.2f}".replace(".", "," if language == "es" else "."),
                    ha="center", va="bottom", fontsize=9,
                )  # fmt: skip
        ticks += [(here, str(number)) for number, here in enumerate(places, start=1)]
        place += len(speeds) + 1
    if len(ticks) <= 24:
        axes.set_xticks([here for here, _ in ticks], [label for _, label in ticks])
    name = drawn[-1].exercise.name(language) if drawn else ""
    axes.margins(y=0.12)
    axes.set_title(name, fontsize=13, loc="left")
    axes.set_ylabel(words(language, "velocity"), fontsize=10)
    axes.set_xlabel(words(language, "rep"), fontsize=10)


def _load_velocity(axes: Any, standing: Standing, unit: str, language: str) -> None:
    """Earlier sets grey, the new ones in colour, the line down to the 1RM with its interval."""
    per = KG[unit]
    for new, colour, size in ((False, GREY, 22), (True, ORANGE, 46)):
        points = [one for one in standing.points if one[2] is new]
        axes.scatter(
            [one[0] / per for one in points], [one[1] for one in points], color=colour, s=size, zorder=3
        )
    line = standing.line
    if line is not None:
        start = min(one[0] for one in standing.points)
        ends = [start, line.one_rm_kg]
        axes.plot(
            [one / per for one in ends], [line.velocity_mps(one) for one in ends], color=BLUE, linewidth=2
        )
        axes.axvspan(line.one_rm_low_kg / per, line.one_rm_high_kg / per, color=BLUE, alpha=0.12, linewidth=0)
        # Where a falling line ends nothing is drawn above it.
        axes.text(
            line.one_rm_high_kg / per, 0.94, f"1RM {line.one_rm_kg / per:.0f} {unit}", ha="right", va="top",
            fontsize=12, color=BLUE, transform=axes.get_xaxis_transform(),
        )  # fmt: skip
    axes.set_ylim(bottom=0)
    axes.set_ylabel(words(language, "velocity"), fontsize=10)
    axes.set_xlabel(words(language, "load", unit=unit), fontsize=10)
