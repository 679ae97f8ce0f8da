"""What a message says: its words read into entries, a pressed button into what it stands for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from bot.doubts import mended, said_number
from bot.entries import (
    Amount,
    CheckInEntry,
    Entry,
    ExerciseEntry,
    FoodEntry,
    Reading,
    ReadingContext,
    SleepEntry,
)
from bot.grammar.afterthoughts import afterthought
from bot.grammar.names import KnownNames
from bot.grammar.read import read
from bot.grammar.sleep import NOW
from bot.pending import Waiting, with_amount
from graph.catalog_nodes import Resolution
from graph.clock import zone
from graph.context import Context, PendingQuestion
from graph.inbox import Inbound
from graph.lookups import FOUND
from graph.names import Catalog
from graph.own_foods import PersonCatalog
from graph.own_names import Seen
from graph.words import fold

if TYPE_CHECKING:
    from bot.model.answer import Answered
    from graph.relations.tested import Relations

UNREADABLE = {
    "image": "kind_image", "video": "kind_video", "audio": "kind_audio",
    "voice": "kind_audio", "document": "kind_document", "edit": "kind_edit", "edited": "kind_edit",
    "revoke": "kind_revoke", "deleted": "kind_revoke",
}  # fmt: skip
SILENT = ("reaction", "sticker")
GONE = ("gone",)
LETTER_OR_DIGIT = re.compile(r"\w", re.UNICODE)
LET_GO = {
    "no",
    "nada",
    "nothing",
    "cancel",
    "cancelar",
    "cancela",
    "olvidalo",
    "dejalo",
    "forget it",
    "never mind",
    "skip",
    "no no",
    "mejor no",
    "para",
    "no don't",
    "no dont",
    "don't",
    "dont",
    "no wait",
    "stop",
    "no espera",
    "que no",
    "nope",
    "no gracias",
    "no thanks",
}
YES = {
    "si", "sip", "claro", "correcto", "exacto", "eso es", "asi es", "de verdad", "en serio", "vale", "ok", "seguro",
    "yes", "yep", "yeah", "yup", "sure", "correct", "right", "that's right", "i'm sure", "really", "exactly", "si si",
    "si, correcto", "yes it was", "yes really", "si, de verdad", "si, en serio", "confirmo", "confirmado", "y", "s",
}  # fmt: skip
_BESIDE = re.compile(r"(?: (?:po|pues|che|bo|tio|tia|bro|mate|lol|jaja\w*|haha\w*))+(?= |$)")
"""Words that say nothing, beside a figure."""
_TENS = {"ten": "10", "diez": "10", "cien": "100", "hundred": "100"}
OUT_OF = re.compile(
    r"(?:es |era |it was |that was |that's )?(?:\d{1,3} ?)?(?:sobre|de|out of|of|/"
    r"|(?:en (?:una )?escala )?(?:del? [01] al?|(?:from )?[01] to)|en (?:una )?escala de)"
    r" ?(10|100|5|7|ten|diez|cien|hundred)"
)
""" "Sobre 10": the scale of a score that is too high for the usual one."""
ANSWER_WORDS = 6
LINK_S = 3600
"""So long works a link to a file that a reply gives."""
NIGHTS = {
    "woke_when": ("and got up at", "y me levanté a"),
    "slept_when": ("and went to bed at", "y me acosté a"),
}
"""Questions about the other end of a night, and how an hour alone goes on with what was told."""

AGAIN = re.compile(
    r"^(?:y |and |otra vez |de |the |el de |la de |it was |era |eran |es |son |it's |its |it is |that's "
    r"|se llama |i mean |pues )"
    r"|(?: one| ones| again| otra vez| de nuevo| please| por favor| tambien)+$"
)
"""What stands around a name in an answer."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a turn works with: the catalog and its names in memory, and reads by named statements. ``relations``:
    how a person's variables move together, with sentences in a language. ``fetches``:
    files are fetched, and answered once they are here. ``link`` gives an address of a file of the media store, by its
    name and type, that works for a while. ``asks``: a language model may be asked what is left open (``auto``) or
    every message (``llm``); ``answered`` is what came of asking it about this message."""

    catalog: Catalog
    names: KnownNames
    read: Callable[..., list[dict[str, Any]]]
    day: Callable[..., dict[str, Any]]
    relations: Callable[[str, str], "Relations"]
    fetches: bool = False
    link: Callable[[str, str], str] | None = None
    asks: Literal["auto", "llm"] | None = None
    answered: "Answered | None" = None

    def of(self, user_id: str, seen: Seen | None = None) -> "Tools":
        """The same with this person's own foods and names before those of the catalog; what was ``seen`` of them is
        not read again."""
        return replace(self, catalog=PersonCatalog(self.catalog, user_id, self.read, seen))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a pending question: the entries it completes, and the id chosen for a name. ``confirmed`` when
    it was that the figures are right."""

    question: PendingQuestion
    waiting: Waiting
    chosen: dict[str, str]
    entries: tuple[Entry, ...]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """``press`` is a button's verb and its target ids; ``answer`` an answer; else ``reading`` is what was read.
    ``quoted`` is what the quoted message recorded; ``unreadable`` names the phrase for a kind not read yet."""

    reading: Reading
    press: tuple[str, ...] = ()
    answer: Answer | None = None
    quoted: dict[str, Any] | None = None
    unreadable: str | None = None
    silent: bool = False


def understand(message: Inbound, context: Context, tools: Tools) -> Said:
    """Reads a message: a pressed button, an answer to what was asked, or words."""
    if message.choice is not None:
        said = _pressed(message.choice, context, tools)
        # What was looked up comes as a press of its own: nobody is told that an answered question is over.
        return replace(said, silent=True) if said.press == GONE and message.id.endswith(FOUND) else said
    text = (message.text or "").strip()
    if message.kind in SILENT:
        return Said(Reading(intent="reaction"), silent=True)
    if not text:
        key = "empty" if message.kind == "text" else UNREADABLE.get(message.kind, "kind_other")
        return Said(Reading(intent=message.kind), unreadable=key)
    if not LETTER_OR_DIGIT.search(text) and len(text) <= 16:
        return Said(
            Reading(intent="emoji"), silent=all(ord(sign) > 0x2000 or sign.isspace() for sign in text)
        )
    quoted = _quoted(message, context, tools)
    if quoted is not None and quoted["question"] is not None:
        asked = quoted["question"]
        context = replace(context, question=_question(asked))
    reading = read(
        text,
        message.at.astimezone(zone(context.person.timezone)),
        reading_context(context, quoted),
        tools.names,
    )
    asks = context.question
    if asks is not None and (answer := _answer(text, reading, context, asks, tools, message.at)):
        return Said(reading, answer=answer, quoted=quoted)
    return Said(reading, quoted=quoted)


def reading_context(context: Context, quoted: dict[str, Any] | None) -> ReadingContext:
    """What the conversation is in the middle of, as far as reading a message needs it."""
    return ReadingContext(
        language=context.person.language,
        has_exercise=context.current_exercise is not None,
        last_set=context.last_set is not None,
        asked=None if context.question is None else context.question.kind,
        batches=tuple(batch.name for batch in context.batches),
        quoting=quoted is not None,
    )


def _quoted(message: Inbound, context: Context, tools: Tools) -> dict[str, Any] | None:
    if message.context_id is None:
        return None
    rows = tools.read("read/quoted", user_id=context.person.id, quoted_id=message.context_id)
    return rows[0] if rows else None


def _question(row: dict[str, Any]) -> PendingQuestion:
    from graph.clock import instant

    return PendingQuestion(row["id"], row["kind"], row["payload"], instant(row["asked_at"]))


def _pressed(choice: str, context: Context, tools: Tools) -> Said:
    """``undo:MESSAGE``, ``redo:MESSAGE``, ``change:RECORD``, ``take:RECORD:NODE``, ``answer:QUESTION:PLACE``."""
    verb, _, rest = choice.partition(":")
    reading = Reading(intent="button")
    if verb in ("undo", "redo", "change") and rest:
        return Said(reading, press=(verb, rest))
    if verb == "take" and rest.count(":") >= 1:
        record, _, node = rest.partition(":")
        return Said(reading, press=("take", record, node))
    if verb == "answer":
        question_id, _, place = rest.rpartition(":")
        asked = context.question
        if asked is None or asked.id != question_id:
            rows = tools.read("read/question", user_id=context.person.id, question_id=question_id)
            asked = _question(rows[0]) if rows else None
        if asked is not None and place.isdigit():
            waiting = Waiting.from_json(asked.payload)
            if asked.kind in ("confirm", "wipe"):
                yes = place == "0"
                return Said(reading, answer=Answer(asked, waiting, {}, waiting.entries if yes else (), yes))
            if int(place) < len(waiting.options):
                chosen = {waiting.quote: waiting.options[int(place)][0]}
                return Said(reading, answer=Answer(asked, waiting, chosen, waiting.entries))
    return Said(reading, press=GONE)


def _answer(
    text: str, reading: Reading, context: Context, asked: PendingQuestion, tools: Tools, at: datetime
) -> Answer | None:
    """The message as an answer to what was asked, None when it is something new."""
    waiting = Waiting.from_json(asked.payload)
    folded = fold(text).strip(" .!")
    if folded in LET_GO:
        return Answer(asked, waiting, {}, ())
    if asked.kind in NIGHTS:
        return _night_answer(text, waiting, asked, context, tools, at)
    if asked.kind in ("confirm", "retell", "how_many", "wipe"):
        return _figure_answer(folded, asked, waiting)
    if folded.isdigit() and asked.kind != "how_much" and 1 <= int(folded) <= len(waiting.options):
        return Answer(asked, waiting, {waiting.quote: waiting.options[int(folded) - 1][0]}, waiting.entries)
    for node_id, label in waiting.options:
        if folded == fold(label):
            return Answer(asked, waiting, {waiting.quote: node_id}, waiting.entries)
    if asked.kind == "how_much":
        return _amount_answer(text, waiting, asked, context, tools)
    if len(text.split()) > ANSWER_WORDS or not _names_only(reading):
        return None
    language = context.person.language
    name = AGAIN.sub("", folded)
    if asked.kind.endswith("exercise"):
        found = tools.catalog.resolve_exercise(name, language)
    elif asked.kind.endswith("food"):
        found = tools.catalog.resolve_food(name, language)
    else:
        return None
    if found.decision != "found" and asked.kind.endswith("exercise"):
        found = _with_it(waiting.quote, name, tools.catalog, language)
    if found.decision != "found":
        return None
    return Answer(asked, waiting, {waiting.quote: found.matches[0].id}, waiting.entries)


def _with_it(quote: str, name: str, catalog: Catalog, language: str) -> Resolution:
    """The name that was asked about with what was answered: "extensión" and "cuádriceps", "row" and "cable"."""
    joined = (f"{quote} {name}", f"{quote} de {name}", f"{name} {quote}")
    tried = [catalog.resolve_exercise(one, language) for one in joined]
    return next((one for one in tried if one.decision == "found"), tried[0])


def _figure_answer(folded: str, asked: PendingQuestion, waiting: Waiting) -> Answer | None:
    """ "Sí", or the figure that is right."""
    if asked.kind in ("confirm", "wipe") and folded in YES:
        return Answer(asked, waiting, {}, waiting.entries, True)
    if (scale := OUT_OF.fullmatch(folded)) is not None:
        scores = [one for one in waiting.entries if isinstance(one, CheckInEntry) and one.scale is None]
        whole = len(scores) == len(waiting.entries) > 0
        entries = tuple(replace(one, scale=(1.0, float(_TENS.get(scale[1], scale[1])))) for one in scores)
        return Answer(asked, waiting, {}, entries) if whole else None
    value = said_number(folded)
    if value is None and (core := afterthought(_BESIDE.sub("", folded))) is not None:
        value = said_number(core[0])
    if value is None or not waiting.entries:
        return None
    right = [mended(entry, asked.kind, value) for entry in waiting.entries]
    return Answer(asked, waiting, {}, tuple(one for one in right if one is not None)) if all(right) else None


def _night_answer(
    text: str, waiting: Waiting, asked: PendingQuestion, context: Context, tools: Tools, at: datetime
) -> Answer | None:
    """The other end of a night: both are read as one sentence."""
    now, language = at.astimezone(zone(context.person.timezone)), context.person.language
    verb = NIGHTS[asked.kind][language == "es"]
    at_once = f"{waiting.quote} {verb} {now:%H:%M}" if _just_now(text) else None
    for joined in (f"{waiting.quote}, {text}", f"{waiting.quote} {verb} {text}", at_once):
        if joined is None:
            continue
        again = read(joined, now, ReadingContext(language=language), tools.names)
        nights = [one for one in again.entries if isinstance(one, SleepEntry) and one.half is None]
        if len(nights) == 1 == len(again.entries) and nights[0].started_at is not None:
            return Answer(asked, waiting, {}, (replace(nights[0], start=0, end=0),))
    return None


def _just_now(text: str) -> bool:
    """ "Me acabo de despertar", "just woke up": at the time of the message."""
    return re.search(r"\d", text) is None and any(now.search(fold(text)) for now in NOW.values())


def _names_only(reading: Reading) -> bool:
    """Nothing but a name was said: neither a set nor an amount."""
    return all(
        isinstance(entry, ExerciseEntry)
        or (isinstance(entry, FoodEntry) and entry.amount in (None, Amount(1.0)))
        for entry in reading.entries
    ) and reading.intent in ("exercise", "record", "chat", "empty")


def _amount_answer(
    text: str, waiting: Waiting, asked: PendingQuestion, context: Context, tools: Tools
) -> Answer | None:
    """ "150 g", "dos cucharadas", "150": an amount of the food that was asked about."""
    bare = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*", text)
    amount = Amount(float(bare[1].replace(",", ".")), "g") if bare else None
    if amount is None:
        joined = f"{text} {'de' if context.person.language == 'es' else 'of'} {waiting.quote}"
        again = read(joined, waiting.told_at, ReadingContext(language=context.person.language), tools.names)
        foods = [entry for entry in again.entries if isinstance(entry, FoodEntry)]
        if len(foods) != 1 or len(again.entries) != 1 or foods[0].amount is None:
            return None
        amount = foods[0].amount
    return Answer(asked, waiting, {}, tuple(with_amount(entry, amount) for entry in waiting.entries))
