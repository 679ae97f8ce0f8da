"""The chat window driven as a person drives it, in Debian's Chromium."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from graph.connect import Graph
from tests.emptying import without_people
from tests.test_encoder_files import ADR
from tests.window import Product, Window, product

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).parent / "data" / "axe" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 800}
PATIENCE_MS = 60_000
LOCALES = {"es": "es-ES", "en": "en-GB"}

WORDS: dict[str, dict[str, Any]] = {
    "es": {
        "set": "press banca 80x8 rir 2", "answer": "Press de banca con barra", "value": "80 kg × 8",
        "undo": "Deshacer", "undone": re.compile("Deshecho"), "previous": "Día anterior", "yesterday": "Ayer",
        "today": "Ir a hoy", "weight": "ayer pesaba 80,5", "weighed": "80,5 kg", "day": "Día", "chat": "Chat",
        "question": "press 60x10", "asked": re.compile("¿Qué ejercicio"), "choice": "Press militar con barra",
    },
    "en": {
        "set": "bench press 80x8 rir 2", "answer": "Barbell bench press", "value": "80 kg × 8",
        "undo": "Undo", "undone": re.compile("Undone"), "previous": "Previous day", "yesterday": "Yesterday",
        "today": "Go to today", "weight": "yesterday my weight was 80.5", "weighed": "80.5 kg", "day": "Day",
        "chat": "Chat", "question": "press 60x10", "asked": re.compile("Which exercise"),
        "choice": "Barbell overhead press",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def browser(left_out: list[str]) -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = "The browser tests were left out: there is no /usr/bin/chromium (apt-get install chromium)."
        if os.environ.get("SINEW_TEST_REQUIRE_BROWSER"):
            pytest.fail(reason)
        left_out.append(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def running(
    browser: Browser, embedded_engine: Graph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    without_people(embedded_engine)
    with product(embedded_engine, tmp_path_factory.mktemp("window")) as found:
        yield found


@pytest.fixture
def window(running: Product) -> Iterator[Window]:
    with running.opened() as found:
        yield found


@contextmanager
def page_of(
    browser: Browser, window: Window, language: str = "es", size: dict[str, int] | None = None, **more: Any
) -> Iterator[Page]:
    """The page as somebody opens it; nothing may be written to the console, nothing may leave the machine."""
    context = browser.new_context(
        viewport=size or WIDE, locale=LOCALES[language], timezone_id="Europe/Madrid", **more
    )
    faults: list[str] = []

    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((window.url, "data:", "blob:")):
            faults.append(f"asked for {request.url}")

    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("console", told)
    page.on("pageerror", lambda problem: faults.append(str(problem)))
    page.on("request", asked)
    page.goto(window.url)
    page.locator("#composer[data-htmx-powered]").wait_for()
    try:
        yield page
        assert faults == []
    except (AssertionError, PlaywrightError) as problem:
        problem.add_note(f"the browser said: {faults}")
        raise
    finally:
        context.close()


def write(page: Page, text: str) -> Locator:
    """Types a message and sends it with Enter; gives the answer to it."""
    answers = page.locator(".bubble.theirs")
    count = answers.count()
    page.locator("#text").fill(text)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(count + 1, timeout=PATIENCE_MS)
    return answers.nth(count)


def seen(locator: Locator) -> None:
    expect(locator).to_be_visible(timeout=PATIENCE_MS)


def gone(locator: Locator) -> None:
    expect(locator).to_have_count(0, timeout=PATIENCE_MS)


def day_of(page: Page) -> Locator:
    return page.locator("#day")


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_set_is_told_shown_and_undone(browser: Browser, window: Window, language: str) -> None:
    words = WORDS[language]
    with page_of(browser, window, language) as page:
        assert page.locator("html").get_attribute("lang") == language
        expect(write(page, words["set"])).to_contain_text(words["answer"])
        assert page.locator("#text").input_value() == ""
        entry = day_of(page).locator(".entry")
        expect(entry).to_contain_text(words["value"], timeout=PATIENCE_MS)
        expect(entry.locator(".told")).to_contain_text(words["set"])
        entry.get_by_role("button", name=words["undo"]).click()
        seen(page.locator(".bubble.theirs", has_text=words["undone"]))
        gone(entry)


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_question_is_answered_by_its_button(browser: Browser, window: Window, language: str) -> None:
    words = WORDS[language]
    with page_of(browser, window, language, PHONE) as page:
        question = write(page, words["question"])
        expect(question).to_contain_text(words["asked"])
        gone(day_of(page).locator(".entry"))
        question.get_by_role("button", name=words["choice"]).click()
        seen(page.locator(".bubble.mine", has_text=words["choice"]))
        expect(page.locator(".bubble.theirs")).to_have_count(2, timeout=PATIENCE_MS)
        page.get_by_role("button", name=words["day"], exact=True).click()
        expect(day_of(page).locator(".entry")).to_contain_text("60 kg × 10", timeout=PATIENCE_MS)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_day_is_walked_to_yesterday_and_back(browser: Browser, window: Window, language: str) -> None:
    words = WORDS[language]
    with page_of(browser, window, language) as page:
        write(page, words["weight"])
        gone(day_of(page).locator(".entry"))
        page.get_by_role("button", name=words["previous"]).click()
        expect(day_of(page).locator("h2")).to_have_text(words["yesterday"], timeout=PATIENCE_MS)
        expect(day_of(page).locator(".entry")).to_contain_text(words["weighed"])
        write(page, words["set"])
        expect(day_of(page).locator("h2")).to_have_text(words["yesterday"])
        page.get_by_role("button", name=words["today"]).click()
        expect(day_of(page).locator(".entry")).to_contain_text(words["value"], timeout=PATIENCE_MS)


def test_the_language_is_changed_for_page_and_answers(browser: Browser, window: Window) -> None:
    with page_of(browser, window, "es") as page:
        expect(write(page, "peso 80,2")).to_contain_text("Peso: 80,2 kg")
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator(".bubble")).to_have_count(2)
        seen(day_of(page).get_by_role("heading", name="Today"))
        expect(write(page, "weight 80.4")).to_contain_text("Weight: 80.4 kg")


def test_a_record_leads_to_its_message_on_a_telephone(browser: Browser, window: Window) -> None:
    with page_of(browser, window, "es", PHONE) as page:
        write(page, "press banca 80x8 rir 2")
        for _ in range(4):
            write(page, "peso 80,2")
        assert not day_of(page).is_visible()
        page.get_by_role("button", name="Día", exact=True).click()
        assert not page.locator("#log").is_visible()
        day_of(page).locator("a.told", has_text="press banca").click()
        bubble = page.locator(".bubble.mine", has_text="press banca")
        expect(bubble).to_be_in_viewport(timeout=PATIENCE_MS)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_alone_suffices(browser: Browser, window: Window) -> None:
    with page_of(browser, window, "es") as page:
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.type("press banca 80x8")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("80x7")
        page.keyboard.press("Enter")
        expect(day_of(page).locator(".entry li")).to_have_count(2, timeout=PATIENCE_MS)
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            ring = page.evaluate(
                "() => { const one = document.activeElement.matches('[type=file]')"
                " ? document.activeElement.parentElement : document.activeElement;"
                " return [one.innerText || one.getAttribute('aria-label') || one.title || one.id || one.tagName,"
                " getComputedStyle(one).outlineStyle] }"
            )
            reached.append(ring[0])
            assert ring[1] != "none" or ring[0].startswith("Sinew"), f"no ring on {ring[0]}"
            if page.evaluate("document.activeElement.closest('.undo') !== null"):
                break
        else:
            raise AssertionError(f"the undo of a record was never reached: {reached}")
        page.keyboard.press("Enter")
        gone(day_of(page).locator(".entry"))
        page.locator("#day-previous").focus()
        page.keyboard.press("Enter")
        expect(day_of(page).locator("h2")).to_have_text("Ayer", timeout=PATIENCE_MS)
        expect(page.locator("#day-previous")).to_be_focused()


def test_a_picture_is_sent_and_shown(browser: Browser, window: Window, tmp_path: Path) -> None:
    with page_of(browser, window, "es", PHONE) as page:
        page.locator("#files").set_input_files(
            {"name": "plato.png", "mimeType": "image/png", "buffer": page.screenshot()}
        )
        expect(page.locator("#chosen")).to_contain_text("plato.png")
        page.get_by_role("button", name="Enviar").click()
        picture = page.locator(".bubble.mine img")
        seen(picture)
        page.wait_for_function("document.querySelector('.bubble.mine img').naturalWidth > 0")
        seen(page.locator(".bubble.theirs"))
        expect(page.locator("#chosen")).to_be_hidden()


def test_a_file_of_an_encoder_is_answered_with_a_picture_of_it(browser: Browser, window: Window) -> None:
    with page_of(browser, window, "es", PHONE) as page:
        page.locator("#files").set_input_files(
            {"name": "series.csv", "mimeType": "text/csv", "buffer": ADR.encode()}
        )
        page.get_by_role("button", name="Enviar").click()
        seen(page.locator(".bubble.theirs img"))
        page.wait_for_function("document.querySelector('.bubble.theirs img').naturalWidth > 400")
        seen(page.locator(".bubble.theirs .words"))


def test_two_windows_show_the_same_conversation(browser: Browser, window: Window) -> None:
    with page_of(browser, window) as one, page_of(browser, window, size=PHONE) as other:
        write(one, "peso 80,2")
        expect(other.locator(".bubble")).to_have_count(2, timeout=PATIENCE_MS)
        expect(other.locator(".intro")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_axe_finds_no_serious_fault(
    browser: Browser, window: Window, size: dict[str, int], scheme: str
) -> None:
    # The page's policy stops a checker that is put into it; everything else is checked with the policy on.
    more = {"color_scheme": scheme, "bypass_csp": True, "reduced_motion": "reduce"}
    with page_of(browser, window, "es", size, **more) as page:
        faults = checked(page)
        write(page, "press banca 80x8 rir 2")
        write(page, "he desayunado 60 g de avena y 2 huevos")
        write(page, "press 60x10")
        faults += checked(page)
        if size == PHONE:
            page.get_by_role("button", name="Día", exact=True).click()
        seen(day_of(page).locator(".entry").first)
        faults += checked(page)
    assert faults == []


def checked(page: Page) -> list[str]:
    """The serious and critical faults that axe finds in the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then((found) => JSON.stringify(found.violations))")
    return [
        f"{one['id']}: {[node['html'][:200] for node in one['nodes']]}"
        for one in json.loads(found)
        if one["impact"] in ("serious", "critical")
    ]
