"""A film that somebody sent: which set it shows, and showing it again."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from bot.changes.edits import stored_fact
from bot.encoder.caption_set import told_again
from bot.encoder.words import words
from bot.phrases import phrase
from bot.replies import FactLines, Payload, button_reply, choices, text_reply
from bot.understand import LINK_S, Tools
from graph.clock import days_back, instant, utc_text, zone
from graph.context import Context, StoredSet
from graph.facts import SetFact
from graph.inbox import Inbound
from graph.record import Row, Rows
from graph.words import fold

FOLLOWS = timedelta(minutes=30)
"""So soon after a set a film shows that set."""
OFFERED = 3
LOOKED_BACK_DAYS = 60
_NUMBER = re.compile(
    r"\b(?:serie|set)\s*(?:n\w*\.?\s*)?(\d{1,2})\b|\b(\d{1,2})\s*(?:\.?\s*[aªº]|st|nd|rd|th)\s*(?:serie|set)\b"
)
_SHOW = re.compile(
    r"(?:oye |por favor |please |me |puedes |quiero |can you |could you |i want to |let me )*"
    r"(?:ensena\w*|muestra\w*|mandame|pasame|ponme|ver|show|send|see|watch)\b[^\d]*\b(?:video|film|grabacion)\b[^\d]*"
)
"""A wish and nothing else: words with a figure may tell a set, and are read as any others."""
_DELETE = re.compile(
    r"(?:oye |por favor |please |puedes |can you )*"
    r"(?:borra\w*|elimina\w*|quita\w*|delete|remove)\b[^\d]*\b(?:video|film|grabacion)\b[^\d]*"
)
_UNDO = re.compile(
    r"(?:deshacer|deshazlo|deshaz(?: eso)?|borralo|borra eso|quitalo|undo(?: that| it)?|delete (?:it|that))"
)
MOST_WORDS = 12
TAKEN_BACK = timedelta(hours=12)
"""For so long "undo" may mean the film that was sent last."""


@dataclass(slots=True)
class Filmed:
    """What a film comes to: the rows that tie it to a set, and the reply; None when its caption was answered."""

    rows: Rows = field(default_factory=dict)
    reply: Payload | None = None


def take_film(message: Inbound, media_id: str, context: Context, tools: Tools) -> Filmed:
    """Ties a film to the set that its caption told or names, else to the one it follows, else asks."""
    language = context.person.language
    told = tools.read("read/told-sets", user_id=context.person.id, message_id=message.id)
    if told:
        return Filmed(_tied(media_id, told[-1]["id"], context))
    chosen = told_again(message, context, tools) or _named(message.text or "", context, tools)
    last = context.last_set
    if chosen is None and last is not None and message.at - last.at <= FOLLOWS:
        chosen = last
    if chosen is None:
        if message.text:
            return Filmed()
        return Filmed(reply=_asked(media_id, context, tools))
    reply = None if message.text else _said(media_id, chosen.id, context, tools)
    if reply is None:
        return Filmed(_tied(media_id, chosen.id, context))
    buttons = [(f"whichset:{media_id}", words(language, "another_set")), _deleting(media_id, language)]
    return Filmed(_tied(media_id, chosen.id, context), button_reply(reply, *buttons))


def film_turn(message: Inbound, context: Context, tools: Tools) -> Filmed | None:
    """The turn of a message about a film that is kept: a button that chooses its set, a wish to see it."""
    verb, _, rest = (message.choice or "").partition(":")
    media_id, _, set_id = rest.partition(":")
    if verb == "whichset" and media_id:
        return Filmed(reply=_asked(media_id, context, tools))
    if verb == "film" and set_id:
        said = _said(media_id, set_id, context, tools)
        if said is None:
            return Filmed(reply=text_reply(phrase(context.person.language, "gone")))
        return Filmed(_tied(media_id, set_id, context), text_reply(said))
    if verb == "unfilm" and media_id:
        return _deleted(media_id, message, context)
    if message.choice is not None or not message.text:
        return None
    if _wishes(message.text):
        return Filmed(reply=_shown(message, context, tools))
    last = _meant(message, context, tools)
    return None if last is None else _deleted(last, message, context)


def _meant(message: Inbound, context: Context, tools: Tools) -> str | None:
    """The film that somebody wants away: named as one, or the last thing they sent when they take that back."""
    folded = fold(message.text or "").strip(" .!?¿¡")
    named = _DELETE.fullmatch(folded) is not None
    if not named and _UNDO.fullmatch(folded) is None:
        return None
    person, until = context.person, utc_text(message.at)
    films = tools.read("read/last-film", user_id=person.id, until=until)
    if not films or named:
        return films[0]["id"] if films else None
    sent_at = instant(films[0]["at"])
    if message.at - sent_at > TAKEN_BACK:
        return None
    today = message.at.astimezone(zone(person.timezone)).date()
    days = [f"{person.id}|{one}" for one in days_back(today + timedelta(days=1), 4)]
    told = tools.read("read/last-recording", user_id=person.id, day_ids=days, until=until)
    later = bool(told) and (told[0]["id"] == films[0]["message_id"] or instant(told[0]["at"]) >= sent_at)
    return None if later else films[0]["id"]


def _deleted(media_id: str, message: Inbound, context: Context) -> Filmed:
    """A film that goes for good, from its set, the day and the media store."""
    return Filmed(
        {
            "forget-media": [{"user_id": context.person.id, "id": media_id}],
            "condemn-media": [{"id": media_id, "now": utc_text(message.at)}],
        },
        text_reply(words(context.person.language, "film_deleted")),
    )


def _deleting(media_id: str, language: str) -> tuple[str, str]:
    return f"unfilm:{media_id}", words(language, "delete_film")


def _wishes(text: str) -> bool:
    """Whether a message asks to see a film and says nothing else."""
    folded = fold(text).strip(" .!?¿¡")
    return len(folded.split()) <= MOST_WORDS and _SHOW.fullmatch(folded) is not None


def _tied(media_id: str, set_id: str, context: Context) -> Rows:
    row: Row = {"user_id": context.person.id, "media_id": media_id, "set_id": set_id}
    return {"film-sets": [row]}


def _named(text: str, context: Context, tools: Tools) -> StoredSet | None:
    """The set of the open session that a caption names: its number, its exercise, or both."""
    if not text or not context.sets:
        return None
    found = tools.catalog.resolve_exercise(
        _NUMBER.sub(" ", fold(text)).strip() or text, context.person.language
    )
    exercise = found.matches[0].id if found.decision == "found" else None
    sets = [one for one in context.sets if exercise is None or one.exercise_id == exercise]
    number = _NUMBER.search(fold(text))
    if number is not None:
        place = int(number[1] or number[2])
        own = sets if exercise else [one for one in sets if one.exercise_id == context.sets[-1].exercise_id]
        return own[place - 1] if 1 <= place <= len(own) else None
    return sets[-1] if exercise is not None and sets else None


def _asked(media_id: str, context: Context, tools: Tools) -> Payload:
    """Of which set is it? The last ones to choose from; a sentence when there is none."""
    language = context.person.language
    lines = FactLines(context, tools.catalog)
    rows = []
    for one in reversed(context.sets[-OFFERED:]):
        said = _set_words(one.id, context, tools, lines)
        if said is not None:
            rows.append((f"film:{media_id}:{one.id}", said))
    if not rows:
        return button_reply(words(language, "film_alone"), _deleting(media_id, language))
    if len(rows) == 1:
        return button_reply(words(language, "which_film_set"), *rows)
    return choices(words(language, "which_film_set"), language, rows)


def _said(media_id: str, set_id: str, context: Context, tools: Tools) -> str | None:
    lines = FactLines(context, tools.catalog)
    said = _set_words(set_id, context, tools, lines)
    return None if said is None else words(context.person.language, "film_of", set=said)


def _set_words(set_id: str, context: Context, tools: Tools, lines: FactLines) -> str | None:
    rows = tools.read("read/records", user_id=context.person.id, ids=[set_id])
    fact = stored_fact(rows[0]) if rows else None
    if not isinstance(fact, SetFact):
        return None
    return f"{lines.exercise(fact.exercise_id)} {lines.set_words(fact)}"


def _shown(message: Inbound, context: Context, tools: Tools) -> Payload:
    """A link to the film of the latest filmed set; where a later one has yet to be fetched, that is said."""
    language = context.person.language
    today = message.at.astimezone(zone(context.person.timezone)).date()
    ids = [f"{context.person.id}|{one}" for one in days_back(today, LOOKED_BACK_DAYS)]
    rows = tools.read("read/filmed-sets", user_id=context.person.id, day_ids=ids)
    lately = tools.read("read/films-coming", user_id=context.person.id, day_ids=ids[:2])
    coming = sum(one["films"] for one in lately) > 0
    if not rows or tools.link is None:
        return text_reply(words(language, "film_coming" if coming else "no_film"))
    row = rows[0]
    said = _set_words(row["set_id"], context, tools, FactLines(context, tools.catalog)) or ""
    works = words(language, "link_works", n=LINK_S // 60)
    lines = [said, tools.link(row["name"], row["content_type"]), works]
    return text_reply("\n".join([words(language, "film_coming"), *lines] if coming else lines))
