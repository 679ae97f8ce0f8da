"""What ``sinew doctor`` asks of services outside: WhatsApp, and the optional ones."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
from pywa.utils import Version

from api.doctor_check import PATIENCE_S, Check
from graph.settings import Settings

GUIDE = "docs/whatsapp.md"
WEBHOOK_PATH = "/webhooks/whatsapp"
NEEDED_SCOPE = "whatsapp_business_messaging"
OPENAI_URL = "https://api.openai.com/v1"
SECRET_LENGTH = 32
NEVER = "Make one that does not expire: a system user's ({}, step 4)."

_SETTINGS = (
    ("WhatsApp token", "WHATSAPP_ACCESS_TOKEN", "whatsapp_access_token", 4),
    ("App secret", "WHATSAPP_APP_SECRET", "whatsapp_app_secret", 3),
    ("Verify token", "WHATSAPP_VERIFY_TOKEN", "whatsapp_verify_token", 6),
    ("Phone number id", "WHATSAPP_PHONE_NUMBER_ID", "whatsapp_phone_number_id", 2),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What Meta answered; ``code`` and ``reason`` are those of its error. Status 0: nothing came."""

    status: int
    body: dict[str, Any]
    code: int | None = None
    reason: str = ""


def check_whatsapp(chosen: Settings) -> Iterator[Check]:
    """The four settings, then what Meta says of them, then whether Meta reaches this server."""
    missing = [name for _, name, field, _ in _SETTINGS if not getattr(chosen, field)]
    if len(missing) == len(_SETTINGS):
        yield Check(
            "WhatsApp", "off", "not set up; `sinew chat` and the browser work", f"{GUIDE}, from step 1."
        )
        return
    for what, name, _, step in _SETTINGS:
        if name in missing:
            yield Check(what, "fail", f"{name} is not set", f"{GUIDE}, step {step}.")
        else:
            yield Check(what, "ok", f"{name} is set")
    if chosen.whatsapp_access_token and chosen.whatsapp_phone_number_id:
        yield from _check_meta(chosen)


def _check_meta(chosen: Settings) -> Iterator[Check]:
    token, number = chosen.whatsapp_access_token or "", chosen.whatsapp_phone_number_id or ""
    base = f"{chosen.whatsapp_api_url.rstrip('/')}/v{Version.GRAPH_API}"
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(timeout=PATIENCE_S, headers=headers, trust_env=False) as web:
        if not number.isdigit():
            to_do = f"It is the id beside the number, digits alone, not the number itself ({GUIDE}, step 2)."
            yield Check("WhatsApp number", "fail", "WHATSAPP_PHONE_NUMBER_ID is not an id", to_do)
            return
        first = _ask(web, f"{base}/{number}")
        yield _judged(chosen, first)
        if first.status != 200:
            return
        if chosen.whatsapp_app_secret:
            yield _check_app_secret(web, f"{base}/{number}", token, chosen.whatsapp_app_secret)
        yield from _check_token(web, base, token)
        yield _check_webhook(chosen, _ask(web, f"{base}/{number}", fields="webhook_configuration"))


def _judged(chosen: Settings, told: Answer) -> Check:
    """What the first question to Meta shows: the way there, the token, the number."""
    name = "WhatsApp number"
    if told.status == 200:
        shown = told.body.get("display_phone_number") or told.body.get("id") or "known"
        label = told.body.get("verified_name")
        return Check(name, "ok", f"{shown} ({label})" if label else str(shown))
    if told.status == 0:
        to_do = "Check the internet connection, and unset WHATSAPP_API_URL unless a stand-in is meant."
        return Check(name, "fail", f"{chosen.whatsapp_api_url} cannot be reached", to_do)
    if told.status == 401 or told.code in (0, 102, 190):
        return Check(name, "fail", "Meta refuses the token: expired or taken back", NEVER.format(GUIDE))
    if told.code is not None and (told.code == 10 or 200 <= told.code < 300):
        to_do = f"Make it again with {NEEDED_SCOPE} and whatsapp_business_management ({GUIDE}, step 4)."
        return Check(name, "fail", "the token lacks a permission", to_do)
    if told.status in (400, 403, 404):
        to_do = (
            f"Check the id, and that the system user was given the WhatsApp account ({GUIDE}, steps 2 and 4)."
        )
        return Check(name, "fail", "the token reaches no such phone number id", to_do)
    to_do = "Try again later; https://metastatus.com shows Meta's outages."
    return Check(name, "fail", f"Meta answers {told.status}", to_do)


def _check_app_secret(web: httpx.Client, url: str, token: str, secret: str) -> Check:
    """Meta checks a proof made with the app's secret whenever one is sent."""
    proof = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
    told = _ask(web, url, appsecret_proof=proof)
    if told.status != 200 and "appsecret_proof" in told.reason:
        to_do = f"Copy it again from App settings, Basic, of the app that made the token ({GUIDE}, step 3)."
        return Check("App secret", "fail", "it is not that of the token's app", to_do)
    if len(secret) != SECRET_LENGTH:
        to_do = f"Meta's have {SECRET_LENGTH} characters; see App settings, Basic ({GUIDE}, step 3)."
        return Check("App secret", "warn", f"it has {len(secret)} characters", to_do)
    return Check("App secret", "ok", "fits the token")


def _check_token(web: httpx.Client, base: str, token: str) -> Iterator[Check]:
    """Until when the token works and what it may do, where Meta tells."""
    data = _ask(web, f"{base}/debug_token", input_token=token).body.get("data")
    if not isinstance(data, dict):
        return
    scopes = data.get("scopes")
    if isinstance(scopes, list) and NEEDED_SCOPE not in scopes:
        to_do = f"Make it again with {NEEDED_SCOPE} ({GUIDE}, step 4)."
        yield Check("Token rights", "fail", "it may not send messages", to_do)
    expires = data.get("expires_at")
    if isinstance(expires, int) and expires > 0:
        until = datetime.fromtimestamp(expires, UTC).strftime("%Y-%m-%d %H:%M UTC")
        yield Check("Token lifetime", "warn", f"it expires on {until}", NEVER.format(GUIDE))
    elif expires == 0:
        yield Check("Token lifetime", "ok", "it does not expire")


def _check_webhook(chosen: Settings, told: Answer) -> Check:
    """Asks the address that Meta calls the question that Meta asks it."""
    name = "Webhook"
    set_up = told.body.get("webhook_configuration")
    address = set_up.get("application") if isinstance(set_up, dict) else None
    if not isinstance(address, str) or not address:
        to_do = f"Give Meta https://YOUR-HOST{WEBHOOK_PATH} as callback URL ({GUIDE}, steps 5 and 6)."
        return Check(name, "warn", "Meta tells no address that it calls", to_do)
    challenge = secrets.token_hex(8)
    asked = {
        "hub.mode": "subscribe",
        "hub.challenge": challenge,
        "hub.verify_token": chosen.whatsapp_verify_token or "",
    }
    try:
        answer = httpx.get(address, params=asked, timeout=PATIENCE_S, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL):
        to_do = f"Start `sinew serve` and what carries {address} to it ({GUIDE}, step 5)."
        return Check(name, "warn", f"{address} does not answer from here", to_do)
    if answer.status_code == 200 and answer.text == challenge:
        return Check(name, "ok", f"{address} leads to a server with this verify token")
    if answer.status_code == 403:
        to_do = "Start `sinew serve` with the same WHATSAPP_VERIFY_TOKEN as here."
        return Check(name, "fail", f"{address} leads to a server with another verify token", to_do)
    to_do = f"It has to lead to `sinew serve` and end in {WEBHOOK_PATH} ({GUIDE}, step 5)."
    return Check(name, "fail", f"{address} answers {answer.status_code}", to_do)


def _ask(web: httpx.Client, url: str, **query: str) -> Answer:
    try:
        answer = web.get(url, params=query)
    except (httpx.HTTPError, httpx.InvalidURL):
        return Answer(0, {})
    try:
        body = answer.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return Answer(answer.status_code if answer.status_code != 200 else 502, {})
    error = body.get("error")
    if not isinstance(error, dict):
        return Answer(answer.status_code, body)
    code = error.get("code")
    return Answer(
        answer.status_code, body, code if isinstance(code, int) else None, str(error.get("message"))
    )


def check_openai(chosen: Settings) -> Check:
    """The language model, which nothing needs unless it is told to."""
    name = "Language model"
    if not chosen.openai_api_key and not chosen.openai_base_url:
        if chosen.understanding == "llm":
            to_do = "Set OPENAI_API_KEY (or OPENAI_BASE_URL of a server of your own), or SINEW_UNDERSTANDING=auto."
            return Check(name, "fail", "SINEW_UNDERSTANDING=llm needs OPENAI_API_KEY", to_do)
        return Check(name, "off", "OPENAI_API_KEY is not set; messages are read by rules")
    url = (chosen.openai_base_url or OPENAI_URL).rstrip("/")
    try:
        headers = {"Authorization": f"Bearer {chosen.openai_api_key or 'none'}"}
        answer = httpx.get(f"{url}/models", headers=headers, timeout=PATIENCE_S, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL):
        return Check(name, "fail", f"{url} cannot be reached", "Check OPENAI_BASE_URL and the connection.")
    if answer.status_code in (401, 403):
        return Check(name, "fail", f"{url} refuses the key", "Set another OPENAI_API_KEY, or unset it.")
    if answer.status_code >= 500:
        return Check(name, "warn", f"{url} answers {answer.status_code}", "Try again later.")
    return Check(name, "ok", f"{url} {'takes the key' if chosen.openai_api_key else 'answers'}")


def check_nutrition(chosen: Settings) -> Check:
    """The outside sources of foods, which nothing needs."""
    if chosen.nutrition == "off":
        return Check("Nutrition", "off", "SINEW_NUTRITION=off; foods come from the catalog")
    if not chosen.fdc_api_key:
        return Check("Nutrition", "off", "FDC_API_KEY is not set; foods come from the catalog")
    return Check("Nutrition", "ok", "FDC_API_KEY is set")
