"""The picture of a week for a phone: energy and sleep day by day, sets by muscle."""

import io
from datetime import date
from typing import Any

from bot.encoder.picture import BLUE, DPI, GREY, ORANGE, drawing
from bot.questions.why_say import day_name, say

WIDTH_IN, PANEL_IN = 5.0, 1.9


def week_picture(figures: dict[str, Any]) -> bytes:
    """A PNG, 800 points wide, of the figures that a reply about a week has. What is not known has no bar."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    language = figures["language"]
    names = [day_name(day, language).rpartition(" ")[0] for day in map(date.fromisoformat, figures["days"])]
    panels = [
        (key, title, colour)
        for key, title, colour in (("energy_kcal", "chart_energy", ORANGE), ("sleep_h", "chart_sleep", BLUE))
        if any(one is not None for one in figures[key])
    ]
    rows = len(panels) + bool(figures["sets"])
    with drawing:
        figure = Figure(figsize=(WIDTH_IN, PANEL_IN * max(rows, 1)), dpi=DPI)
        FigureCanvasAgg(figure)
        axes = figure.subplots(max(rows, 1), 1, squeeze=False)[:, 0]
        for one, (key, title, colour) in zip(axes, panels, strict=False):
            one.bar(names, [value or 0 for value in figures[key]], color=colour, width=0.7)
            one.set_title(say(language, title), fontsize=11, loc="left")
        if figures["sets"]:
            muscles = list(reversed(figures["sets"]))
            axes[-1].barh(
                [name for name, _ in muscles], [sets for _, sets in muscles], color=GREY, height=0.7
            )
            axes[-1].set_title(say(language, "chart_sets"), fontsize=11, loc="left")
        for one in axes:
            one.spines[["top", "right"]].set_visible(False)
            one.tick_params(labelsize=9)
        figure.tight_layout()
        out = io.BytesIO()
        figure.savefig(out, format="png")
    return out.getvalue()
