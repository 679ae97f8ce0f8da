"""One message, one turn: understood, resolved, recorded, answered.

A turn decides everything and stores nothing itself: it gives the rows that its message changes and the reply,
which the worker stores in one transaction together with "done".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.changes.acts import ask_day, continued, correct, look_back, press, redo, undo
from bot.changes.begun import in_begun_session
from bot.changes.mends import mend, rescored
from bot.changes.nights import retold_nights
from bot.changes.once_more import once_more, round_turn
from bot.changes.quoted import quoted_turn, retold_turn
from bot.changes.removal import removal_turn
from bot.changes.same_meal import same_meal_turn
from bot.changes.wipe import ask_wipe, wipe
from bot.done import Done
from bot.doubts import unasked
from bot.encoder.talk import file_turn
from bot.entries import (
    AskDayEntry,
    AskEnergyEntry,
    AskLastEntry,
    CheckInEntry,
    EditEntry,
    EndEntry,
    ObservationEntry,
    QuietEntry,
    RedoEntry,
    SessionEntry,
    SetEntry,
    UndoEntry,
    WipeEntry,
)
from bot.kitchen.beside import pots_beside
from bot.kitchen.cooking import unknown_part
from bot.kitchen.told import kitchen_turn, question_rows
from bot.model.asking import guess_rows, heard, noted, opened_by
from bot.model.opened import Opened
from bot.own_foods import own_food_turn
from bot.own_muscles import own_muscle_turn
from bot.pending import Waiting
from bot.phrases import phrase
from bot.questions.going_on import went_on
from bot.questions.looks import ask_energy, ask_last, end_session
from bot.questions.openings import opens_as_question
from bot.questions.why import question_turn
from bot.replies import Payload, asked, reaction_reply, recorded, text_reply
from bot.resolving.entries import resolve
from bot.resolving.resolver import Ask, Resolved, Resolver
from bot.short_words import short_words_turn
from bot.understand import Said, Tools, understand
from graph.catalog import new_exercise_rows
from graph.clock import instant, utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.facts import AnyFact, SessionFact, SetFact
from graph.inbox import Inbound
from graph.own_names import taught
from graph.owned import own_exercise_rows
from graph.record import Row, Rows, day_id, day_rows, merge_rows, rows_of

ANSWERED_WITHIN = SESSION_GAP
NIGHT = timedelta(hours=16)
"""So long it may be until somebody who went to bed says when they got up."""
REFUSED = ("another", "negated", "supposed", "habitual", "planned", "asked")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message changes and the reply to it; ``reply`` None when none is owed (a reaction, an emoji).
    ``opened``: a language model is to be asked first, and the turn taken again with its answer. ``after``: what
    finds out something first; it is given what to do then, and the turn is taken again."""

    rows: Rows
    reply: Payload | None
    intent: str
    error: str | None = None
    record_ids: list[str] = field(default_factory=list)
    opened: Opened | None = None
    after: Callable[[Callable[[], None]], None] | None = None


def take_turn(message: Inbound, context: Context, tools: Tools) -> Turn:
    """Understands a message, resolves what it says, and gives what to store and what to answer."""
    tools = tools.of(context.person.id, context.seen)
    if (filed := file_turn(message, context, tools)) is not None:
        rows = merge_rows(_message_rows(message, context), filed.rows)
        return Turn(rows, filed.reply, "file", None, filed.record_ids)
    asked = went_on(message, context, tools)
    said = understand(asked, context, tools)
    done = act(said, asked, context, tools)
    if done.opened is not None:
        return Turn({}, None, said.reading.intent, opened=done.opened)
    rows = merge_rows(_message_rows(message, context), done.rows)
    reply = None if said.silent else noted(done.reply, tools, context.person.language)
    return Turn(rows, reply, done.intent or said.reading.intent, None, done.record_ids)


def act(said: Said, message: Inbound, context: Context, tools: Tools) -> Done:
    """Does what was said: a button, a word about what was recorded, a look at the day, or a record."""
    language = context.person.language
    if said.silent:
        return Done()
    if said.unreadable is not None:
        return Done(reply=text_reply(phrase(language, said.unreadable)))
    if said.press:
        return press(said.press, message, context, tools)
    if said.answer is None and (done := _told_apart(message, context, tools)) is not None:
        return done
    if (done := quoted_turn(said, message, context, tools)) is not None:
        return done
    if (done := kitchen_turn(said, message, context, tools)) is not None:
        return done
    if said.answer is not None and said.answer.question.kind == "wipe" and said.answer.confirmed:
        return wipe(said.answer.question.id, message, context, tools)
    if said.answer is not None:
        return _answered(said, message, context, tools)
    if not said.reading.entries and (done := short_words_turn(message, context, tools)) is not None:
        return done
    if (done := retold_turn(said, message, context, tools)) is not None:
        return done
    for entry in said.reading.entries:
        match entry:
            case ObservationEntry(mends=True) | CheckInEntry(mends=True) if (
                mended := mend(entry, message, context, tools)
            ) is not None:
                return mended
            case SetEntry(same=True) if (
                again := once_more(said.reading.entries, message, context, tools)
            ) is not None:
                return again
            case UndoEntry() if said.quoted is None and _only_asked(message, context, tools):
                return _let_go(context)
            case UndoEntry():
                return undo(message, context, tools, said.quoted)
            case RedoEntry():
                return redo(message, context, tools)
            case WipeEntry():
                return ask_wipe(message, context, tools)
            case EditEntry():
                score = rescored(entry, message, context, tools) if said.quoted is None else None
                return score or correct(entry, message, context, tools, said.quoted)
            case AskDayEntry():
                return ask_day(entry, message, context, tools)
            case AskLastEntry():
                return Done(reply=ask_last(entry, message, context, tools))
            case AskEnergyEntry():
                return Done(reply=ask_energy(message, context, tools))
            case EndEntry():
                return Done(reply=end_session(context, tools))
            case QuietEntry(quiet=quiet):
                said_so = phrase(context.person.language, "quiet_on" if quiet else "quiet_off")
                mode: Rows = {"set-quiet": [{"user_id": context.person.id, "quiet": quiet}]}
                return Done(rows=mode, reply=text_reply(said_so))
    if opens_as_question(message.text or ""):
        return Done(reply=text_reply(phrase(language, "asked")), intent="question")
    return _record(said, message, context, tools)


def _told_apart(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """What a message of a known whole form comes to, where it answers nothing that was asked."""
    if (done := own_food_turn(message, context)) is not None:
        return done
    turns = (own_muscle_turn, question_turn, removal_turn, same_meal_turn, round_turn)
    return next((done for turn in turns if (done := turn(message, context, tools)) is not None), None)


def _only_sets(facts: Sequence[AnyFact]) -> bool:
    """Sets and the session that they open, nothing else."""
    sets = [fact for fact in facts if isinstance(fact, SetFact)]
    return bool(sets) and all(
        isinstance(fact, SetFact) or (isinstance(fact, SessionFact) and not fact.explicit) for fact in facts
    )


def _only_asked(message: Inbound, context: Context, tools: Tools) -> bool:
    """The last thing said is a question's: nothing of its message was stored, nor anything since."""
    if context.question is None:
        return False
    asked_in = context.question.id.removesuffix(".q")
    if tools.read("read/undo-plan", user_id=context.person.id, message_id=asked_in):
        return False
    last = look_back("read/last-recording", message, context, tools)
    return last is None or instant(last["at"]) <= context.question.asked_at


def _let_go(context: Context) -> Done:
    assert context.question is not None
    closed: Rows = {"close-questions": [_closing(context, context.question.id, "dropped")]}
    return Done(rows=closed, reply=text_reply(phrase(context.person.language, "dropped")))


def _record(said: Said, message: Inbound, context: Context, tools: Tools) -> Done:
    """Stores what is clear and asks the first thing that is not; before that, a model if there is one."""
    said, guesses = heard(said, message, context, tools)
    entries = continued(said.reading.entries, message, context, tools)
    resolver = Resolver(
        context,
        tools.catalog,
        message.id,
        message.arrived,
        message.at,
        dict(guesses.chosen),
        estimates=guesses.grams,
    )
    resolved = resolve([*entries, *said.reading.doubtful], resolver)
    if (opened := opened_by(said, resolved, message, context, tools)) is not None:
        return Done(opened=opened)
    resolved.facts[:] = retold_nights(resolved.facts, message, context, tools)
    resolved.customary |= set(guesses.chosen.values())
    language = context.person.language
    done = _stored(resolved, message, context, tools)
    done.intent = said.reading.intent
    done.rows = merge_rows(done.rows, guess_rows(guesses, resolved, context))
    doubts = unasked(said.reading)
    if resolved.asks:
        ask = resolved.asks[0]
        question_id = _question_id(message)
        done.rows = merge_rows(
            done.rows, _question_rows(resolved.asks, question_id, resolver, message, context)
        )
        question = asked(ask, question_id, language)
    elif doubts:
        key = "refused" if doubts[0].reason == "range" else "unexplained"
        question = phrase(language, key, quote=doubts[0].quote), []
    elif (unknown := unknown_part(resolved.facts, language, tools.catalog)) is not None:
        question = unknown[0], []
        about = question_rows(_question_id(message), unknown[1], message, context.person.id)
        done.rows = merge_rows(done.rows, about)
    else:
        question = None
    if question is None and context.person.quiet and _only_sets(resolved.facts):
        done.reply = reaction_reply(message.id)
    elif resolved.facts:
        beside = pots_beside(resolved.facts, message, context, tools)
        done.reply = recorded(
            resolved, message.id, question, beside.left, context, tools.catalog, beside.portions
        )
    elif question is not None:
        done.reply = recorded(Resolved(), message.id, question, [], context, tools.catalog)
    elif resolved.named_exercise is not None:
        done.reply = text_reply(phrase(language, "exercise", name=resolved.named_exercise.name(language)))
    else:
        done.reply = text_reply(_small_talk(said, message, context))
    return done


def _answered(said: Said, message: Inbound, context: Context, tools: Tools) -> Done:
    """Stores the entries that waited for this answer, at the time they were told."""
    answer = said.answer
    assert answer is not None
    language = context.person.language
    closed = {
        "close-questions": [
            _closing(context, answer.question.id, "answered" if answer.entries else "dropped")
        ]
    }
    entries = (*answer.entries, *answer.waiting.later)
    if not entries:
        return Done(rows=closed, reply=text_reply(phrase(language, "dropped")))
    resolver = Resolver(
        context,
        tools.catalog,
        message.id,
        message.arrived,
        answer.waiting.told_at,
        dict(answer.chosen),
        frozenset(answer.entries) if answer.confirmed else frozenset(),
    )
    resolved = resolve(entries, resolver)
    done = _stored(resolved, message, context, tools)
    chosen = [(text, id) for text, id in answer.chosen.items() if text and tools.catalog.exercise(id)]
    done.rows = merge_rows(done.rows, closed, taught(context.person.id, language, chosen))
    question = None
    if resolved.asks:
        question_id = _question_id(message)
        done.rows = merge_rows(
            done.rows,
            _question_rows(resolved.asks, question_id, resolver, message, context, overtake=False),
        )
        question = asked(resolved.asks[0], question_id, language)
    if resolved.named_exercise is not None and not resolved.facts and question is None:
        done.reply = text_reply(phrase(language, "exercise", name=resolved.named_exercise.name(language)))
    else:
        done.reply = recorded(resolved, message.id, question, [], context, tools.catalog)
    return done


def _stored(resolved: Resolved, message: Inbound, context: Context, tools: Tools) -> Done:
    """The rows of what was resolved: facts, exercises met for the first time, what the talk is about now."""
    resolved.facts[:], extra = in_begun_session(resolved.facts, message, context, tools)
    rows = rows_of(context.person.id, resolved.facts, message.id)
    if resolved.new_exercises:
        extra = merge_rows(extra, *(new_exercise_rows(one) for one in resolved.new_exercises.values()))
    if resolved.own_exercises:
        extra = merge_rows(extra, own_exercise_rows(context.person.id, resolved.own_exercises))
    if resolved.named_exercise is not None:
        extra["set-modes"] = [_mode_row(resolved.named_exercise.id, message, context)]
    if resolved.load_unit is not None and resolved.load_unit != context.person.load_unit:
        extra["set-load-units"] = [{"user_id": context.person.id, "load_unit": resolved.load_unit}]
    ids = [str(row["record_id"]) for row in rows.get("link-records", [])]
    return Done(rows=merge_rows(rows, extra), record_ids=ids)


def _small_talk(said: Said, message: Inbound, context: Context) -> str:
    """The sentence for a message that recorded nothing and asked nothing of us."""
    language = context.person.language
    intent = said.reading.intent
    if intent in ("greeting", "help"):
        return phrase(language, "greeting", name=context.person.name)
    if any(isinstance(one, SessionEntry) for one in said.reading.entries):
        return phrase(language, "word_go")  # the session is open already
    if intent == "thanks":
        return phrase(language, "thanks")
    if said.reading.opened is not None:
        return phrase(language, "meal_opened", meal=phrase(language, said.reading.opened))
    if intent == "question":
        return phrase(language, "asked")
    reasons = [one.reason for one in said.reading.refusals]
    for reason in REFUSED:
        if reason in reasons:
            return phrase(language, reason)
    return phrase(language, "chat" if re.search(r"\d", message.text or "") else "remark")


def _message_rows(message: Inbound, context: Context) -> Rows:
    """Every message hangs on the local day it was written on."""
    user_id = context.person.id
    day: date = message.at.astimezone(zone(context.person.timezone)).date()
    return {
        "lock-people": [{"user_id": user_id}],
        "keep-days": day_rows(user_id, [day]),
        "send-on-days": [{"message_id": message.id, "day_id": day_id(user_id, day)}],
    }


def _mode_row(exercise_id: str, message: Inbound, context: Context) -> Row:
    return {
        "user_id": context.person.id,
        "id": f"{message.id}.mode",
        "exercise_id": exercise_id,
        "since": utc_text(message.at),
        "until": utc_text(message.at + SESSION_GAP),
    }


def _question_id(message: Inbound) -> str:
    return f"{message.id}.q"


def _closing(context: Context, question_id: str, state: str) -> Row:
    return {"user_id": context.person.id, "id": question_id, "state": state}


def _question_rows(
    asks: Sequence[Ask],
    question_id: str,
    resolver: Resolver,
    message: Inbound,
    context: Context,
    *,
    overtake: bool = True,
) -> Rows:
    """The first question with what it holds back; one at a time, so an older one is overtaken."""
    ask, *others = asks
    options = tuple((one.id, one.name) for one in ask.options)
    later = tuple(entry for one in others for entry in one.entries)
    waiting = Waiting(ask.quote, ask.entries, options, resolver.told_at, later)
    rows: Rows = {
        "add-questions": [
            {
                "user_id": context.person.id,
                "message_id": message.id,
                "id": question_id,
                "properties": {
                    "kind": ask.kind,
                    "payload": waiting.to_json(),
                    "asked_at": utc_text(message.at),
                    "until": utc_text(message.at + (NIGHT if ask.kind == "woke_when" else ANSWERED_WITHIN)),
                    "state": "open",
                },
            }
        ]
    }
    if overtake and context.question is not None:
        rows["close-questions"] = [_closing(context, context.question.id, "overtaken")]
    return rows


def reads(session: Any, catalog: Any, names: Any) -> Tools:
    """The tools of a turn over one session of the driver."""
    from graph.days import read_day
    from graph.reading import read_alone

    def rows(name: str, **parameters: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = read_alone(session, name, **parameters).data()
        return found

    def relations(user_id: str, language: str) -> Any:
        from graph.relations.tested import read_relations

        return read_relations(session, user_id, language)

    def day(user_id: str, on: date) -> dict[str, Any]:
        return read_day(session, catalog, user_id, on)

    return Tools(catalog, names, rows, day, relations)
