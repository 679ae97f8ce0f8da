"""Runs, rides, walks, swims and other sessions told as a whole."""

from typing import Any

from bot.entries import Entry, SessionEntry
from bot.grammar.amounts import METRES
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.outings import bare_minutes, between_min, by_pace, title_of

FASTEST = 0.8
"""Minutes a kilometre below which nobody rides."""

FASTEST_WALK = 6.5
"""Minutes a kilometre below which nobody walks."""

PARTS = ("between", "far", "far_in", "lengths", "duration", "mmss", "bpm", "pulse", "climbed", "paced")


def at_the_gym(clause: Clause) -> list[Entry]:
    """ "Gym una hora y cuarto": an hour of it whose sets are not told."""
    places = [n for n, s in enumerate(clause.spans) if s.kind == "gym_for"]
    if len(places) != 1 or clause.has(
        "exercise", "counted_exercise", "sets", "cardio", "food", "counted", "far"
    ):
        return []
    clause.use(*places)
    start, end = clause.offsets(places[0], places[0])
    minutes = round(clause.spans[places[0]].value / 60, 3)
    return [SessionEntry(kind="gym", duration_min=minutes, start=start, end=end)]


def build(clause: Clause) -> list[Entry]:
    """The sessions of a clause: a kind with a length, a distance, or both."""
    _pace_said(clause)
    spans = clause.spans
    made: list[Entry] = []
    pool = [] if clause.has("cardio") else [n for n, s in enumerate(spans) if s.kind == "lengths"]
    kinds = pool or [n for n, s in enumerate(spans) if s.kind == "cardio" and n not in clause.used]
    parts = [n for n, s in enumerate(spans) if s.kind in PARTS and n not in clause.used]
    parts = parts or bare_minutes(clause, kinds)
    if not parts:
        return []
    kinds = kinds or [n for n, s in enumerate(spans) if s.kind == "pictured"]
    if len(kinds) == 3 == len(parts) + 1 and _treadmill(clause, kinds[0]):
        clause.use(kinds.pop(0))  # "cinta: 2 km andando y 3 km corriendo"
    laps = [n for n, s in enumerate(spans) if s.kind == "laps"]
    if laps and not kinds and clause.has("far", "duration"):
        pool, kinds = laps, laps
    if not kinds:
        return _bare_run(clause, parts)
    groups = _groups(clause, kinds, parts)
    for words, numbers in groups:
        fields: dict[str, Any] = {}
        if not numbers or not all(_add(fields, spans[n].kind, spans[n].value) for n in numbers):
            continue
        _in_hours(clause, fields)
        if "distance_km" not in fields and "duration_min" not in fields:
            continue
        if "duration_min" not in fields and (minutes := by_pace(clause, fields["distance_km"])) is not None:
            fields["duration_min"] = minutes
        named = ["swim"] if pool else [spans[n].value for n in words if spans[n].value != "other"]
        first, last = min(*words, *numbers), max(*words, *numbers)
        start, end = clause.offsets(first, last)
        named = [one for one in named if one != "walk"] or named  # "ruta" may be of anything
        if (
            "run" in named
            and (afoot := [n for n in words if not _treadmill(clause, n)])
            and len(afoot) < len(words)
        ):
            named = [spans[n].value for n in afoot]  # "walk on the treadmill"
        kind = _as_fast(str(named[0]) if named else "other", fields)
        title_at = clause.offsets(_first_of_title(clause, words), words[-1])
        title = title_of(clause.message.text[slice(*title_at)]) if kind == "other" else None
        clause.use(*laps, *words, *numbers, *(n for n in range(first, last) if spans[n].kind == "elev"))
        made.append(SessionEntry(kind=kind, title=title, start=start, end=end, **fields))  # type: ignore[arg-type]
    return made


def _first_of_title(clause: Clause, words: list[int]) -> int:
    """ "Yoga y estiramiento" is called by both."""
    kinds = {clause.spans[n].kind for n in range(words[0], words[-1] + 1)}
    return words[0] if kinds <= {"cardio", "and", "glue"} and len(words) == 2 else words[-1]


def _pace_said(clause: Clause) -> None:
    """ "50 minutos a 5:45" is a pace in Spanish, where an hour is "a las"."""
    for at, span in enumerate(clause.spans):
        tokens = clause.message.tokens[span.start : span.end]
        clock = span.kind == "time" and span.value.clock is not None and len(tokens) == 2
        if clock and tokens[0].text == "a" and tokens[1].kind == "clock" and 2 <= span.value.clock[0] <= 9:
            clause.spans[at] = span._replace(
                kind="paced", value=span.value.clock[0] + span.value.clock[1] / 60
            )


def _groups(clause: Clause, kinds: list[int], parts: list[int]) -> list[tuple[list[int], list[int]]]:
    """Which numbers go with which kind of session: neighbouring words of one kind are one session."""
    heads: list[list[int]] = []
    for at in kinds:
        same = heads and not any(heads[-1][-1] < p < at for p in parts)
        value = clause.spans[at].value
        together = same and (
            clause.spans[heads[-1][-1]].value == value or "other" in (value, clause.spans[at - 1].value)
        )
        alike = bool(heads) and clause.spans[heads[-1][-1]].value == value
        together = together or (alike and not _apart(clause, heads[-1][-1], at))  # "peloton 30 min ride"
        if heads and (together or (same and not _apart(clause, heads[-1][-1], at))):
            heads[-1].append(at)
        else:
            heads.append([at])
    if len(heads) == 1:
        return [(heads[0], parts)]
    groups: list[tuple[list[int], list[int]]] = [(head, []) for head in heads]
    leading = kinds[0] < parts[0]
    for part in parts:
        before = [n for n, head in enumerate(heads) if head[0] < part]
        after = [n for n, head in enumerate(heads) if head[0] > part]
        chosen = (before[-1] if before else after[0]) if leading else (after[0] if after else before[-1])
        if not leading and before and not _apart(clause, heads[before[-1]][0], part):
            chosen = before[-1]
        groups[chosen][1].append(part)
    return groups


def _treadmill(clause: Clause, at: int) -> bool:
    tokens = clause.message.tokens[clause.spans[at].start : clause.spans[at].end]
    return (
        any(t.folded in ("treadmill", "cinta", "tapiz") for t in tokens) and clause.spans[at].value == "run"
    )


def _apart(clause: Clause, first: int, last: int) -> bool:
    """Whether something parts two words of sessions; "on" of "a walk on the treadmill" does not."""
    tokens = clause.message.tokens
    return any(
        clause.spans[n].kind in SEPARATORS and tokens[clause.spans[n].start].folded not in ("on", "in", "at")
        for n in range(first, last)
    )


def _add(fields: dict[str, Any], kind: str, value: Any) -> bool:
    if kind == "far_in":
        return _add(fields, "far", value[0]) and _add(fields, "duration", value[1])
    if kind == "far" and value[1] == "ft" and "distance_km" in fields:
        key, number = "elevation_gain_m", round(value[0] * METRES["ft"], 1)  # "15 miles, 2000 ft"
    elif kind in ("far", "lengths"):
        key, number = "distance_km", round(value[0] * METRES[value[1]] / 1000, 4)
    elif kind in ("duration", "mmss"):
        key, number = "duration_min", round(value / 60, 3)
    elif kind == "between":
        key, number = "duration_min", between_min(*value)
        if number is None:
            return False
    elif kind in ("bpm", "pulse"):
        key, number = "avg_heart_rate_bpm", value
    elif kind == "climbed":
        key, number = "elevation_gain_m", value
    else:
        return True
    return bool(fields.setdefault(key, number) == number)


def _as_fast(kind: str, fields: dict[str, Any]) -> str:
    """ "Ruta: 62 km, 3 horas": nobody walks so fast."""
    km, minutes = fields.get("distance_km"), fields.get("duration_min")
    if kind != "walk" or not km or not minutes:
        return kind
    if minutes / km < FASTEST_WALK:
        return "ride" if km >= 15 and minutes / km < 5 else "run"  # "6k a pie en 25:30"
    return kind


def _in_hours(clause: Clause, fields: dict[str, Any]) -> None:
    """ "Half marathon in 1:52" is hours and minutes: nobody runs so fast."""
    km, minutes = fields.get("distance_km"), fields.get("duration_min")
    if km and minutes and minutes / km < FASTEST and clause.has("mmss"):
        fields["duration_min"] = round(minutes * 60, 3)


def _bare_run(clause: Clause, parts: list[int]) -> list[Entry]:
    """ "5 km en 27:30" says no kind, but a distance and a running time together tell a session."""
    spans = clause.spans
    fields: dict[str, Any] = {}
    if clause.has("exercise", "counted_exercise", "sets") or not all(
        _add(fields, spans[n].kind, spans[n].value) for n in parts
    ):
        return []
    _in_hours(clause, fields)
    distance, minutes = fields.get("distance_km"), fields.get("duration_min")
    paces = [spans[n].value for n in parts if spans[n].kind == "paced"]
    if distance and not minutes and paces and 2.7 <= (paces[0] / 60 if paces[0] > 60 else paces[0]) <= 9:
        minutes = distance * (paces[0] / 60 if paces[0] > 60 else paces[0])
    if not distance or not minutes or distance < 0.4:
        return []
    pace = minutes / distance
    kind = "run" if 2.7 <= pace <= 9 else "walk" if 9 < pace <= 25 else "ride" if 1 <= pace < 2.7 else "other"
    start, end = clause.offsets(parts[0], parts[-1])
    clause.use(*parts)
    return [SessionEntry(kind=kind, start=start, end=end, **fields)]  # type: ignore[arg-type]
