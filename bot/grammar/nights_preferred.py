"""Whether the night that was found in a message (see ``nights_told``) is better than what else was read of it."""

from bot.entries import EditEntry, Entry, FoodEntry, Reading, SessionEntry, SetEntry, SleepEntry
from bot.grammar.clauses import Message


def preferred(reading: Reading, night: SleepEntry, message: Message) -> bool:
    """Whether the night that was found is better than what was read: nothing was, or no more than part of it."""
    entries = reading.entries
    if not entries:
        return not any(isinstance(one, SetEntry | FoodEntry | SessionEntry) for one in reading.doubtful)
    nights = [one for one in entries if isinstance(one, SleepEntry)]
    others = [one for one in entries if not isinstance(one, SleepEntry)]
    if not nights:
        return len(others) == 1 and _mistaken(others[0], night, message)
    if len(nights) > 1 or not all(_loose(one) for one in others):
        return False
    read = nights[0]
    more = night.awakenings is not None and (read.awakenings is None or read.awakenings > 9)
    long = read.duration_min is None and read.started_at is not None and read.ended_at is not None
    far = long and (read.ended_at - read.started_at).total_seconds() > 11 * 3600  # type: ignore[operator]
    return bool(others or reading.refusals or more or far or (night.kind == "nap" and read.kind == "night"))


def _loose(entry: Entry) -> bool:
    """A food that nobody was said to have eaten: "woke up twice for water"."""
    return isinstance(entry, FoodEntry) and entry.amount is None


def _mistaken(entry: Entry, night: SleepEntry, message: Message) -> bool:
    match entry:
        case SetEntry():
            name = entry.exercise
            return name is not None and night.start <= name.start and name.end <= night.end
        case SessionEntry():
            return (
                night.kind == "nap" and entry.distance_km is None and entry.duration_min == night.duration_min
            )
        case EditEntry():
            first = message.tokens[0]
            return entry.field == "session_duration" and night.start == first.start
        case FoodEntry():
            return not entry.anchored and entry.amount is None
    return False
