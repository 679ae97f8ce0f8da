"""How well names are resolved on public lists that nobody here wrote: ``python -m tests.accuracy_names``.

Each list is halved by the last hex digit of the SHA-1 of a row's name: the odd half may be looked at to mend
the vocabulary, of the even half only counts are printed.
"""

import csv
import hashlib
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from graph.catalog_nodes import Exercise, Food, Resolution
from graph.catalog_rows import seed_catalog
from graph.names import Catalog

DATA = Path(__file__).parents[2] / "shared" / "data"
EXERCISES = (
    ("aliases, English", "exercise_aliases_en.csv", "alias", "name", ("en", "en")),
    ("English and Spanish", "exercise_en_es.csv", "name_en", "name_es", ("en", "es")),
    ("names of two apps", "app_exercise_name_pairs.csv", "name_as_logged", "target_name", ("en", "en")),
)


def opened(name: str) -> bool:
    """Whether a row of this name may be looked at."""
    return int(hashlib.sha1(name.encode()).hexdigest()[-1], 16) % 2 == 1


def rows(path: str) -> Iterator[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def pair(one: Resolution, other: Resolution) -> str:
    """How two names of the same exercise were read."""
    if "found" not in (one.decision, other.decision):
        return "asked" if "ambiguous" in (one.decision, other.decision) else "unknown"
    if one.decision == other.decision:
        first, second = one.matches[0].node, other.matches[0].node
        if first.id == second.id:
            return "alike"
        if isinstance(first, Exercise) and isinstance(second, Exercise) and first.base == second.base:
            return "same base"
        same = getattr(first, "facets", {}).get("movement") == getattr(second, "facets", {}).get("movement")
        return "another variant" if same else "another movement"
    return "one asked" if "ambiguous" in (one.decision, other.decision) else "one unknown"


def judged(found: Resolution, energy_kcal: float) -> str:
    """Whether a food that was found has the energy of the one that was meant."""
    if found.decision != "found":
        return found.decision
    node = found.matches[0].node
    assert isinstance(node, Food)
    gap = abs(node.energy_kcal_100g - energy_kcal)
    return "right" if gap <= 25 or gap <= 0.2 * energy_kcal else "wrong"


def foods(catalog: Catalog, show: bool) -> None:
    usda = {row["food"]: float(row["kcal_100g"]) for row in rows("foods/usda_sr_food_portions.csv")}
    household: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for row in rows("foods/food_name_to_fdc.csv"):
        if row["fdc_description"] in usda:
            found = catalog.resolve_food(row["name"], "en", in_pot=True)
            verdict = judged(found, usda[row["fdc_description"]])
            household[opened(row["name"])][verdict] += 1
            if show and opened(row["name"]) and verdict != "right":
                print(f"    {verdict}: {row['name']} | {row['fdc_description']} → {names(found)}")
    report("foods, household names on USDA energy", household)
    for language in ("en", "es"):
        counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for row in rows("foods/food_en_es_macros.csv"):
            name = row[f"name_{language}"]
            verdict = judged(catalog.resolve_food(name, language), float(row["kcal"] or 0))
            counts[opened(row["name_en"])][verdict] += 1
            if show and opened(row["name_en"]) and verdict in ("wrong", "ambiguous"):
                found = catalog.resolve_food(name, language)
                print(f"    {verdict}: {name} ({row['kcal']} kcal) → {names(found)}")
        report(f"foods, CIQUAL names ({language}) on their energy", counts)


def names(found: Resolution) -> list[str]:
    return [match.id for match in found.matches[:2]]


def report(title: str, counts: dict[bool, Counter[str]]) -> None:
    for is_open, label in ((True, "opened"), (False, "closed")):
        total = sum(counts[is_open].values())
        parts = [f"{name} {n} ({100 * n / total:.0f}%)" for name, n in counts[is_open].most_common()]
        print(f"{title}, {label} half ({total}): {', '.join(parts)}")


def speed(catalog: Catalog) -> None:
    """Milliseconds of a resolution of a name that was not asked for before: a limit of its own and no name twice,
    since a catalog keeps its answers."""
    texts = dict.fromkeys(row["name_es"] for row in rows("exercises/exercise_en_es.csv"))
    for title, resolve in (("exercise", catalog.resolve_exercise), ("food", catalog.resolve_food)):
        taken = []
        for text in texts:
            start = time.perf_counter()
            resolve(text, "es", 6)
            taken.append(1000 * (time.perf_counter() - start))
        print(
            f"{title}: p50 {statistics.median(taken):.2f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:.2f} ms"
        )


def main() -> None:
    if not DATA.is_dir():
        print(f"Not measured: the public lists are not here ({DATA}).")
        return
    catalog = seed_catalog()
    show = "--show" in sys.argv
    foods(catalog, show)
    speed(catalog)


if __name__ == "__main__":
    main()
