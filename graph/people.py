"""People: who is added, under which name they write, which token stands for them."""

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import phonenumbers
from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ConstraintError

from cypher import statement
from graph.clock import utc_text, zone
from graph.context import Person
from graph.errors import NotFound, SinewError

Language = Literal["es", "en"]
Units = Literal["metric", "us"]

_US_UNITS = {"US", "LR", "MM"}


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: E.164 with its plus, and the country it belongs to as far as that is known."""

    e164: str
    country: str | None

    @property
    def identity(self) -> str:
        """The id of the name under which this number writes on WhatsApp."""
        return f"whatsapp:{self.digits}"

    @property
    def digits(self) -> str:
        return self.e164.removeprefix("+")

    @property
    def units(self) -> Units:
        """The units that people of that country expect."""
        return "us" if self.country in _US_UNITS else "metric"


@dataclass(frozen=True, slots=True)
class Added:
    """A new person, with the only copy of the token there will ever be."""

    user_id: str
    token: str


def phone_of(text: str) -> Phone:
    """A telephone number as it was typed, with its country code; ``SinewError`` for anything else."""
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException as problem:
        raise SinewError(_NO_PHONE.format(text)) from problem
    if not phonenumbers.is_possible_number(number):
        raise SinewError(_NO_PHONE.format(text))
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    country = phonenumbers.region_code_for_number(number)
    return Phone(e164, country or phonenumbers.region_code_for_country_code(number.country_code or 0))


_NO_PHONE = "{} is no telephone number with its country code, such as +34600111222."


def add_user(
    session: Session, *, phone: str, name: str, timezone: str, language: Language, units: Units | None = None
) -> Added:
    """Creates a person who writes from a telephone, and a token for the API.

    ``units`` default by the telephone's country. Raises ``SinewError`` for a number, a zone or a name that
    cannot be used, and for a number that somebody has.
    """
    number = phone_of(phone)
    zone(timezone)
    if not name.strip():
        raise SinewError("A person needs a name.")
    token = secrets.token_urlsafe(32)
    now = utc_text(datetime.now(UTC))
    row = {
        "id": uuid.uuid4().hex,
        "identity": number.identity,
        "channel": "whatsapp",
        "external_id": number.digits,
        "token_id": token_hash(token),
        "created_at": now,
        "properties": {
            "name": name.strip(),
            "phone": number.e164,
            "timezone": timezone,
            "language": language,
            "units": units or number.units,
            "created_at": now,
            "writes": 0,
        },
    }

    def add(tx: ManagedTransaction) -> None:
        if _person(tx, number.identity) is not None:
            raise SinewError(_TAKEN.format(number.e164))
        tx.run(statement("write/add-people"), rows=[row]).consume()

    try:
        session.execute_write(add)
    except ConstraintError as problem:
        raise SinewError(_TAKEN.format(number.e164)) from problem
    return Added(str(row["id"]), token)


_TAKEN = "{} belongs to somebody already."


def person_of_phone(session: Session, phone: str) -> Person:
    """The person who writes from a telephone; ``NotFound`` when nobody does."""
    number = phone_of(phone)
    person = session.execute_read(_person, number.identity)
    if person is None:
        raise NotFound(f"Nobody here has the number {number.e164}; add them with `sinew users add`.")
    return person


def user_ids(session: Session) -> list[str]:
    """The ids of everybody, sorted."""
    return session.execute_read(lambda tx: [row["id"] for row in tx.run(statement("read/people-ids"))])


def token_hash(token: str) -> str:
    """What is kept of a token: its SHA-256 in hex. It is random enough to need no slower one."""
    return hashlib.sha256(token.encode()).hexdigest()


def _person(tx: ManagedTransaction, identity: str) -> Person | None:
    found = tx.run(statement("read/identity-person"), identity=identity).single()
    return None if found is None else Person(**found["person"])
