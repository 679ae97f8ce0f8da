"""A bucket of Google Cloud Storage as the media store. Needs the extra ``gcs``."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any, BinaryIO, cast
from urllib.parse import quote, urlencode

from bot.clients.content import disposition
from bot.clients.media import CHUNK_BYTES, MediaError, StoredMedia, checked, name_of
from graph.errors import NotFound, SinewError
from graph.settings import Settings

try:
    from google.api_core import exceptions as refused
    from google.auth import default as default_credentials
    from google.auth.credentials import AnonymousCredentials, Signing
    from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError
    from google.auth.transport.requests import Request
    from google.cloud import storage
    from google.cloud.storage.exceptions import DataCorruption
    from google.cloud.storage.retry import DEFAULT_RETRY
    from google.oauth2.service_account import Credentials as KeyFile
except ImportError as problem:
    raise SinewError(
        "GCS_BUCKET is set, and Google's library is not installed: pip install 'sinew[gcs]'."
    ) from problem

PART_BYTES = 8 * 1024 * 1024
"""An upload goes in parts of this size; a broken one goes on at the last part that arrived."""
WHOLE_BYTES = 256 * 1024
"""Up to this size an upload is one request."""
PREFIX = "media/"
PATIENCE_S = 120.0
TIMEOUT_S = (5.0, 60.0)
"""How long a connection and then each part of an answer may take; without it the library waits a minute to
connect."""
COLDER = (("NEARLINE", 30), ("COLDLINE", 90), ("ARCHIVE", 365))
"""Storage classes that cost less to keep and more to read, and the age in days from which they pay."""
SCOPE = "https://www.googleapis.com/auth/cloud-platform"


class Bucket:
    """One bucket. ``signing`` are the credentials that sign links, None where an emulator needs none;
    ``patience_s`` is how long what fails is tried again."""

    def __init__(
        self,
        client: Any,
        bucket: str,
        signing: Any,
        emulator: str | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._client = client
        self._bucket = client.bucket(bucket)
        self._signing = signing
        self._emulator = emulator
        self._patience: dict[str, Any] = {
            "retry": DEFAULT_RETRY.with_timeout(patience_s),
            "timeout": TIMEOUT_S,
        }
        self.bucket_name = bucket

    @classmethod
    def of(cls, settings: Settings, patience_s: float = PATIENCE_S) -> "Bucket":
        """The bucket of the settings, with the credentials that Google's libraries find: the file named by
        ``GOOGLE_APPLICATION_CREDENTIALS``, those of ``gcloud``, those of the machine it runs on."""
        name, emulator = settings.gcs_bucket or "", settings.storage_emulator_host
        if emulator:
            host = (emulator if "://" in emulator else f"http://{emulator}").rstrip("/")
            client = storage.Client(
                project="emulated", credentials=AnonymousCredentials(), client_options={"api_endpoint": host}
            )
            key_file = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
            signing = KeyFile.from_service_account_file(key_file) if key_file else None
            return cls(client, name, signing, host, patience_s)
        try:
            found, project = default_credentials(scopes=[SCOPE])
        except DefaultCredentialsError as problem:
            raise SinewError(
                "Google's credentials were not found: set GOOGLE_APPLICATION_CREDENTIALS to a service "
                "account's key file, or run on a machine that has a service account."
            ) from problem
        client = storage.Client(project=project or "unnamed", credentials=found)
        return cls(client, name, found, patience_s=patience_s)

    def put(self, source: BinaryIO, content_type: str) -> StoredMedia:
        """The stream is read twice, since its name comes from its content; what is there already stays."""
        start = source.tell()
        digest = hashlib.sha256()
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
        size = source.tell() - start
        stored = StoredMedia(name_of(digest.hexdigest()), digest.hexdigest(), size)
        source.seek(start)
        with self._asked():
            blob = self._bucket.blob(PREFIX + stored.name, chunk_size=PART_BYTES)
            # Without a size the library uploads in parts that can be resumed.
            known = size if size <= WHOLE_BYTES else None
            with suppress(refused.PreconditionFailed):  # The same content is there.
                blob.upload_from_file(
                    source,
                    size=known,
                    content_type=content_type,
                    if_generation_match=0,
                    **self._patience,
                )
        return stored

    def has(self, name: str) -> bool:
        """Whether it is there."""
        with self._asked():
            return bool(self._bucket.blob(PREFIX + checked(name)).exists(**self._patience))

    def open(self, name: str) -> BinaryIO:
        """Its content, fetched in parts as it is read."""
        with self._asked():
            blob = self._bucket.get_blob(PREFIX + checked(name), **self._patience)
            if blob is None:
                raise NotFound("There is no such file.")
            return cast(BinaryIO, blob.open("rb", chunk_size=PART_BYTES, **self._patience))

    def signed_url(self, name: str, expires_s: int, content_type: str, file_name: str | None = None) -> str:
        """A V4 link, signed by the key of a service account, or by Google's IAM service where a machine has
        an account and no key. An emulator without a key gives a link that is not signed."""
        path = PREFIX + checked(name)
        if self._signing is None:
            query = urlencode({"alt": "media"})
            return (
                f"{self._emulator}/download/storage/v1/b/{self.bucket_name}/o/{quote(path, safe='')}?{query}"
            )
        with self._asked():
            return str(
                self._bucket.blob(path).generate_signed_url(
                    version="v4",
                    method="GET",
                    expiration=timedelta(seconds=expires_s),
                    response_type=content_type,
                    response_disposition=disposition(content_type, file_name),
                    credentials=self._signing,
                    api_access_endpoint=self._emulator,
                    **self._by_iam(),
                )
            )

    def _by_iam(self) -> dict[str, str]:
        """What the library needs to have IAM sign; nothing where the credentials hold a key."""
        if isinstance(self._signing, Signing):
            return {}
        email = getattr(self._signing, "service_account_email", None)
        if not email:
            raise SinewError(
                "These Google credentials cannot sign links: a service account is needed, not a person's login."
            )
        if not self._signing.valid or email == "default":
            # A machine's own credentials learn their account's name at the first refresh.
            self._signing.refresh(Request())
        return {
            "service_account_email": str(self._signing.service_account_email),
            "access_token": str(self._signing.token),
        }

    def delete(self, name: str) -> bool:
        """Removes it for good (unless the bucket keeps deleted objects: "soft delete", seven days unless it
        is switched off)."""
        with self._asked():
            try:
                self._bucket.blob(PREFIX + checked(name)).delete(**self._patience)
            except refused.NotFound:
                return False
        return True

    def age_rules(self) -> list[tuple[str, int]]:
        """The bucket's rules that move what has aged to colder classes: class and age in days."""
        with self._asked():
            self._bucket.reload(**self._patience)
            rules = [dict(rule) for rule in self._bucket.lifecycle_rules]
        return [
            (rule["action"]["storageClass"], int(rule["condition"]["age"]))
            for rule in rules
            if rule["action"]["type"] == "SetStorageClass" and "age" in rule["condition"]
        ]

    def set_age_rules(self) -> None:
        """Gives the bucket the rules of ``COLDER`` and leaves its others alone."""
        there = {storage_class for storage_class, _ in self.age_rules()}
        with self._asked():
            for storage_class, days in COLDER:
                if storage_class not in there:
                    self._bucket.add_lifecycle_set_storage_class_rule(storage_class, age=days)
            self._bucket.patch(**self._patience)

    def set_lifecycle(self, ages: Mapping[str, int], delete_days: int | None) -> None:
        """Gives the bucket these rules for what Sinew keeps in it: class by age in days, and deletion, none
        when None. Rules that were set for other classes and prefixes stay."""
        with self._asked():
            self._bucket.reload(**self._patience)
            rules = [dict(rule) for rule in self._bucket.lifecycle_rules if not _ours(dict(rule), ages)]
            for storage_class, days in ages.items():
                rules.append(
                    {
                        "action": {"type": "SetStorageClass", "storageClass": storage_class},
                        "condition": {"age": days, "matchesPrefix": [PREFIX]},
                    }
                )
            if delete_days is not None:
                rules.append(
                    {
                        "action": {"type": "Delete"},
                        "condition": {"age": delete_days, "matchesPrefix": [PREFIX]},
                    }
                )
            self._bucket.lifecycle_rules = rules
            self._bucket.patch(**self._patience)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """Turns what the library raises into our sentences."""
        try:
            yield
        except (refused.NotFound, refused.Forbidden, refused.Unauthorized) as problem:
            raise MediaError(
                f"The bucket {self.bucket_name} does not exist or refuses this account ({problem.code})."
            ) from problem
        except GoogleAuthError as problem:
            raise MediaError(
                f"Google does not accept the credentials ({type(problem).__name__})."
            ) from problem
        except (refused.GoogleAPIError, DataCorruption, OSError) as problem:
            code = getattr(problem, "code", None) or type(problem).__name__
            raise MediaError(f"The bucket {self.bucket_name} cannot be reached ({code}).") from problem


def _ours(rule: dict[str, Any], ages: Mapping[str, int]) -> bool:
    """Whether a rule of the bucket is one that ``set_lifecycle`` writes anew."""
    action, condition = rule["action"], rule["condition"]
    if action["type"] == "Delete":
        return bool(condition.get("matchesPrefix") == [PREFIX])
    return action["type"] == "SetStorageClass" and action.get("storageClass") in ages
