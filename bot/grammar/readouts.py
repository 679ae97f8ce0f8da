"""What a watch, a machine or a score board shows beside a session and no record holds: watts, cadence, levels, zones,
floors, splits, places and results; and what was trained that day, told before its sets."""

from bot.grammar.chart import rule


@rule("setting_word", "number|mmss|hm", out="place", cost=-0.2)
@rule("setting_word", "at|is|colon|mean_word|top_word", "number|mmss|hm", out="place", cost=-0.2)
@rule("setting_word", "number", "minus|till|slash|at|and", "number", out="place", cost=-0.4)
@rule("at", "setting_word", "number", out="place", cost=-0.4)
@rule("at", "one", "setting_word", "number", out="place", cost=-0.4)
def _set_to(*_: object) -> str:
    """ "Nivel 8", "cadence 168", "in zone 2"."""
    return ""


@rule("number", "setting_unit", out="place", cost=-0.2)
@rule("at|hr_word|mean_word|top_word", "number", "setting_unit", out="place", cost=-0.8)
@rule("number", "setting_unit", "mean_word|top_word", out="place", cost=-0.5)
@rule("hr_word|setting_word", "at|is", "number", "setting_unit", out="place", cost=-0.8)
@rule("setting_word", "number", "setting_unit", out="place", cost=-0.8)
def _shown(*_: object) -> str:
    """ "165 watts avg", "a 24 paladas por minuto", "85 floors"."""
    return ""


@rule("won_word", "number", "minus|till|slash", "number", out="result", cost=-0.2)
@rule("won_word", "at", "number", "minus|till|slash", "number", out="result", cost=-0.4)
@rule("won_word", "number", "at", "number", out="result", cost=-0.4)
@rule("won_word", "at", "number", out="result", cost=-0.4, tight=True)
@rule("result", "number", "minus|slash", "number", out="result", cost=-0.5, tight=True)
@rule("result", "comma|and", "number", "minus|slash", "number", out="result", cost=-0.5, tight=True)
def _result(*_: object) -> str:
    """ "Won 3-1", "perdimos 6-3 6-4", "empatamos a 3"."""
    return ""


@rule("trained_word", "split_word", out="headed", cost=0.4)
@rule("trained_word", "split_word", "session_word", out="headed", cost=0.4)
@rule("split_word", "session_word", out="headed", cost=0.4)
@rule("headed", "and", "split_word", out="headed", cost=0.0)
@rule("headed", "session_word", out="headed", cost=0.0)
def _headed(*_: object) -> str:
    """ "Hit legs today, squats ...", "acabé pierna: ...": what the sets behind it were for."""
    return ""


@rule("stance", "split_word", "time", out="headed", cost=0.2)
@rule("time", "stance", "split_word", out="headed", cost=0.2)
def _left_out(*parts: object) -> str | None:
    """ "No legs today, just bench ...": what was not trained, said before what was."""
    return "" if "negated" in parts else None
