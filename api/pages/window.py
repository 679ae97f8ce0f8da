"""The chat window's own side: its one person, their conversation and their days."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any

from fastapi.concurrency import run_in_threadpool

from api.dev import Line
from api.pages.day import figures, record_ids, sections
from api.pages.words import long_date, near_date
from api.prepare import Knowledge
from api.services import Services
from cypher import statement
from graph.clock import zone
from graph.context import Person
from graph.conversation import read_conversation, read_told
from graph.days import read_day
from graph.errors import NotFound
from graph.people import add_user, person_of_phone
from graph.writer import Work

PHONE = "+34600000001"
"""The telephone of the person in the chat window; it is nobody's."""
NAME = "Alex"


class Window:
    """What the chat window shows and does, for its one person."""

    def __init__(self, services: Services, knowledge: Knowledge, line: Line) -> None:
        self.services = services
        self.catalog = knowledge.catalog
        self.line = line
        self.language_chosen = False

    async def greeted(self, language: str) -> Person:
        """The person as a page opens: until something was said or chosen, in the language of the browser."""
        found = await self.person(language)
        if found.language != language and not self.language_chosen and not self.line.phone.bubbles:
            await self.change(found, language=language)
            found = await self.person()
        return found

    async def person(self, language: str | None = None) -> Person:
        """The person of the window, who is added when a page is opened for the first time; ``language`` is
        what the browser asks for. What was said before this start is put into the telephone, once."""
        found = await run_in_threadpool(self._person, language)
        self.line.timezone = found.timezone
        if not self.line.phone.filled:
            earlier = await run_in_threadpool(self._earlier, found)
            if not self.line.phone.filled:
                self.line.phone.fill(earlier)
        return found

    def _person(self, language: str | None) -> Person:
        with self.services.graph.session() as session:
            try:
                return person_of_phone(session, PHONE)
            except NotFound:
                if language is None:
                    raise
                add_user(
                    session,
                    phone=PHONE,
                    name=NAME,
                    timezone="UTC",
                    language="es" if language == "es" else "en",
                    units="metric",
                )
                return person_of_phone(session, PHONE)

    def _earlier(self, person: Person) -> list[tuple[bool, str, dict[str, Any], datetime]]:
        today = datetime.now(zone(person.timezone)).date()
        with self.services.graph.session() as session:
            spoken = read_conversation(session, person.id, person.timezone, today)
        found: list[tuple[bool, str, dict[str, Any], datetime]] = []
        for one in spoken:
            found.append((True, one.id, one.payload, one.at))
            if one.reply is not None and one.reply_at is not None:
                found.append((False, one.reply_id or "", one.reply, one.reply_at))
        return found

    async def day(self, person: Person, day: date | None) -> dict[str, Any]:
        """What the template of a day is given."""
        return await run_in_threadpool(self._day, person, day)

    def _day(self, person: Person, day: date | None) -> dict[str, Any]:
        today = datetime.now(zone(person.timezone)).date()
        shown = day or today
        language = person.language
        with self.services.graph.session() as session:
            document = read_day(session, self.catalog, person.id, shown)
            told = read_told(session, person.id, person.timezone, record_ids(document))
        return {
            "shown": shown,
            "followed": day is None,
            "today": today,
            "name": near_date(shown, language, today),
            "long": long_date(shown, language, today),
            "previous": shown - timedelta(days=1) if shown > date.min else shown,
            "next": shown + timedelta(days=1) if shown < date.max else shown,
            "figures": figures(document, language),
            "sections": sections(document, told, self.catalog, language),
            "find": self.line.phone.find,
        }

    async def change(self, person: Person, **properties: str) -> None:
        """Changes settings of the person."""
        row = {"user_id": person.id, "properties": properties}
        work = Work({"lock-people": [row], "change-people": [row]})
        await asyncio.wrap_future(self.services.writer.submit(work))

    async def remove(self, person: Person, record_id: str) -> bool:
        """Takes away a record of this person's that no message told."""
        work = Work(
            {"lock-people": [{"user_id": person.id}], "hide-records": [{"id": record_id}]},
        )
        if not await run_in_threadpool(self._owns, person, record_id):
            return False
        await asyncio.wrap_future(self.services.writer.submit(work))
        self.line.phone.day_changed()
        return True

    def _owns(self, person: Person, record_id: str) -> bool:
        with self.services.graph.session() as session:
            rows = session.execute_read(
                lambda tx: tx.run(statement("read/records"), user_id=person.id, ids=[record_id]).data()
            )
        return bool(rows)
