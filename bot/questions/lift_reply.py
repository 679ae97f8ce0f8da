"""What is known of one's own history of an exercise, in a few lines."""

from datetime import date
from typing import Any

from bot.phrases import phrase
from bot.questions.lift_spans import spans_reply
from bot.questions.lift_words import Lifted
from bot.questions.looks import last_time
from bot.questions.why_say import counted, day_name
from bot.replies import mass
from bot.understand import Tools
from graph.context import Context

TOLD_DAYS = 6
"""Days of an exercise that are told one by one."""
SAY = {
    "es": {
        "best": "{name}, lo mejor: {set}, {day}",
        "e1rm": "1RM estimada: {kg}, {day}",
        "e1rm_of": "{name}, 1RM estimada: {kg}, {day}",
        "e1rm_now": "La última vez, {day}: {kg}",
        "before": "{name}, antes de hoy: {set}, {day}",
        "first": "{name}: hoy es el primer día, no hay nada antes con lo que comparar.",
        "no_load": "{name}: hay series, pero ninguna con la que estimar una 1RM.",
        "record": "Sí. {name}: {now} hoy; antes, {set}, {day}",
        "no_record": "No. {name}: {now} hoy; lo mejor, {set}, {day}",
        "going": "{name}, 1RM estimada: {first} → {last} ({by}) en {n} desde el {day}",
        "one": "{name}: solo hay un día, {day}: {set}",
        "line": "• {day}: {set}{e1rm}",
        "line_e1rm": " (≈ {kg})",
        "reps": "{n} reps",
        "none": "¿De qué ejercicio?",
    },
    "en": {
        "best": "{name}, best: {set}, {day}",
        "e1rm": "Estimated 1RM: {kg}, {day}",
        "e1rm_of": "{name}, estimated 1RM: {kg}, {day}",
        "e1rm_now": "Last time, {day}: {kg}",
        "before": "{name}, before today: {set}, {day}",
        "first": "{name}: today is the first day, there is nothing before to compare with.",
        "no_load": "{name}: there are sets, but none to estimate a 1RM from.",
        "record": "Yes. {name}: {now} today; before, {set}, {day}",
        "no_record": "No. {name}: {now} today; the best is {set}, {day}",
        "going": "{name}, estimated 1RM: {first} → {last} ({by}) over {n} since {day}",
        "one": "{name}: there is only one day, {day}: {set}",
        "line": "• {day}: {set}{e1rm}",
        "line_e1rm": " (≈ {kg})",
        "reps": "{n} reps",
        "none": "Of which exercise?",
    },
}
Row = dict[str, Any]
LONG_DAYS = 100
"""A history above this is told by months."""


def lift_reply(asked: Lifted, context: Context, tools: Tools, today: date) -> str | None:
    """The answer; None where what was said is the name of no exercise, so that it is something else."""
    language = context.person.language
    named = practised(asked.exercise, context, tools)
    if named is None:
        return None if asked.exercise else SAY[language]["none"]
    id_, name, rows = named
    if not rows:
        return phrase(language, "never_done", name=name)
    if asked.kind == "last":
        return last_time(id_, name, context.person, tools, today)
    if asked.by is not None:
        return spans_reply(asked.by, id_, name, rows, context.person, tools)
    teller = _Teller(name, rows, context, today)
    match asked.kind:
        case "best":
            return teller.best()
        case "before":
            return teller.before()
        case "max":
            return teller.single()
        case "record":
            return teller.record()
        case "going":
            if _days_between(rows) > LONG_DAYS:
                return f"{teller.going(0)}\n{spans_reply('month', id_, name, rows, context.person, tools)}"
            return teller.going(TOLD_DAYS)


def practised(said: str, context: Context, tools: Tools) -> tuple[str, str, list[Row]] | None:
    """The exercise that is meant: of several of a name, the one that was trained last."""
    language = context.person.language
    if not said:
        current = context.current_exercise
        node = None if current is None else tools.catalog.exercise(current)
        if node is None:
            return None
        return node.id, node.name(language), _rows(node.id, context, tools)
    found = tools.catalog.resolve_exercise(said, language)
    if not found.matches or found.decision == "unknown":
        return None
    every = [(one.id, one.name, _rows(one.id, context, tools)) for one in found.matches[:6]]
    if found.decision == "found" and every[0][2]:
        return every[0]
    done = [one for one in every if one[2]]
    if done:
        return max(done, key=lambda one: one[2][-1]["date"])
    return every[0] if found.decision == "found" else None


def _rows(exercise_id: str, context: Context, tools: Tools) -> list[Row]:
    user_id = context.person.id
    return tools.read("read/best-sets", user_id=user_id, practice_id=f"{user_id}|{exercise_id}")


class _Teller:
    """The sentences about the days of one exercise, oldest first."""

    def __init__(self, name: str, rows: list[Row], context: Context, today: date) -> None:
        self.name, self.rows, self.person = name, rows, context.person
        self.today = today.isoformat()
        self.before_today = [row for row in rows if row["date"] < self.today]

    def best(self) -> str:
        top = _heaviest(self.rows)
        lines = [self._say("best", set=self._set(top), day=self._day(top))]
        single = max(self.rows, key=lambda row: row["e1rm_kg"])
        if single["e1rm_kg"] > top["weight_kg"]:
            lines.append(self._say("e1rm", kg=self._kg(single["e1rm_kg"]), day=self._day(single)))
        return "\n".join(lines)

    def before(self) -> str:
        if not self.before_today:
            return self._say("first")
        top = _heaviest(self.before_today)
        return self._say("before", set=self._set(top), day=self._day(top))

    def single(self) -> str:
        single, last = max(self.rows, key=lambda row: row["e1rm_kg"]), self.rows[-1]
        if not single["e1rm_kg"]:
            return self._say("no_load")
        lines = [self._say("e1rm_of", kg=self._kg(single["e1rm_kg"]), day=self._day(single))]
        if last is not single and last["e1rm_kg"]:
            lines.append(self._say("e1rm_now", kg=self._kg(last["e1rm_kg"]), day=self._day(last)))
        return "\n".join(lines)

    def record(self) -> str:
        """Whether the heaviest set of the last day is above all before it."""
        if not self.before_today or self.rows[-1]["date"] != self.today:
            return self._say("first") if self.rows[-1]["date"] == self.today else self.best()
        now, top = self.rows[-1], _heaviest(self.before_today)
        key = "record" if (now["weight_kg"], now["reps"]) > (top["weight_kg"], top["reps"]) else "no_record"
        return self._say(key, now=self._set(now), set=self._set(top), day=self._day(top))

    def going(self, shown: int) -> str:
        """From the first to the last day, and the last days that are shown one by one."""
        if len(self.rows) == 1:
            return self._say("one", day=self._day(self.rows[0]), set=self._set(self.rows[0]))
        lines = []
        reckoned = [row for row in self.rows if row["e1rm_kg"]]
        if len(reckoned) > 1:
            first, last = reckoned[0], reckoned[-1]
            change = last["e1rm_kg"] - first["e1rm_kg"]
            by = f"{'−' if change < 0 else '+'}{self._kg(abs(change))}"
            ends = {"first": self._kg(first["e1rm_kg"]), "last": self._kg(last["e1rm_kg"])}
            n = counted(len(reckoned), "day", self.person.language)
            lines.append(self._say("going", **ends, by=by, n=n, day=self._day(first)))
        else:
            lines.append(f"{self.name}:")
        for row in self.rows[max(len(self.rows) - shown, 0) :]:
            e1rm = self._say("line_e1rm", kg=self._kg(row["e1rm_kg"])) if row["e1rm_kg"] else ""
            lines.append(self._say("line", day=self._day(row), set=self._set(row), e1rm=e1rm))
        return "\n".join(lines)

    def _say(self, key: str, **values: object) -> str:
        return SAY[self.person.language][key].format(name=self.name, **values)

    def _kg(self, kg: float) -> str:
        return mass(kg, self.person.loads_in, self.person.language)

    def _set(self, row: Row) -> str:
        if not row["weight_kg"]:
            return self._say("reps", n=row["reps"])
        return f"{self._kg(row['weight_kg'])} × {row['reps']}"

    def _day(self, row: Row) -> str:
        return day_name(date.fromisoformat(row["date"]), self.person.language)


def _days_between(rows: list[Row]) -> int:
    return (date.fromisoformat(rows[-1]["date"]) - date.fromisoformat(rows[0]["date"])).days


def _heaviest(rows: list[Row]) -> Row:
    return max(rows, key=lambda row: (row["weight_kg"], row["reps"], row["date"]))
