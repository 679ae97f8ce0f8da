"""Meals told in sentences: whatever the sentence, the grams that were stated are kept."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entries import Amount, FoodEntry, ReadingContext
from bot.grammar.asides import set_aside
from bot.grammar.names import NameTrie, build_names
from bot.grammar.read import read
from bot.grammar.tokens import tokenize
from bot.resolving.food import as_called_there, as_served
from graph.catalog_rows import seed_catalog
from graph.names import Catalog

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PARTS = 3

FOODS = {
    "en": (
        "cooked white rice",
        "grilled chicken breast",
        "whole milk",
        "corn flakes",
        "cheddar cheese",
        "macaroni and cheese",
        "orange juice",
        "potato chips",
        "scrambled eggs",
        "black beans",
        "chocolate cake",
        "tomato soup",
        "raw carrots",
        "peanut butter",
        "vanilla ice cream",
        "French fries",
        "tuna salad",
        "green beans",
        "whole wheat bread",
        "apple pie",
    ),
    "es": (
        "arroz blanco cocido",
        "pechuga de pollo a la plancha",
        "leche entera",
        "queso manchego",
        "tortilla de patatas",
        "zumo de naranja",
        "lentejas cocidas",
        "pan integral",
        "yogur natural",
        "salmón al horno",
        "patatas fritas",
        "tomate",
        "atún en aceite",
        "aceite de oliva",
        "jamón serrano",
        "puré de patatas",
        "garbanzos",
        "plátano",
    ),
}
OPENINGS = {
    "en": (
        "I had {}.",
        "For lunch I had {}.",
        "I just ate {}!",
        "For breakfast, I enjoyed {}.",
        "I'm having {} for dinner.",
        "My lunch was {}.",
        "Dinner: {}",
        "My snack consisted of {}.",
        "Feeling hungry, I grabbed {}.",
        "Today's lunch included {}.",
        "For dinner, there was {}.",
        "I quickly ate {}.",
        "I treated myself to {}.",
        "I finished my day with {}.",
        "so today I had {} and that was it",
        "I've just polished off {}.",
        "As a treat I enjoyed {}.",
        "{} for lunch",
        "I made myself {} for dinner.",
        "Tonight's dinner includes {}.",
        "There's {} on my plate.",
        "I paired {}.",
        "My plate has {}.",
        "Starting my day with {}.",
        "I'm starting the morning off with {}.",
        "On my plate, I have {}.",
        "In my bowl there's {}.",
        "I'm digging into {}.",
        "My meal is made up of {}.",
        "I ordered {} for lunch.",
        "I kept it simple with {}.",
        "I'm dining on {}.",
        "I filled my plate with {}.",
        "I rounded it off with {}.",
        "I loaded up on {}.",
        "I served myself {}.",
        "I added {} to my bowl.",
        "I'm fueling up with {}.",
        "My midday meal was {}.",
        "I threw together {}.",
        "I broke my fast with {}.",
        "I combined {} for a snack.",
        "Today's breakfast features {}.",
        "I settled on {} for dinner.",
        "I couldn't resist {}.",
        "I'm snacking on {}.",
    ),
    "es": (
        "He comido {}.",
        "Para desayunar tomé {}.",
        "De cena: {}",
        "Mi almuerzo consistió en {}.",
        "Hoy comí {}.",
        "Acabo de comer {}.",
        "Me he tomado {} para merendar",
        "La cena consistió en {}.",
        "Desayuné {}.",
        "{} para comer",
        "pues he cenado {} y ya está",
        "Hay {} en mi plato.",
        "En mi plato hay {}.",
        "Tengo {} en el plato.",
        "Combiné {}.",
        "Estoy picando {}.",
        "Para comer hubo {}.",
        "Hoy toca {} de comida.",
        "Mi almuerzo lleva {}.",
        "Voy comiendo {}.",
        "Terminé el día con {}.",
        "Mi plato tiene {}.",
        "Devoré {}.",
        "Pedí {} para cenar.",
        "Elegí {} para el almuerzo.",
    ),
}
AMOUNTS = {
    "en": (
        "{g} grams of {f}",
        "{g}g of {f}",
        "{g} g {f}",
        "{f} ({g} g)",
        "a hearty {g} grams of {f}",
        "a {g}-gram serving of {f}",
        "{f} (about {g} grams)",
        "{f}, which weighed {g} grams",
        "{f} that came to about {g} g",
        "a cup ({g} g) of {f}",
        "some {f} totaling {g} g",
    ),
    "es": (
        "{g} gramos de {f}",
        "{g} g de {f}",
        "{g}g de {f}",
        "{f} ({g} g)",
        "unos {g} gramos de {f}",
        "{f} (unos {g} g)",
    ),
}
ASIDES = {
    "en": (
        "",
        "",
        "",
        " without skin",
        ", which was delicious",
        " (Kirkland, family size)",
        " that had been frozen",
        ", unsalted",
        " with no visible fat",
        " from a restaurant",
    ),
    "es": ("", "", "", " (Hacendado)", ", que estaba buenísimo", " que no llevaba nada raro"),
}
JOINTS = {
    "en": (
        ", ",
        " and ",
        " with ",
        " along with ",
        " accompanied by ",
        " plus ",
        ", followed by ",
        " together with ",
        ", and then ",
        " paired with ",
        " topped with ",
        " alongside ",
        ", as well as ",
    ),
    "es": (
        ", ",
        " y ",
        " con ",
        " junto con ",
        " acompañado de ",
        " además de ",
        ", seguido de ",
        " y luego ",
    ),
}


@cache
def catalog() -> Catalog:
    return seed_catalog()


@cache
def names() -> NameTrie:
    return build_names(catalog().name_rows())


def grams_read(text: str, language: str) -> Counter[float]:
    entries = read(text, NOW, ReadingContext(language=language), names()).entries
    told = [entry.amount for entry in entries if isinstance(entry, FoodEntry)]
    return Counter(one.value for one in told if one is not None and one.value is not None and one.unit == "g")


@st.composite
def meals(draw: st.DrawFn) -> tuple[str, str, Counter[float]]:
    language = draw(st.sampled_from(("en", "es")))
    foods = draw(st.lists(st.sampled_from(FOODS[language]), min_size=1, max_size=PARTS, unique=True))
    grams = draw(st.lists(st.integers(3, 400), min_size=len(foods), max_size=len(foods)))
    told = ""
    for place, (food, weight) in enumerate(zip(foods, grams, strict=True)):
        joint = draw(st.sampled_from(JOINTS[language])) if place else ""
        amount = draw(st.sampled_from(AMOUNTS[language])).format(f=food, g=weight)
        told += joint + amount + draw(st.sampled_from(ASIDES[language]))
    text = draw(st.sampled_from(OPENINGS[language])).format(told)
    return language, text, Counter(map(float, grams))


@settings(max_examples=250, deadline=None)
@given(meals())
def test_stated_grams_are_kept_whatever_the_sentence(meal: tuple[str, str, Counter[float]]) -> None:
    language, text, grams = meal
    assert grams_read(text, language) == grams, text


@pytest.mark.parametrize(
    ("language", "text", "grams"),
    [
        ("en", "I drank 369 grams of cola, which was decaffeinated.", [369]),
        (
            "en",
            "I had an apple, which weighed around 182 grams, and a 12-ounce can of cola (372 grams).",
            [182, 372],
        ),
        (
            "en",
            "For lunch I had 3 slices of bread - 90 g, 2 eggs - 100 g and 1 cup (240 g) of milk.",
            [90, 100, 240],
        ),
        ("en", "I had cooked white rice (30 g), unsalted topped with 40 grams of chicken breast.", [30, 40]),
        ("en", "I just had 240 grams of decaf coffee that wasn't sweetened.", [240]),
        ("en", "I ate 28g of almonds, unsalted, when I got home.", [28]),
        ("en", "I had 12 grams of hard candy, not sugar-free.", [12]),
        (
            "en",
            "My snack was one 50g granola bar (Nature Valley, oats and honey) and 250g of water.",
            [50, 250],
        ),
        ("en", "I had a fruit smoothie that's about 300 grams.", [300]),
        ("en", "I had an 80g salad with lettuce, tomato, and onion, and 60 g of bread.", [80, 60]),
        ("en", "I grabbed 30g of tortilla chips and dipped them in 60g of salsa.", [30, 60]),
        ("en", "I ate 91g of pasta salad with tuna, 240g of orange juice mixed with water", [91, 240]),
        (
            "en",
            "I made a smoothie using 150 grams of strawberries and 100 grams of plain yogurt.",
            [150, 100],
        ),
        ("en", "I had 200g of bread and cheese, 300g of cassava and 50g of coffee with milk", [200, 300, 50]),
        ("en", "For tonight's dinner, I prepared 85 grams of turkey and 56 grams of wheat bread.", [85, 56]),
        ("en", "A hearty meal of 113 grams of beef steak and 140 grams of cooked brown rice.", [113, 140]),
        (
            "en",
            "I just prepared a dinner that includes 250 grams of lemonade and 25 grams of bread.",
            [250, 25],
        ),
        ("en", "I had 100 g of bread and 20g each of raw carrots and celery", [100, 20, 20]),
        ("en", "I had 280g of mixed black and other types of beans and 90g of rice", [280, 90]),
        ("en", "I'm having 200 g of rice for lunch, and I'll drink 240 g of cola.", [200, 240]),
        ("en", "I had 200 g of rice. I used 9 g of olive oil.", [200, 9]),
        ("en", "I had 100 g of rice. For dinner I'll drink 240 g of milk.", [100]),
        ("en", "I had a salad with 30g of lettuce, tomato, and onion. I drank 300g of juice", [30, 300]),
        ("en", "I had 115 g of a traditional dish called couscous and 90 g of 'Rosetta' bread", [115, 90]),
        ("es", "Merendé un bocadillo hecho con 60 gramos de pan y 30 gramos de jamón serrano.", [60, 30]),
        ("es", "Me tomé 330 gramos de refresco de cola que no llevaba azúcar.", [330]),
        ("es", "Cené 200 g de merluza, todo regado con 10 gramos de aceite.", [200, 10]),
    ],
)
def test_what_a_story_tells_beside_a_weighed_food_adds_none(
    language: str, text: str, grams: list[int]
) -> None:
    reading = read(text, NOW, ReadingContext(language=language), names())
    told = [entry.amount.value for entry in reading.entries if isinstance(entry, FoodEntry) and entry.amount]
    assert sorted(filter(None, told)) == sorted(grams)
    assert len(reading.entries) == len(grams)


@pytest.mark.parametrize(
    ("language", "text", "foods"),
    [
        ("en", "had an omelette with 3 eggs and spinach", ["eggs", "spinach"]),
        ("en", "a sandwich with 60 g of turkey and 2 slices of bread", ["turkey", "bread"]),
        ("en", "a 3-egg omelette", ["egg"]),
        ("en", "2 egg omelettes", ["egg omelettes"]),
        ("en", "a sandwich and 2 slices of bread", ["sandwich", "bread"]),
        ("en", "an omelette with 30 g of cheddar", ["omelette", "cheddar"]),
        ("en", "a shake with 30 g of whey and 300 ml of milk", ["whey", "milk"]),
        ("en", "I had 200 g of spaghetti in a marinara sauce", ["pasta with marinara sauce"]),
        ("en", "I had 200 g of pasta and 50 g of tomato sauce", ["pasta", "tomato sauce"]),
        ("en", "I had 90 g of bread topped with jam and butter, and 20 g of cheese", ["bread", "cheese"]),
        ("en", "I had a 120 g flatbread for lunch, loaded with tomato and cheese", ["flatbread"]),
        ("en", "For snack time, I had 90 g of pasta salad, featuring olives and corn", ["pasta salad"]),
        ("en", "I ate 90 g of chicken served with rice, during my snack time", ["chicken", "rice"]),
        ("es", "comí 120 g de ensalada, cubierta de queso y nueces", ["ensalada"]),
        (
            "en",
            "I had a lettuce salad with onion and salt weighing 240 g, and 60 g of bread",
            ["lettuce salad", "bread"],
        ),
        ("en", "I had 140 g of black, purple and pink beans", ["pink beans"]),
        ("en", "I had 40 g of sunny-side-up eggs", ["sunny-side-up eggs"]),
        ("en", "I had 30 g of chips with cheese (20 g)", ["chips", "cheese"]),
        ("es", "cené una tortilla de 2 huevos", ["huevos"]),
        ("es", "dos tortillas de maíz con 3 huevos", ["tortillas de maíz", "huevos"]),
        ("es", "un batido con 30 g de proteína y 250 ml de leche", ["proteína", "leche"]),
    ],
)
def test_a_dish_that_is_told_by_what_it_is_made_of_counts_once(
    language: str, text: str, foods: list[str]
) -> None:
    reading = read(text, NOW, ReadingContext(language=language), names())
    assert [entry.food.text for entry in reading.entries if isinstance(entry, FoodEntry)] == foods


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I didn't have 200 g of rice"),
        ("en", "If I had 200 g of rice I would be full"),
        ("en", "I'll have 200 g of rice"),
        ("en", "I used 200 g of flour"),
        ("en", "I wish I had 150 g of cake"),
        ("en", "My brother had 200 g of rice"),
        ("en", "My sister's plate has 200 g of rice"),
        ("en", "There's 200 g of rice in the fridge"),
        ("en", "I covered 300 g of lasagna with foil"),
        ("en", "Today I lost 400 g of fat"),
        ("es", "Estoy descongelando 200 g de pollo"),
        ("es", "Recogí 300 g de fresas"),
        ("es", "Hay 200 g de arroz en la nevera"),
        ("en", "Should I have 200 g of rice?"),
        ("es", "no he comido 200 g de arroz"),
        ("es", "mi madre comió 200 g de arroz"),
    ],
)
def test_what_was_not_eaten_is_not_told(language: str, text: str) -> None:
    assert not grams_read(text, language)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I had 2 eggs (organic) and toast", "I had 2 eggs and toast"),
        ("I had a cup of soup while watching the game and a roll", "I had a cup of soup and a roll"),
        ("I had a single slice of pizza", "I had a slice of pizza"),
        ("squats 100 kg (belt) 5 reps, which was hard", "squats 100 kg ( belt ) 5 reps , which was hard"),
        ("I had 2 yogurts (125 g each)", "I had 2 yogurts ( 125 g each )"),
        ("I had 30 g of oats, no sugar", "I had 30 g of oats , no sugar"),
        ("I had a coffee without sugar", "I had a coffee without sugar"),
        ("I had a coffee, which was how many kcal?", "I had a coffee , which was how many kcal ?"),
    ],
)
def test_only_what_belongs_to_no_amount_is_set_aside(text: str, left: str) -> None:
    words = [text[token.start : token.end] for token in set_aside(tokenize(text)).tokens]
    assert " ".join(words) == left


@pytest.mark.parametrize(
    ("food", "name", "amount", "served"),
    [
        ("oats-rolled", "oatmeal", Amount(240.0, "g"), "oat-porridge"),
        ("oats-rolled", "oatmeal", Amount(1.0, "bowl"), "oat-porridge"),
        ("oats-rolled", "oats", Amount(60.0, "g"), "oats-rolled"),
        ("oats-rolled", "oats", Amount(1.0, "cup"), "oats-rolled"),
        ("oats-rolled", "dry oats", Amount(240.0, "g"), "oats-rolled"),
        ("coffee-instant", "instant coffee", Amount(200.0, "g"), "coffee-black"),
        ("coffee-instant", "instant coffee", Amount(2.0, "g"), "coffee-instant"),
        ("rice-cooked", "rice", Amount(300.0, "g"), "rice-cooked"),
        ("hot-dog", "hot dog", Amount(45.0, "g"), "sausage-frankfurter"),
        ("hot-dog", "hot dog", Amount(1.0), "hot-dog"),
        ("hot-dog", "hot dog", Amount(110.0, "g"), "hot-dog"),
    ],
)
def test_much_of_what_is_eaten_with_water_is_what_it_becomes(
    food: str, name: str, amount: Amount, served: str
) -> None:
    assert as_served(catalog(), catalog().foods[food], name, amount).id == served


@pytest.mark.parametrize(
    ("food", "name", "amount", "timezone", "meant"),
    [
        ("potato-chips", "chips", None, "Europe/London", "french-fries"),
        ("potato-chips", "chips", Amount(1.0, "packet"), "Europe/London", "potato-chips"),
        ("potato-chips", "chips", None, "America/New_York", "potato-chips"),
        ("potato-chips", "crisps", None, "Europe/London", "potato-chips"),
        ("chili-pepper", "chilli", Amount(350.0, "g"), "Europe/London", "chili-con-carne"),
        ("chili-pepper", "turkey chilli", None, "America/New_York", "chili-con-carne"),
        ("chili-pepper", "chilli", Amount(1.0), "Europe/London", "chili-pepper"),
        ("chili-pepper", "chile", None, "America/Mexico_City", "chili-pepper"),
        ("potato-cooked", "patatas", Amount(1.0, "packet"), "Europe/Madrid", "potato-chips"),
    ],
)
def test_a_name_means_what_it_does_where_the_person_lives(
    food: str, name: str, amount: Amount | None, timezone: str, meant: str
) -> None:
    assert as_called_there(catalog(), catalog().foods[food], name, amount, timezone).id == meant
