"""What a person feels a muscle do in an exercise: "a mí el press inclinado me trabaja más el hombro".

Their sets and volume of the muscle are reckoned with it from then on, also those of before; nobody else's are.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from functools import cache

from bot.done import Done
from bot.replies import text_reply
from bot.understand import Tools
from graph.aims import muscle_names
from graph.catalog import new_exercise_rows
from graph.catalog_nodes import Exercise
from graph.context import Context
from graph.inbox import Inbound
from graph.muscles import muscle_ids, muscle_pattern, muscles_of
from graph.record import Row, Rows
from graph.words import bare

MORE, STEP, LEAST = 0.2, 0.05, 0.1
"""What "more" adds and "less" takes off of an activation between 0 and 1, to which it is rounded, and what stays."""
_X = r"(?P<x>[a-z][a-z0-9 \-]{2,50}?)"
_THE = r"(?:el |la |los |las |mi |mis |my |the |both )*"
_MUCH_ES, _MUCH_EN = (
    r"(?P<d>mas|menos|mucho|sobre todo|nada|poco|apenas)",
    r"(?P<d>more|less|a lot|mostly|most|hard|barely|a lot more|much more|way more|a bit more)",
)
_TOLD = (
    rf"(?:(?:a mi|en mi caso|yo) )?{_THE}{_X} (?:a mi )?(?P<no>no )?me (?:trabaja|tira|carga|activa|pega|da|machaca|cansa)n?(?: (?:mucho )?{_MUCH_ES})?"
    rf" (?:de |en |a |al |del )?{_THE}(?P<m>MUSCLE)(?: que (?:de |en |al? )?{_THE}(?P<n>MUSCLE))?",
    rf"(?:(?:a mi|en mi caso|yo) )?(?:(?:en|con|haciendo) )?{_THE}{_X} (?P<no>no )?(?:lo |la |los |las )?(?:noto|siento)(?: {_MUCH_ES})? (?:en )?{_THE}(?P<m>MUSCLE)(?: que (?:en )?{_THE}(?P<n>MUSCLE))?",
    rf"(?P<no>no )?(?:noto|siento) (?:{_MUCH_ES} )?{_THE}(?P<m>MUSCLE)(?: que {_THE}(?P<n>MUSCLE))? (?:en|con|haciendo) {_THE}{_X}",
    rf"(?:for me )?{_THE}{_X} (?P<no>(?:does|do)(?: not|n'?t) (?:really )?)?(?:really )?(?:works?|hits?|targets?|loads?|trains?|uses?|burns?) {_THE}(?P<m>MUSCLE)(?: {_MUCH_EN})?(?: than {_THE}(?P<n>MUSCLE))?(?: for me)?",
    rf"i (?P<no>(?:do not|don'?t) )?(?:really )?feel {_THE}{_X} (?:{_MUCH_EN} )?in {_THE}(?P<m>MUSCLE)(?: (?P<e>more|most))?(?: than (?:in )?{_THE}(?P<n>MUSCLE))?",
    rf"i (?P<no>(?:do not|don'?t) )?(?:really )?feel {_THE}(?P<m>MUSCLE) (?:{_MUCH_EN} )?(?:than {_THE}(?P<n>MUSCLE) )?(?:on|in|with|during|doing) {_THE}{_X}",
)
_FIGURE = (
    rf"(?:(?:en|para|in|for|on) )?{_THE}{_X} (?:(?:ponle|pon|set|usa|use|con) )?(?:(?:al?|at) )?{_THE}(?P<m>MUSCLE) (?:(?:al?|at|to|es|is) (?:un |el )?)?(?P<p>\d{{1,3}}) ?(?:%|por ?ciento|percent)",
)
_BACK = re.compile(
    rf"(?:quita|borra|elimina|olvida|remove|delete|drop|reset) (?:mis? |my )?(?:ajustes?|activacion(?:es)?|adjustments?|activations?|muscles?|musculos?) (?:de(?:l)?|en|of|for|on) {_THE}{_X}"
)
_LESS = frozenset(("menos", "poco", "apenas", "less", "barely"))
SAY = {
    "es": {
        "set": "{exercise}, para ti: {told}. Tus series y tu volumen por músculo se cuentan así, también los de antes.\nOtra cifra: «{said}: {muscle} 70 %». Como estaba: «quita mi ajuste de {said}».",
        "one": "{muscle} {new} % (antes {old} %)",
        "not_worked": "{exercise} no tiene apuntado ningún trabajo de {muscle}. Trabaja: {others}.",
        "back": "{exercise} vuelve a contar como para todos.",
        "none": "De {exercise} no tienes ningún ajuste.",
    },
    "en": {
        "set": "{exercise}, for you: {told}. Your sets and volume by muscle are counted that way, also those of before.\nAnother figure: “{said}: {muscle} 70%”. As it was: “remove my adjustment of {said}”.",
        "one": "{muscle} {new}% (before, {old}%)",
        "not_worked": "{exercise} has no work of {muscle} noted. It works: {others}.",
        "back": "{exercise} counts as for everybody again.",
        "none": "You have no adjustment of {exercise}.",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnMuscle:
    """How much a muscle, or those of a group, work in an exercise: ``percent``, or ``more`` (than ``than``), ``less``,
    ``none``. ``back``: no longer as this person said. Muscles are ids, the exercise is in the person's words."""

    exercise: str
    muscle: str = ""
    how: str = ""
    than: str = ""
    percent: int | None = None


def read_own_muscle(text: str) -> OwnMuscle | None:
    """What a whole message says of a muscle in an exercise; None for any other message."""
    folded = bare(text)
    if not folded or len(folded) > 140 or "?" in text:
        return None
    if (back := _BACK.fullmatch(folded)) is not None:
        return OwnMuscle(back["x"], how="back")
    for pattern in _patterns(_FIGURE):
        if (found := pattern.fullmatch(folded)) is not None and int(found["p"]) <= 100:
            return OwnMuscle(found["x"], muscle_ids()[found["m"]], percent=int(found["p"]))
    if re.search(r"\d", folded):
        return None
    for pattern in _patterns(_TOLD):
        if (found := pattern.fullmatch(folded)) is None:
            continue
        told = found.groupdict()
        said = told["d"] or told.get("e")
        how = "none" if told["no"] or said == "nada" else "less" if said in _LESS else "more"
        if how == "more" and said is None and told["n"] is None:
            return None
        than = muscle_ids()[told["n"]] if told["n"] else ""
        return OwnMuscle(told["x"], muscle_ids()[told["m"]], how, than)
    return None


def own_muscle_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """Keeps what a message says of a muscle; None for any other message, or where it names no exercise."""
    told = read_own_muscle(message.text or "")
    if told is None:
        return None
    language, user_id = context.person.language, context.person.id
    found = tools.catalog.resolve_exercise(told.exercise, language)
    exercise = found.matches[0].node if found.decision == "found" else None
    if not isinstance(exercise, Exercise):
        return None
    say, name = SAY[language], exercise.name(language)
    own = {
        row["muscle"]: row["activation"]
        for row in tools.read("read/adjustments", user_id=user_id, exercise=exercise.id)
    }
    if told.how == "back":
        gone: list[Row] = [{"id": f"{user_id}|{exercise.id}|{muscle}", "user_id": user_id} for muscle in own]
        return Done(
            {"drop-adjustments": gone} if gone else {},
            text_reply(say["back" if gone else "none"].format(exercise=name)),
        )
    worked = dict((*exercise.muscles_secondary, *exercise.muscles_primary)) | own
    meant = [muscle for muscle in worked if muscle in muscles_of(told.muscle)]
    names = {one: muscle_names()[one][language == "es"].lower() for one in (*worked, told.muscle)}
    if not meant:
        others = ", ".join(names[one] for one in sorted(worked, key=lambda one: -worked[one])[:5])
        return Done(
            reply=text_reply(
                say["not_worked"].format(exercise=name, muscle=names[told.muscle], others=others)
            )
        )
    top = max(meant, key=lambda one: worked[one])
    changed = {top: _activation(told, top, worked)} if told.how != "none" else dict.fromkeys(meant, 0.0)
    rows: Rows = {} if exercise.id in tools.catalog.exercises else {**new_exercise_rows(exercise)}
    rows["adjust-muscles"] = [
        {"id": f"{user_id}|{exercise.id}|{muscle}", "user_id": user_id, "exercise": exercise.id, "muscle": muscle, "activation": new}
        for muscle, new in changed.items()
    ]  # fmt: skip
    lines = ", ".join(
        say["one"].format(muscle=names[muscle], new=round(new * 100), old=round(worked[muscle] * 100))
        for muscle, new in changed.items()
    )
    return Done(
        rows,
        text_reply(say["set"].format(exercise=name, told=lines, muscle=names[top], said=told.exercise)),
        intent="muscle",
    )


def _activation(told: OwnMuscle, muscle: str, worked: dict[str, float]) -> float:
    """The new share: what was said, else more than before and than what it is compared with, or less."""
    if told.percent is not None:
        return told.percent / 100
    now = worked[muscle]
    if told.how == "less":
        return max(LEAST, _stepped(now - MORE)) if now > LEAST else now
    beside = [
        share
        for one, share in worked.items()
        if one != muscle and (not told.than or one in muscles_of(told.than))
    ]
    return min(1.0, max(_stepped(now + MORE), _stepped(max(beside, default=0.0) + STEP)))


def _stepped(share: float) -> float:
    return round(round(share / STEP) * STEP, 2)


@cache
def _patterns(told: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one.replace("MUSCLE", f"(?:{muscle_pattern()})")) for one in told)
