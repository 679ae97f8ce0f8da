"""Settings: the environment or a ``.env`` file, read once, when something first asks for them."""

import os
import secrets
from functools import cache
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from graph.errors import SinewError


def _default_data_dir() -> Path:
    return user_data_path("sinew", appauthor=False)


class Settings(BaseSettings):
    """Every setting of the program; each field's alias is the name of its environment variable."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    data_dir: Path = Field(default_factory=_default_data_dir, alias="SINEW_DATA_DIR")
    database_url: str | None = Field(None, alias="SINEW_DATABASE_URL")
    database_name: str | None = Field(None, alias="SINEW_DATABASE_NAME")
    secret_key: str | None = Field(None, alias="SINEW_SECRET_KEY")

    whatsapp_access_token: str | None = Field(None, alias="WHATSAPP_ACCESS_TOKEN")
    whatsapp_app_secret: str | None = Field(None, alias="WHATSAPP_APP_SECRET")
    whatsapp_verify_token: str | None = Field(None, alias="WHATSAPP_VERIFY_TOKEN")
    whatsapp_phone_number_id: str | None = Field(None, alias="WHATSAPP_PHONE_NUMBER_ID")
    whatsapp_api_url: str = Field("https://graph.facebook.com", alias="WHATSAPP_API_URL")

    openai_api_key: str | None = Field(None, alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(None, alias="OPENAI_BASE_URL")
    openai_model: str | None = Field(None, alias="OPENAI_MODEL")
    openai_transcribe_model: str | None = Field(None, alias="OPENAI_TRANSCRIBE_MODEL")
    understanding: Literal["auto", "rules", "llm"] = Field("auto", alias="SINEW_UNDERSTANDING")

    model_tokens: int = Field(1_000_000, ge=0, alias="SINEW_MODEL_TOKENS")

    gcs_bucket: str | None = Field(None, alias="GCS_BUCKET")
    public_url: str = Field("http://127.0.0.1:8000", alias="SINEW_PUBLIC_URL")
    film_seconds: float = Field(180.0, gt=0, alias="SINEW_FILM_SECONDS")
    film_pixels: int = Field(4096 * 2304, gt=0, alias="SINEW_FILM_PIXELS")
    nearline_days: int = Field(30, ge=0, alias="SINEW_NEARLINE_DAYS")
    coldline_days: int = Field(90, ge=0, alias="SINEW_COLDLINE_DAYS")
    delete_days: int | None = Field(None, ge=1, alias="SINEW_DELETE_DAYS")
    storage_rates: dict[str, float] = Field(
        {"STANDARD": 0.02, "NEARLINE": 0.01, "COLDLINE": 0.004}, alias="SINEW_STORAGE_RATES"
    )
    storage_emulator_host: str | None = Field(None, alias="STORAGE_EMULATOR_HOST")

    fdc_api_key: str | None = Field(None, alias="FDC_API_KEY")
    fdc_url: str | None = Field(None, alias="FDC_URL")
    openfoodfacts_url: str | None = Field(None, alias="OPENFOODFACTS_URL")
    nutrition: Literal["auto", "off"] = Field("auto", alias="SINEW_NUTRITION")


@cache
def settings() -> Settings:
    """The settings of this process. Raises ``SinewError`` that names the one that cannot be used."""
    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = first["loc"][0] if first["loc"] else "a setting"
        raise SinewError(f"{name} cannot be used: {first['msg']}.") from problem
    except SettingsError as problem:
        # The rates alone are more than one word; the library names no more than its own field.
        raise SinewError(
            'SINEW_STORAGE_RATES cannot be used: it should be JSON such as {"STANDARD": 0.02}.'
        ) from problem


def kept_secret(path: Path) -> tuple[str, bool]:
    """A random secret kept in a file that only its owner can read, and whether it was made just now."""
    try:
        kept = path.read_text("ascii").strip()
    except FileNotFoundError:
        kept = ""
    if kept:
        return kept, False
    secret = secrets.token_urlsafe(32)
    # Written under another name first: a crash leaves the old state or a whole file, never half a secret.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return secret, True


def secret_key(chosen: Settings) -> bytes:
    """The key of keyed hashes and cursors: ``SINEW_SECRET_KEY``, else one kept in the data directory."""
    if chosen.secret_key:
        return chosen.secret_key.encode()
    folder = chosen.data_dir
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return kept_secret(folder / "secret-key")[0].encode()
