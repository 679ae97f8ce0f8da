"""Which media store the settings name."""

from bot.clients.folder import Folder
from bot.clients.media import MediaStore
from graph.settings import Settings, secret_key


def media_store(settings: Settings, patience_s: float = 120.0) -> MediaStore:
    """The store of the settings: the bucket that ``GCS_BUCKET`` names, else a folder of the data directory.
    ``patience_s`` is how long a bucket that does not answer is asked again. Raises ``SinewError`` when Google's
    library is needed and not installed, or finds no credentials."""
    if settings.gcs_bucket:
        from bot.clients.gcs import Bucket

        return Bucket.of(settings, patience_s)
    return Folder(settings.data_dir / "media", secret_key(settings))
