"""Two variables side by side as sentences in both languages. They claim no cause."""

from graph.relations.pair_figures import Estimate, Threshold
from graph.relations.variables import Variable
from graph.relations.words import NO_CAUSE, WHEN, quoted


def pair_sentences(
    x: Variable,
    y: Variable,
    lag_days: int,
    threshold: Threshold | None,
    given: tuple[Variable, ...],
    partial: Estimate | None,
    language: str,
) -> tuple[str, ...]:
    """What may be said of a pair: the days beyond the threshold, and what is left beside other things."""
    said = []
    if threshold is not None:
        said.append(_threshold(x, y, lag_days, threshold, language))
    if partial is not None:
        said.append(_partial(given, partial, language))
    return (*said, NO_CAUSE[language]) if said else ()


def _threshold(x: Variable, y: Variable, lag_days: int, found: Threshold, language: str) -> str:
    spanish = language == "es"
    at, size = _amount(found.at, x, language), _amount(abs(found.difference), y, language, length=True)
    low, high = (_amount(one, y, language, length=True) for one in found.ci)
    when = WHEN[language][lag_days]
    name_x, name_y = quoted(x, language), quoted(y, language)
    clear = found.ci[0] > 0 or found.ci[1] < 0
    if spanish:
        days = f"Los {found.days_above} días con {name_x} de {at} o más"
        if not clear:
            return f"{days}, {name_y} no se distingue claramente {when} de los otros {found.days_below}."
        more = "mayor" if found.difference > 0 else "menor"
        return (
            f"{days}, {name_y} es de media {size} {more} {when} que en los otros {found.days_below} "
            f"(95 %: de {low} a {high})."
        )
    days = f"On the {found.days_above} days with {name_x} of {at} or more"
    if not clear:
        return f"{days}, {name_y} is not clearly different {when} from the other {found.days_below}."
    more = "higher" if found.difference > 0 else "lower"
    return (
        f"{days}, {name_y} is {size} {more} on average {when} than on the other {found.days_below} "
        f"(95%: {low} to {high})."
    )


def _partial(given: tuple[Variable, ...], partial: Estimate, language: str) -> str:
    names = ", ".join(quoted(one, language) for one in given)
    r, low, high = (_number(one, language, 2) for one in (partial.r, *partial.ci))
    if language == "es":
        return f"Descontando {names}, su correlación es {r} (95 %: de {low} a {high})."
    return f"With {names} held equal, they correlate by {r} (95%: {low} to {high})."


def _amount(value: float, of: Variable, language: str, *, length: bool = False) -> str:
    """A value with its unit; a time of the day as on a clock, unless it is a length of time."""
    if of.kind.clock and not length:
        minutes = round(value * 60) % (24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    unit = "" if of.unit in ("count", "score", "") else f" {of.unit}"
    if of.unit == "min" and abs(value) >= 60:
        value, unit = value / 60, " h"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return _number(value, language, digits) + unit


def _number(value: float, language: str, digits: int) -> str:
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text.replace("-", "−")
    return text.replace(".", ",") if language == "es" else text
