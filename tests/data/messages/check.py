"""Checks the message corpus beside it and prints how many messages differ once names are masked.

Two messages that only differ in numbers, units or the names of foods, exercises and people test the
same thing, so the count that matters is the one after masking those.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TYPES = {"set", "meal_item", "sleep", "observation", "check_in", "session", "batch", "goal"}

EXERCISES = (
    "press (de )?(banca|pecho|hombro)|press (militar|inclinado)|bench press"
    "|(dumbb?ell |close grip )?bench|banca|sentadillas?|sentadlla|(front |goblet |hack )?squat(t?s)?"
    "|peso muerto( rumano| sumo)?|(romanian |romainian |sumo )?dead ?lifts?|dominadas|pull-?ups?"
    "|pull ups?|chin ups?|remo|(barbell |t-bar )?rows?|prensa|leg (press|curl|extension)|hip thrusts?"
    "|planchas?|planks?|fondos|dips|flexiones|push ups|press-ups|lagartijas|crunches|curls?|zancadas"
    "|lunges|bulgaras|jalon|lat pulldown|face pulls?|overhead press|ohp|elevaciones laterales"
    "|lateral raises?|(cable|machine) (fly|chest press|lateral raise)|pec deck"
    "|(incline )?dumbb?ell (press|flyes)"
    "|(barbell |hammer )?curls?( de biceps)?( con barra)?( martillo| femoral)?|skullcrushers|shrugs"
    "|(seated )?calf raise|encogimientos|gemelo sentado|(kettlebell )?swings|hanging leg raises"
    "|elevaciones de piernas colgado|extension(es)? de (triceps en polea|cuadriceps)|tricep pushdowns"
)
FOODS = (
    "huevos?|huebos|claras?|eggs?|avena|oats|arroz|rice|pechuga de pollo|chicken breast|salmon"
    "|patatas?|potato(es)?|boniato|platanos?|bananas?|manzana|apple|pera|pear|kiwi|naranja|orange"
    "|yogur|yogurt|nueces|walnuts|almendras|almonds|cacahuetes|peanuts|lentejas|lentils|garbanzos|pan"
    "|bread|tostadas?|toast|galletas|cookies|pizza|whey|ternera|beef|brocoli|broccoli|tomate|tomato"
    "|aceite de oliva|olive oil|zanahoria|carrot|cebolla|onion|leche (entera|semidesnatada)|jamon( serrano)?"
    "|(whole |semi-skimmed )?milk|ham|(greek |plain )?yogurt|yogur (griego|natural)|kefir|quark|miel|honey"
    "|chocolate negro|dark chocolate|cerveza|beer|hummus|pepino|cucumber|granola|fresas|strawberries"
    "|arandanos|blueberries|uvas|grapes|aguacates?|palta|avocados?|frijoles|beans|quinoa|cola|croissant"
)
PEOPLE = "marta|pedro|luis|ana|anna|sarah|mike|josh"
UNITS = (
    "kg|kgs|kilos?|lbs?|libras?|pounds?|g|gramos|grams?|oz|km|k|m|cm|ml|min|mins|minutos|minutes?|s|segundos|seconds"
    "|h|horas|hours?|reps?|repes|repeticiones|series|sets"
)
MASKS = (
    (rf"\b({EXERCISES})\b", "<exercise>"),
    (rf"\b({FOODS})\b", "<food>"),
    (rf"\b({PEOPLE})\b", "<person>"),
    (r"\d+([.,:]\d+)*", "<n>"),
    (rf"(?<=<n>)\s*({UNITS})\b", "<unit>"),
    (r"\s+", " "),
)


def masked(text: str) -> str:
    """The text without accents and case, its numbers, units and names replaced by their kind."""
    folded = unicodedata.normalize("NFKD", text.lower())
    out = "".join(c for c in folded if not unicodedata.combining(c))
    for pattern, mark in MASKS:
        out = re.sub(pattern, mark, out)
    return out.strip(" .!?")


def problems(message: dict[str, Any], negative: bool) -> list[str]:
    """What is wrong with one message, in plain words; empty when nothing is."""
    found = [f"lacks {key}" for key in ("id", "language", "kind", "at", "say", "want") if key not in message]
    if found:
        return found
    if datetime.fromisoformat(message["at"]).tzinfo is not None:
        found.append("'at' must be the local time of the person's zone")
    found += [f"unknown type {r.get('type')}" for r in message["want"] if r.get("type") not in TYPES]
    if negative and message["want"]:
        found.append("wants a record in a file of messages that record nothing")
    if not negative and not message["want"] and "left" not in message:
        found.append("wants nothing and does not say what is left")
    return found


def main() -> int:
    """Prints one line a file; 1 when anything is wrong, else 0."""
    ids: Counter[str] = Counter()
    wrong = 0
    for path in sorted(HERE.glob("*.jsonl")):
        messages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for message in messages:
            ids[message.get("id", "")] += 1
            for problem in problems(message, path.stem.endswith("-none")):
                wrong += 1
                print(f"{path.name}: {message.get('id')}: {problem}", file=sys.stderr)
        distinct = {masked(m["say"]) for m in messages}
        kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(m["kind"] for m in messages).items())
        print(f"{path.name}: {len(messages)} messages, {len(distinct)} distinct when masked ({kinds})")
    for twice in (name for name, n in ids.items() if n > 1):
        wrong += 1
        print(f"id used twice: {twice}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
