"""The reply to a file of an encoder: the set as a table, what it says of the lifter, a picture."""

from collections.abc import Sequence

from bot.encoder.profile import Standing, sure
from bot.encoder.sets import Placed
from bot.encoder.turn import Taken
from bot.encoder.words import words
from bot.phrases import phrase
from bot.replies import Payload, button_reply, choices, number, text_reply
from encoder.metrics import set_figures
from encoder.shapes import KG, Repetition

MOST_ROWS = 12
MOST_LINES = 8


def reply(taken: Taken, message_id: str, language: str, image_id: str | None = None) -> Payload:
    """The reply to what a file came to. ``image_id``: a picture that WhatsApp holds, shown above the words."""
    if taken.question is not None:
        return _question(taken, language)
    if taken.known:
        return text_reply(words(language, "back" if taken.rows else "known"))
    lines = body_lines(taken, language)
    differing = taken.differing
    if differing:
        one = differing[0]
        asking = words(
            language, "differs", told=one.told_reps, name=one.exercise.name(language), measured=one.reps
        )
        buttons = [
            (f"measured:{taken.recording_id}", words(language, "keep_measured", n=one.reps)),
            (f"told:{taken.recording_id}", words(language, "keep_told", n=one.told_reps)),
        ]
        return _pictured(button_reply("\n".join([*lines, asking]), *buttons), image_id)
    return _pictured(
        button_reply("\n".join(lines), (f"undo:{message_id}", phrase(language, "undo"))), image_id
    )


def refused(reason: str, language: str) -> Payload:
    """One sentence for a file that cannot be read."""
    return text_reply(words(language, reason))


def body_lines(taken: Taken, language: str) -> list[str]:
    """The words about some measured sets."""
    counted = [one for one in taken.sets if one.reps]
    reasons = _reasons(taken.sets, language)
    if not counted:
        return [words(language, "none_valid", reasons=reasons[1])]
    lines = _one_set(counted[0], taken, language) if len(counted) == 1 else _sets(counted, taken, language)
    for standing in taken.standings[:2]:
        own = [one for one in counted if one.exercise.id == standing.exercise.id]
        lines += _standing(standing, usual_unit(own), language, named=len(taken.standings) > 1)
    if reasons[0]:
        key = "flagged_one" if reasons[0] == 1 else "flagged"
        lines.append(words(language, key, n=reasons[0], reasons=reasons[1]))
    errors = [rep.error_mps for one in counted for rep in one.measured.valid if rep.error_mps]
    if errors:
        lines.append(words(language, "coarse", error=number(max(errors), language)))
    return lines


def _question(taken: Taken, language: str) -> Payload:
    asked = taken.question
    assert asked is not None
    if asked.key == "which_load":
        return text_reply(words(language, "which_load", quote=asked.quote))
    if not asked.quote:
        return text_reply(words(language, "which_exercise"))
    rows = [(f"file:{taken.recording_id}:{match.id}", match.name) for match in asked.options]
    return choices(words(language, "which_named", quote=asked.quote), language, rows)


def _one_set(one: Placed, taken: Taken, language: str) -> list[str]:
    lines = [_title(one, taken, language), "```", _header(one.measured.valid, language)]
    valid = one.measured.valid
    for rep in valid[:MOST_ROWS]:
        lines.append(_row(rep, valid, language))
    if len(valid) > MOST_ROWS:
        lines.append(f" +{len(valid) - MOST_ROWS}")
    lines.append("```")
    figures = set_figures(valid)
    if figures is not None and figures.count > 1:
        best = number(round(figures.fastest_mps, 2), language)
        lines.append(words(language, "loss", loss=round(100 * figures.loss), best=best))
    return lines


def _sets(some: Sequence[Placed], taken: Taken, language: str) -> list[str]:
    lines, before = [], None
    for one in some[:MOST_LINES]:
        if one.exercise.id != before:
            lines.append(one.exercise.name(language))
            before = one.exercise.id
        figures = set_figures(one.measured.valid)
        speeds = ""
        if figures is not None:
            first, last = (
                number(round(figures.fastest_mps, 2), language),
                number(round(figures.last_mps, 2), language),
            )
            lost = round(100 * figures.loss)
            speeds = f" · {first} m/s" if one.reps == 1 else f" · {first}→{last} m/s"
            speeds += f" · −{words(language, 'percent', n=lost)}" if lost else ""
        lines.append(f"{_load(one, language)}{one.reps}{speeds}")
    if len(some) > MOST_LINES:
        lines.append(words(language, "more", n=len(some) - MOST_LINES))
    return lines


def _title(one: Placed, taken: Taken, language: str) -> str:
    title = f"{one.exercise.name(language)} · {_load(one, language)}{one.reps}"
    place = taken.numbers.get(one.set_id or "")
    if place is None:
        return title
    return f"{title} ({words(language, 'joined' if one.told_reps is not None else 'new', n=place)})"


def _load(one: Placed, language: str) -> str:
    if one.entered is None:
        return ""
    unit = "" if one.entered.unit == "kg" else f" {one.entered.unit}"
    return f"{number(one.entered.value, language)}{unit} × "


def _header(reps: Sequence[Repetition], language: str) -> str:
    cells = [" n", " m/s"]
    if any(rep.mean_propulsive_velocity_mps is not None for rep in reps):
        cells.append(f" {words(language, 'propulsive')}")
    if any(rep.peak_velocity_mps is not None for rep in reps):
        cells.append(f" {words(language, 'peak')}")
    if any(rep.rom_m is not None for rep in reps):
        cells.append(" cm")
    return " ".join(cells)


def _row(rep: Repetition, reps: Sequence[Repetition], language: str) -> str:
    cells = [f"{rep.number:2d}", _speed(rep.mean_velocity_mps)]
    if any(one.mean_propulsive_velocity_mps is not None for one in reps):
        cells.append(_speed(rep.mean_propulsive_velocity_mps))
    if any(one.peak_velocity_mps is not None for one in reps):
        cells.append(_speed(rep.peak_velocity_mps))
    if any(one.rom_m is not None for one in reps):
        cells.append(" – " if rep.rom_m is None else f"{100 * rep.rom_m:3.0f}")
    row = " ".join(cells)
    return row.replace(".", ",") if language == "es" else row


def _speed(value: float | None) -> str:
    return " –  " if value is None else f"{value:.2f}"


def usual_unit(sets: Sequence[Placed]) -> str:
    """The unit in which the loads of some sets were told: ``kg`` or ``lb``."""
    told = [one.entered.unit for one in sets if one.entered is not None]
    return "lb" if told and told[-1] == "lb" else "kg"


def _standing(one: Standing, unit: str, language: str, *, named: bool) -> list[str]:
    lines = []
    parts = []
    per = KG[unit]
    if one.line is not None and sure(one.line):
        change = ""
        if one.before is not None:
            by = round((one.line.one_rm_kg - one.before.one_rm_kg) / per, 1)
            key = "as_before" if by == 0 else "more_than_before" if by > 0 else "less_than_before"
            change = words(language, key, by=f"{number(abs(by), language)} {unit}")
        parts.append(
            words(
                language, "one_rm", one_rm=f"{one.line.one_rm_kg / per:.0f} {unit}",
                low=round(one.line.one_rm_low_kg / per), high=round(one.line.one_rm_high_kg / per), change=change,
            )
        )  # fmt: skip
        if one.one_rm_by_reps_kg is not None:
            parts.append(words(language, "by_reps", one_rm=f"{one.one_rm_by_reps_kg / per:.0f} {unit}"))
    if parts:
        head = f"{one.exercise.name(language)}: " if named else ""
        lines.append(head + " · ".join(parts))
    for told in one.reserves:
        if told.told_rir > 0 and told.sets >= 2 and abs(told.real_rir - told.told_rir) >= 0.5:
            real = number(round(told.real_rir, 1), language)
            lines.append(words(language, "rir", told=number(told.told_rir, language), real=real, n=told.sets))
            break
    return lines


def _reasons(sets: Sequence[Placed], language: str) -> tuple[int, str]:
    flagged = [rep for one in sets for rep in one.measured.repetitions if not rep.valid]
    names = dict.fromkeys(flag for rep in flagged for flag in rep.flags)
    return len(flagged), ", ".join(words(language, name) for name in names)


def _pictured(payload: Payload, image_id: str | None) -> Payload:
    """The same message under a picture."""
    if image_id is not None:
        payload["interactive"]["header"] = {"type": "image", "image": {"id": image_id}}
    return payload
