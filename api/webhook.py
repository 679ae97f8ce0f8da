"""WhatsApp's webhook: everything of an envelope is stored in one write, and only then answered 200."""

import asyncio
import hashlib
import hmac

import structlog
from neo4j.exceptions import DriverError, Neo4jError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.envelope import Envelope, Notice, split
from api.services import Services
from api.strangers import forget_row, how_to_join, stranger_row
from graph.errors import EngineError
from graph.inbox import Arrival, known_identities, store_rows, stored
from graph.outbox import address_of, read_reply_ids, status_row
from graph.writer import Results, Row, Work

PATH = "/webhooks/whatsapp"
LARGEST_BYTES = 4 * 1024 * 1024
STORED_WITHIN_S = 10.0
"""After this Meta is told to bring it again; what is stored meanwhile is recognised by its id."""

log = structlog.get_logger()


class Receiver:
    """Answers Meta in front of an app, whose routes it need not pass: finding one among them costs as much as
    storing a message. Identities that were seen beside each other are remembered, so that they are looked up
    once."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services
        self._secret = (services.settings.whatsapp_app_secret or "").encode()
        self._token = (services.settings.whatsapp_verify_token or "").encode()
        self._paired: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        match request.method:
            case "POST":
                answer = await self.receive(request)
            case "GET" | "HEAD":
                answer = await self.verify(request)
            case _:
                answer = Response(status_code=405, headers={"Allow": "GET, HEAD, POST"})
        await answer(scope, receive, send)

    async def verify(self, request: Request) -> Response:
        """Meta's question whether this address is ours."""
        asked = request.query_params
        given = asked.get("hub.verify_token", "").encode()
        if not self._token or asked.get("hub.mode") != "subscribe":
            return PlainTextResponse("", 403)
        if not hmac.compare_digest(given, self._token):
            return PlainTextResponse("", 403)
        return PlainTextResponse(asked.get("hub.challenge", ""))

    async def receive(self, request: Request) -> Response:
        """An envelope: 401 unless Meta signed it, 200 once all of it is stored, 503 if it could not be."""
        raw = await _read(request)
        if raw is None:
            return Response(status_code=413)
        if not self._signed(raw, request.headers.get("X-Hub-Signature-256", "")):
            log.warning("webhook_refused", reason="signature", configured=bool(self._secret))
            return Response(status_code=401)
        try:
            envelope = split(raw)
        except ValueError:
            log.warning("webhook_ignored", reason="not JSON", bytes=len(raw))
            return Response(status_code=400)
        for reason in envelope.ignored:
            log.info("webhook_ignored", reason=reason)
        try:
            async with asyncio.timeout(STORED_WITHIN_S):
                await self._keep(envelope)
        except (EngineError, TimeoutError, DriverError, Neo4jError) as problem:
            log.error("webhook_not_stored", problem=type(problem).__name__)
            return Response(status_code=503, headers={"Retry-After": "5"})
        return Response(status_code=200)

    def _signed(self, raw: bytes, header: str) -> bool:
        wanted = "sha256=" + hmac.new(self._secret, raw, hashlib.sha256).hexdigest()
        given = hmac.compare_digest(wanted.encode(), header.encode("utf-8", "replace"))
        return given and bool(self._secret)

    async def _keep(self, envelope: Envelope) -> None:
        arrivals = envelope.arrivals
        rows: dict[str, list[Row]] = {}
        if arrivals:
            rows["store-messages"] = store_rows(arrivals, {}, self._services.worker.name)
            rows["add-identities"] = self._pairs(arrivals)
        if envelope.notices:
            rows["settle-statuses"] = await self._statuses(envelope.notices)
        results = await self._write(rows)
        unknown = self._pass_on(arrivals, results)
        if unknown:
            await self._find(unknown)
        settled = {row["id"] for row in results.get("settle-statuses", ())}
        self._services.sender.noticed(settled)
        if len(settled) < len(rows.get("settle-statuses", ())):
            log.info("webhook_ignored", reason="status that tells nothing new of a reply of ours")

    async def _write(self, rows: dict[str, list[Row]]) -> Results:
        if not any(rows.values()):
            return {}
        return await asyncio.wrap_future(self._services.writer.submit(Work(rows, urgent=True)))

    def _pass_on(self, arrivals: tuple[Arrival, ...] | list[Arrival], results: Results) -> list[Arrival]:
        """Gives the worker what waits for it; the messages whose sender was not found come back."""
        kept = stored(results, arrivals, self._services.worker.name)
        for message_id in kept.changed:
            log.warning("message_changed", message=message_id, kept="the first")
        self._services.worker.receive(kept)
        return [one for one in arrivals if one.id not in kept.known]

    async def _find(self, arrivals: list[Arrival]) -> None:
        """Messages of people who are known under another name, or not at all."""
        names = {name for one in arrivals for name in one.identities[1:]}
        known = await asyncio.to_thread(self._known, sorted(names)) if names else set()
        chosen = {
            one.id: next(name for name in one.identities if name in known)
            for one in arrivals
            if not known.isdisjoint(one.identities)
        }
        found = [one for one in arrivals if one.id in chosen]
        if found:
            rows = store_rows(found, chosen, self._services.worker.name)
            self._pass_on(found, await self._write({"store-messages": rows}))
        await self._greet([one for one in arrivals if one.id not in chosen and one.ignored is None])

    async def _greet(self, strangers: list[Arrival]) -> None:
        """Tells people whom nobody added how to join, once a day."""
        if not strangers:
            return
        first: dict[str, Arrival] = {}
        rows = []
        for one in strangers:
            row = stranger_row(one, self._services.key)
            if row["id"] not in first:
                first[row["id"]] = one
                rows.append(row)
        results = await self._write({"keep-strangers": rows, "forget-strangers": [forget_row()]})
        for row in results.get("keep-strangers", ()):
            if row["fresh"]:
                address = address_of(first[row["id"]].identities[0])
                self._services.sender.tell(address, how_to_join(address))
        log.info("strangers", messages=len(strangers))

    def _known(self, names: list[str]) -> set[str]:
        with self._services.graph.session() as session:
            return known_identities(session, names)

    def _pairs(self, arrivals: tuple[Arrival, ...]) -> list[Row]:
        """Rows of ``add-identities`` for user ids that stand beside a number for the first time."""
        rows: list[Row] = []
        for one in arrivals:
            known, *others = one.identities
            for other in others:
                pair = f"{known} {other}"
                if pair in self._paired or address_of(other).isdigit():
                    continue
                self._paired.add(pair)
                channel, _, external_id = other.partition(":")
                rows.append({"known": known, "id": other, "channel": channel, "external_id": external_id})
        return rows

    async def _statuses(self, notices: tuple[Notice, ...]) -> list[Row]:
        """Rows of ``settle-statuses``, the latest notice of each reply."""
        bare = [one.wamid for one in notices if one.tracker is None]
        ids = await asyncio.to_thread(self._reply_ids, bare) if bare else {}
        rows: dict[str, Row] = {}
        for one in notices:
            reply = one.tracker or ids.get(one.wamid)
            if reply is None:
                log.info("webhook_ignored", reason="status of a reply that is not ours", status=one.status)
                continue
            row = status_row(reply, one.wamid, one.status, one.at, one.code)
            if reply not in rows or row["rank"] > rows[reply]["rank"]:
                rows[reply] = row
        return list(rows.values())

    def _reply_ids(self, wamids: list[str]) -> dict[str, str]:
        with self._services.graph.session() as session:
            return read_reply_ids(session, wamids)


async def _read(request: Request) -> bytes | None:
    """The body as it came, None when it is larger than any envelope; what is too large is not kept."""
    length = request.headers.get("Content-Length", "0")
    if length.isdigit() and int(length) > LARGEST_BYTES:
        return None
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)
