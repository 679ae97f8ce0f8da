"""How well names of exercises are resolved on public lists that nobody here wrote, with the project's own catalog and
again with what its spiders find: ``python -m tests.accuracy_exercises`` (``--show`` prints what may be looked at).

A row is in the closed half when the SHA-1 of its first name ends in an even digit; of those only counts are printed.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.catalog_rows import exercise_of, seed_catalog
from graph.exercises.movements import movements
from graph.exercises.vocabulary import exercise_words, single_words
from graph.names import Catalog
from graph.source_rows import source_row
from graph.sources import Mapper
from tests.accuracy_names import DATA, EXERCISES, opened, pair, rows, speed
from tests.sources import PATHS, sources

WANTED = {"aliases, English": (90, 98), "English and Spanish": (87, 97), "names of two apps": (85, 96)}
HELD_WRONG = """
    Seated Triceps Press | Fondos en maquina | presses and dips
    Goblet Squat | Sentadilla con disco | equipment
    Braced Squat | Sentadilla con Disco al Frente | where the load is
    Deadhang | Suspensiones en Regleta | a bar and an edge
    Dumbbell Triceps Extension | Press Francés con Mancuerna | standing and lying
    Neck extension | Codo unilateral | two movements
    Wall Handstand | Flexión a pino | held and pressed
    Biceps Curl Machine | Curl de bíceps sentado | equipment
    Cable Concentration Curl | Biceps concentrado | equipment
    Upright Row, SZ-bar | Remo al Menton | equipment
    Log Press | Overhead Press (Barbell) | equipment
    Pull Up | Pull Up (Assisted) | help
    Parallel Bar Triceps Dip | assisted | help
    Machine Leg Curl (standing) | Seated Leg Curl | position and side
    Exercise Ball Deadbug | Dead Bug | the ball
    Metabolic (Shoulders) | Shoulder Press (Dumbbell) | a kind of training
    Horse Stance | Wall Sit | two movements
    step ups | Barbell Step Ups | equipment
    t-bar row | One-Arm Long Bar Row | side (the same alias has the two-arm row)
    ghr | Floor Glute-Ham Raise | equipment
    rotary torso machine | Torso Rotation | equipment
    Alternate-Leg Bound | Alternate Leg Diagonal Bound | both alternate
"""
FOUND = ("alike", "same base", "another variant", "another movement")
NO_EXERCISE = """pollo | arroz con leche | running | natación | tenis | yoga | zorblax | press release | curly hair
 | peso | pecho | push day | buenos días | 80 kg | coca cola | fútbol sala | salto de página | mesa | qwerty uiop
 | ciclismo | swimming | spinning | café | chicken curry | hip hop | bridge loan | row of houses | dip sauce"""


def figures(catalog: Catalog, show: bool) -> None:
    """Prints, list by list and half by half, the shares right of all and of those found, and every verdict."""
    for title, file, left, right, languages in EXERCISES:
        counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for row in rows(f"exercises/{file}"):
            one, two = (
                catalog.resolve_exercise(row[name], language)
                for name, language in zip((left, right), languages, strict=True)
            )
            verdict = pair(one, two)
            counts[opened(row[left])][verdict] += 1
            if show and opened(row[left]) and verdict not in ("alike", "same base"):
                ids = [found.matches[0].id if found.matches else found.decision for found in (one, two)]
                print(f"    {verdict}: {row[left]} | {row[right]} → {ids}")
        for half, name in ((True, "opened"), (False, "closed")):
            told = counts[half]
            right_ones = told["alike"] + (told["same base"] if "aliases" not in title else 0)
            total, found_ones = sum(told.values()), sum(told[verdict] for verdict in FOUND)
            print(
                f"{title}, {name} half ({total}): right {100 * right_ones / total:.0f}% (wanted {WANTED[title][0]}), "
                f"of those found {100 * right_ones / max(found_ones, 1):.0f}% (wanted {WANTED[title][1]}); "
                + ", ".join(f"{verdict} {n}" for verdict, n in told.most_common())
            )
    apart(catalog, show)
    taken = [
        t.strip() for t in NO_EXERCISE.split("|") if catalog.resolve_exercise(t.strip()).decision == "found"
    ]
    print(f"no exercise but taken for one: {len(taken)} of {NO_EXERCISE.count('|') + 1} {taken}")


def apart(catalog: Catalog, show: bool) -> None:
    """Names of a public list that stand on one node though the list has them of different equipment, or of one
    side and of both."""
    nodes: dict[str, list[dict[str, str]]] = {}
    for row in rows("exercises/exercise_families.csv"):
        found = catalog.resolve_exercise(row["name"], "en")
        if found.decision == "found":
            nodes.setdefault(found.matches[0].id, []).append(row)
    told: Counter[bool] = Counter()
    in_words = 0
    for id, there in nodes.items():
        for row in there[1:]:
            if any(row[field] != there[0][field] for field in ("equipment", "laterality")):
                halves = opened(row["name"]) and opened(there[0]["name"])
                told[halves] += 1
                in_words += said(row["name"]) != said(there[0]["name"])
                if show and halves:
                    print(f"    on one node: {there[0]['name']} | {row['name']} → {id}")
    names = sum(map(len, nodes.values()))
    print(
        f"names of {names} found that differ in equipment or side on one node: "
        f"{told[True]} opened, {told[False]} other, {in_words} of which say so in their words"
    )


def said(name: str) -> frozenset[str]:
    """The equipment and the side that the single words of a name say."""
    kinds = exercise_words().kinds
    concepts = [concept for piece in single_words().read(name) for concept in piece.meaning or ()]
    return frozenset(c for c in concepts if kinds.get(c) in ("equipment", "laterality", "tool", "bar"))


def size(catalog: Catalog) -> None:
    """What there is, and how many aliases the reading of words would miss."""
    bare = Catalog(catalog.exercises.values())
    needed = 0
    for alias in catalog.aliases:
        if alias.target in catalog.exercises:
            found = bare.resolve_exercise(alias.text, alias.language)
            needed += not (found.decision == "found" and found.matches[0].id == alias.target)
    own = sum(len(cell.split("|")) for movement in movements().values() for cell in movement.words)
    print(
        f"{len(movements())} movements, {len(catalog.exercises)} exercises with names in both languages, "
        f"{own} phrases that name a movement, {needed} aliases that reading the words alone would miss"
    )


def with_sources(catalog: Catalog) -> Catalog:
    """The catalog with what the real spiders find on the sources' data of this machine."""
    mapper = Mapper(catalog)
    with TemporaryDirectory() as folder, sources() as served:
        for name in reversed(PATHS):
            file = Path(folder) / name
            command = [
                sys.executable,
                "-m",
                "api",
                "scrape",
                name,
                "--out",
                str(file),
                "--url",
                served.url(name),
            ]
            subprocess.run(command, check=True, capture_output=True)
            for line in file.read_text("utf-8").splitlines():
                mapper.add(source_row(json.loads(line)))
    found = mapper.mapped
    print(
        f"three sources: {len(found.described)} rows describe exercises, {len(found.exercises)} of them new, "
        f"{len(found.aliases)} other names, {len(found.unsure)} doubts"
    )
    exercises = [*catalog.exercises.values(), *map(exercise_of, found.exercises)]
    return Catalog(exercises, (), [*catalog.aliases, *(alias for alias, _ in found.aliases)])


def main() -> None:
    if not DATA.is_dir():
        print(f"Not measured: the public lists are not here ({DATA}).")
        return
    show = "--show" in sys.argv
    start = time.perf_counter()
    catalog = seed_catalog()
    print(f"ready in {time.perf_counter() - start:.2f} s, the seed read from its files")
    size(catalog)
    print("With the seed alone:")
    figures(catalog, show)
    full = with_sources(catalog)
    start = time.perf_counter()
    Catalog(full.exercises.values(), (), full.aliases)
    print(f"ready in {time.perf_counter() - start:.2f} s")
    print("With the three sources:")
    figures(full, show)
    speed(full)
    print("Rows that may be looked at and are held wrong, with what their two names do not share:")
    print(HELD_WRONG.strip("\n"))


if __name__ == "__main__":
    main()
