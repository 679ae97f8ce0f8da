"""Whole conversations through the real webhook: each case is a person of its own, many at once."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import httpx
from neo4j import Session

from api.prepare import tools_over
from api.services import Services, running_services
from bot.understand import Tools
from graph.connect import Graph
from graph.days import read_day
from graph.settings import Settings
from tests.corpus import Case, fault, flatten
from tests.emptying import catalog_stands
from tests.meta import SETTINGS, Meta, Sent, change, envelope, message, signed
from tests.path import PATH, query, served
from tests.ready import ready

UNITS = {"es": "metric", "en": "us"}
ZONES = {"es": "Europe/Madrid", "en": "America/New_York"}


@dataclass
class Talk:
    """A running product: ``say`` speaks for a person and gives the replies to it."""

    services: Services
    web: httpx.Client
    meta: Meta
    tools: Callable[[Session], Tools]

    @property
    def graph(self) -> Graph:
        return self.services.graph

    def add(self, people: Sequence[tuple[str, str]]) -> None:
        """People by number and language, each with the number as id."""
        rows = [
            {"id": number, "language": language, "zone": ZONES[language], "units": UNITS[language]}
            for number, language in people
        ]
        text = """
        UNWIND $rows AS row
        MERGE (u:User {id: row.id})
        SET u.name = 'Ana', u.timezone = row.zone, u.language = row.language, u.units = row.units
        MERGE (i:Identity {id: 'whatsapp:' + row.id})
        SET i.channel = 'whatsapp', i.external_id = row.id
        MERGE (i)-[:IDENTIFIES]->(u)
        """
        with self.graph.session() as session:
            session.execute_write(lambda tx: tx.run(cast(Any, text), rows=rows).consume())

    def say(self, number: str, text: str, timestamp: float, **more: Any) -> tuple[str, list[Sent]]:
        """Delivers a message and waits for the reply to it; gives the message's id and what was replied."""
        told = message(number, text, timestamp=int(timestamp), **more)
        raw = envelope([change(told)])
        assert self.web.post(PATH, content=raw, headers=signed(raw)).status_code == 200
        return told["id"], self.replies(told["id"])

    def replies(self, message_id: str) -> list[Sent]:
        """Waits for the reply to a message; gives what was replied."""
        return self.meta.answering(message_id, 30)

    def day(self, number: str, day: Any) -> dict[str, Any]:
        with self.graph.session() as session:
            return read_day(session, self.tools(session).catalog, number, day)


@contextmanager
def talking(graph: Graph, **more: Any) -> Iterator[Talk]:
    """The product over an empty graph: catalog, reader, worker, webhook, a stand-in for Meta, ``more`` settings."""
    with Meta() as meta:
        settings = Settings(
            _env_file=None, **{**SETTINGS, "SINEW_SECRET_KEY": "key", "WHATSAPP_API_URL": meta.url, **more}
        )
        tools = tools_over(ready(graph))
        catalog_stands(graph)
        with (
            running_services(graph, settings, tools) as services,
            served(services) as url,
            httpx.Client(base_url=url, trust_env=False, timeout=60) as web,
        ):
            yield Talk(services, web, meta, tools)


@dataclass(frozen=True)
class Outcome:
    """What became of a case: ``fault`` None when it was exact; ``false_writes`` counts records it must not have."""

    case: Case
    fault: str | None
    false_writes: int
    asked: bool
    replies: tuple[str, ...]

    @property
    def claims(self) -> bool:
        """Whether a reply to a message that recorded nothing speaks of recording."""
        return not self.false_writes and any(RECORDING.search(text) for text in self.replies)


RECORDING = re.compile(r"\b(saved|logged|recorded|noted|(guardad|apuntad|anotad|registrad)[oa]s?)\b", re.I)


def asking(replies: Sequence[Sent]) -> bool:
    """Whether a reply needs an answer: a question mark, or two choices or more."""
    return any("?" in one.text or len(one.buttons) >= 2 for one in replies)


def hold(talk: Talk, cases: Sequence[Case], at_once: int = 8) -> list[Outcome]:
    """Plays every case with a person of its own and judges what its last message recorded."""
    numbers = [f"3469{place:07d}" for place in range(len(cases))]
    talk.add([(number, case.language) for number, case in zip(numbers, cases, strict=True)])
    with ThreadPoolExecutor(at_once) as pool:
        said = list(pool.map(lambda pair: _play(talk, *pair), zip(numbers, cases, strict=True)))
    return [_judge(talk, number, case, *one) for number, case, one in zip(numbers, cases, said, strict=True)]


def _play(talk: Talk, number: str, case: Case) -> tuple[str, list[Sent]]:
    last: tuple[str, list[Sent]] = ("", [])
    for at, text in case.messages:
        last = talk.say(number, text, at.timestamp())
    return last


_OF_MESSAGE = """
MATCH (m:Message {id: $id})
OPTIONAL MATCH (m)-[:RECORDED]->(r:Record) WHERE EXISTS { (r)-[:ON_DAY]->(:Day) }
RETURN collect(r.id) AS ids, collect(r.day_id) AS day_ids
"""
_GOALS = "MATCH (m:Message {id: $id})-[:RECORDED]->(g:Goal) RETURN g {.*} AS goal"
_ALL = """
MATCH (u:User {id: $user})-[:LIVED]->(:Day)<-[:ON_DAY]-(r:Record)
WHERE NOT r:Meal AND NOT r:Session
RETURN count(r) AS n
"""


def _judge(talk: Talk, number: str, case: Case, message_id: str, replies: list[Sent]) -> Outcome:
    texts = tuple(one.text for one in replies)
    asked = asking(replies)
    found = query(talk.graph, _OF_MESSAGE, id=message_id)[0]
    ids = set(found["ids"])
    if case.left is not None:
        left = query(talk.graph, _ALL, user=number)[0]["n"]
        wrong = None if left == case.left else f"{left} records are left instead of {case.left}"
        return Outcome(case, wrong, 0, asked, texts)
    days = {str(day_id).partition("|")[2] for day_id in found["day_ids"]}
    records = [
        one for day in sorted(days) for one in flatten(talk.day(number, _date(day))) if one["id"] in ids
    ]
    records += [row["goal"] | {"type": "goal"} for row in query(talk.graph, _GOALS, id=message_id)]
    wrong = fault(case, records)
    if len(replies) != 1 and wrong is None:
        wrong = f"{len(replies)} replies"
    extra = max(0, len(records) - len(case.want)) if case.want else len(records)
    return Outcome(case, wrong, extra, asked, texts)


def _date(text: str) -> Any:
    from datetime import date

    return date.fromisoformat(text)


def report(outcomes: Sequence[Outcome]) -> str:
    """Exact shares by language and kind, false writes and questions, as a table."""
    lines = []
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        group = "none" if not one.case.want and one.case.left is None else one.case.kind
        groups.setdefault((one.case.language, group), []).append(one)
    for (language, kind), some in sorted(groups.items()):
        exact = sum(one.fault is None for one in some)
        false = sum(one.false_writes > 0 for one in some)
        asked = sum(one.asked for one in some)
        share = f"{exact:4}/{len(some):<4} exact {exact / len(some):6.1%}"
        lines.append(f"{language} {kind:10} {share}  false writes {false}  asked {asked}")
    return "\n".join(lines)


def dump(outcomes: Sequence[Outcome]) -> str:
    """Each miss with its words, for the half that may be looked at."""
    return "\n".join(
        json.dumps(
            {"id": one.case.id, "say": one.case.say, "fault": one.fault, "replies": one.replies},
            ensure_ascii=False,
        )
        for one in outcomes
        if one.fault is not None
    )
