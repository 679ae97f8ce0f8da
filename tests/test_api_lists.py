"""Lists page to their end, newest first, whatever the days between; days show all that was recorded."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.web import Caller, Web

LISTS = (
    "sessions", "sets", "meals", "portions", "batches", "observations", "sleep", "check-ins", "goals", "messages",
    "metrics", "foods", "exercises", "muscles",
)  # fmt: skip


def weigh(ana: Caller, days: list[int], first: date = date(2020, 1, 1)) -> None:
    rows = [
        {
            "metric": "waist",
            "value": 80,
            "unit": "cm",
            "observed_at": f"{first + timedelta(days=n)}T08:00:00+01:00",
        }
        for n in days
    ]
    answers = ana.post("/v1/observations", rows, status=200)["items"]
    assert {one["status"] for one in answers} == {201}


def pages(ana: Caller, path: str, limit: int) -> list[list[Any]]:
    """Every page of a list."""
    found, cursor = [], ""
    while True:
        page = ana.get(f"{path}{'&' if '?' in path else '?'}limit={limit}{cursor}")
        found.append(page["items"])
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


@pytest.mark.parametrize("limit", [1, 3, 7, 100])
def test_a_list_pages_to_its_end_newest_first(ana: Caller, limit: int) -> None:
    days = [0, 0, 0, 1, 2, 40, 41, 400, 4000]
    weigh(ana, days)
    found = pages(ana, "/v1/observations", limit)
    assert all(len(page) == limit for page in found[:-1])
    items = [one for page in found for one in page]
    assert len({one["id"] for one in items}) == len(days)
    assert [one["date"] for one in items] == sorted((one["date"] for one in items), reverse=True)


def test_what_is_recorded_between_two_pages_is_not_shown_twice(ana: Caller) -> None:
    weigh(ana, [0, 1, 2, 3])
    first = ana.get("/v1/observations?limit=2")
    weigh(ana, [5])
    second = ana.get(f"/v1/observations?limit=2&cursor={first['next_cursor']}")
    assert [one["date"] for one in second["items"]] == ["2020-01-02", "2020-01-01"]
    assert second["next_cursor"] is None


def test_a_span_of_days_is_all_that_is_listed(ana: Caller) -> None:
    weigh(ana, list(range(10)))
    found = pages(ana, "/v1/observations?from=2020-01-03&to=2020-01-05", 2)
    assert [one["date"] for page in found for one in page] == ["2020-01-05", "2020-01-04", "2020-01-03"]


@pytest.mark.parametrize("noun", LISTS)
def test_every_list_has_items_and_a_cursor(ana: Caller, noun: str) -> None:
    page = ana.get(f"/v1/{noun}?limit=2")
    assert len(page["items"]) <= 2
    assert "next_cursor" in page


@pytest.mark.parametrize("noun", ["foods", "exercises", "muscles", "metrics"])
def test_the_catalog_pages_to_its_end(ana: Caller, noun: str) -> None:
    key = "slug" if noun == "metrics" else "id"
    ids = [one[key] for page in pages(ana, f"/v1/{noun}", 13) for one in page]
    assert len(ids) > 13
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=1001",
        "limit=x",
        "cursor=nonsense",
        "cursor=WzFd",
        "cursor=%F0%9F%98%80",
        "from=2020-13-01",
        "to=1",
    ],
)
def test_a_page_that_cannot_be_is_refused(ana: Caller, query: str) -> None:
    ana.get(f"/v1/observations?{query}", status=422)


@pytest.mark.parametrize("date_", ["2011-11-11", "2099-01-01", "0001-01-01"])
def test_a_day_without_records_has_empty_lists(ana: Caller, date_: str) -> None:
    day = ana.day(date_)
    lists = ("sleep", "meals", "batches", "sessions", "observations", "check_ins")
    assert [day[name] for name in lists] == [[]] * 6
    assert set(day["totals"].values()) == {0}
    assert (day["date"], day["timezone"]) == (date_, "Europe/Madrid")


@pytest.mark.parametrize(
    "date_", ["2025-13-45", "2025-02-30", "today", "20250203", "2025-2-3", "1738540800", "٢٠٢٥-٠٢-٠٣"]
)
def test_a_day_that_is_no_date_is_refused(ana: Caller, date_: str) -> None:
    ana.get(f"/v1/days/{date_}", status=422)


def test_times_carry_the_offset_of_the_persons_zone(web: Web) -> None:
    sam = web.person("Sam", "America/New_York", "en")
    for at in ("2024-01-15T12:00:00Z", "2024-07-15T12:00:00Z"):
        sam.post("/v1/check-ins", {"scores": {"mood": 4}, "at": at})
    assert sam.day("2024-01-15")["check_ins"][0]["at"] == "2024-01-15T07:00:00-05:00"
    assert sam.day("2024-07-15")["check_ins"][0]["at"] == "2024-07-15T08:00:00-04:00"
