"""Pictures, voice notes, films and files: what the graph knows of them; their bytes lie in the media store."""

from neomodel import FloatProperty, IntegerProperty, StringProperty, StructuredNode, StructuredRel


class Keeping(StructuredRel):
    """Since when a person keeps it, and what it was sent as; ``message_id`` is the last message with it."""

    kept_at = StringProperty()
    sent_at = StringProperty()
    kind = StringProperty()
    file_name = StringProperty()
    message_id = StringProperty()


class Media(StructuredNode):
    """Content that is kept once, however many sent it; the id is its SHA-256 in hex, ``name`` that in the
    store, ``still`` that of a film's picture. ``state``: ``kept``, or ``going`` while nobody keeps it and the
    store has yet to delete it."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    name = StringProperty()
    content_type = StringProperty()
    size_bytes = IntegerProperty()
    still = StringProperty()
    width_px = IntegerProperty()
    height_px = IntegerProperty()
    duration_s = FloatProperty()
    state = StringProperty(index=True)
    touched_at = StringProperty()
