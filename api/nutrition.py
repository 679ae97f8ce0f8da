"""Asks outside sources about foods that nobody knows, beside the turns, and mends the meal once: what is found
answers the question that the bot asked, as if the person had pressed the button of that food.
"""

import threading
import time
from collections.abc import Sequence

import structlog
from neo4j import Session
from neo4j.exceptions import DriverError, Neo4jError

from api.worker import Worker
from bot.clients.foods import FDC_URL, FoodDataCentral, OpenFoodFacts, Source, SourceError
from graph.catalog_rows import FoodRow
from graph.connect import Graph
from graph.errors import EngineError
from graph.estimates import (
    Estimate,
    found_rows,
    looked_rows,
    mended_rows,
    read_estimates,
    read_found,
)
from graph.inbox import Arrival, next_arrival, store_rows, stored
from graph.lookups import (
    FOUND,
    Due,
    answer_rows,
    fitting,
    food_id_of,
    known_rows,
    read_due,
    read_known,
    share_rows,
    utc_now,
)
from graph.record import Rows, merge_rows
from graph.settings import Settings
from graph.writer import Work, Writer

POLL_S = 2.0
log = structlog.get_logger()


def sources_of(settings: Settings) -> list[Source]:
    """The sources that the settings allow: FoodData Central with its key, Open Food Facts with its address."""
    if settings.nutrition == "off":
        return []
    found: list[Source] = []
    if settings.fdc_api_key:
        found.append(FoodDataCentral(settings.fdc_url or FDC_URL, settings.fdc_api_key))
    if settings.openfoodfacts_url:
        found.append(OpenFoodFacts(settings.openfoodfacts_url))
    return found


class Finder:
    """One thread that looks up what is due. A source that fails is left alone for as long as it asked."""

    def __init__(self, graph: Graph, writer: Writer, worker: Worker, sources: Sequence[Source]) -> None:
        self._graph, self._writer, self._worker = graph, writer, worker
        self._sources = sources
        self._not_before_s = [0.0 for _ in sources]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="finder", daemon=True)

    def start(self) -> None:
        """Starts to look."""
        self._thread.start()

    def close(self) -> None:
        """Stops after what is under way."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        for source in self._sources:
            source.close()

    def _run(self) -> None:
        with self._graph.session() as session:
            while not self._over.wait(POLL_S):
                try:
                    for due in read_due(session):
                        self._look(session, due)
                    for estimate in read_estimates(session):
                        self._mend(session, estimate)
                except (EngineError, DriverError, Neo4jError) as problem:
                    log.warning("finder_waits", problem=type(problem).__name__)

    def _look(self, session: Session, due: Due) -> None:
        """Finds out about one food: from what was asked before, else from each source until one knows it."""
        now = utc_now()
        known = read_known(session, due.key, now)
        if known is not None:
            if known.food_id is None:
                self._writer.do(Work(answer_rows(due, None, "")))
            else:
                self._answer(due, share_rows(due, known), known.food_id, known.name)
            return
        food, answers, all_asked = self._searched(due.quote)
        if food is not None:
            self._answer(due, known_rows(due, food, answers, now), food_id_of(due, food), food.name_en)
        elif all_asked:
            self._writer.do(Work(merge_rows(known_rows(due, None, answers, now), answer_rows(due, None, ""))))

    def _mend(self, session: Session, estimate: Estimate) -> None:
        """Gives a food with a model's figures those that were found before, or that a source knows."""
        now = utc_now()
        known = read_known(session, estimate.key, now)
        before = None if known is None or known.food_id is None else read_found(session, estimate.key)
        if before is not None:
            self._writer.do(Work(mended_rows(estimate, before)))
        elif known is not None:
            self._writer.do(Work(looked_rows(estimate)))
        else:
            food, answers, all_asked = self._searched(estimate.name)
            if food is not None:
                self._writer.do(Work(found_rows(estimate, food, answers, now)))
                log.info("estimate_mended", food=estimate.food_id)
            elif all_asked:
                self._writer.do(Work(looked_rows(estimate)))

    def _searched(self, quote: str) -> tuple[FoodRow | None, list[tuple[str, str]], bool]:
        """The first food that fits, what was answered, and whether every source was asked."""
        food, answers, all_asked = None, [], True
        for place, source in enumerate(self._sources):
            if time.monotonic() < self._not_before_s[place]:
                all_asked = False
                continue
            try:
                answer = source.search(quote)
            except SourceError as problem:
                log.warning("food_source_failed", reason=str(problem))
                self._not_before_s[place] = time.monotonic() + problem.wait_s
                all_asked = False
                continue
            answers.append((answer.source, answer.raw))
            food = fitting(quote, answer.foods)
            if food is not None:
                break
        return food, answers, all_asked

    def _answer(self, due: Due, rows: Rows, food_id: str, name: str) -> None:
        """Keeps the food, offers it as the answer, and gives that answer once."""
        self._writer.do(Work(merge_rows(rows, answer_rows(due, food_id, name))))
        arrival = Arrival(
            id=f"{due.question_id}{FOUND}",
            identities=(due.identity,),
            kind="interactive",
            text=None,
            at=due.asked_at,
            arrived=next_arrival(),
            context_id=None,
            choice=f"answer:{due.question_id}:0",
            payload="{}",
            channel=due.channel,
        )
        name_ = self._worker.name
        results = self._writer.do(Work({"store-messages": store_rows([arrival], {}, name_)}))
        kept = stored(results, [arrival], name_)
        self._worker.receive(kept)
        log.info("food_found", food=food_id)
