"""Messages and what they lead to: replies, questions, what a conversation is in the middle of."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
)


class Undoing(StructuredRel):
    """Which records an undo took out and put back, and whether it was itself taken back."""

    hidden = ArrayProperty(StringProperty())
    shown = ArrayProperty(StringProperty())
    taken_back = BooleanProperty()


class Message(StructuredNode):
    """A message as it arrived, and all that became of it. ``arrived`` orders messages of one time;
    ``payload`` is the channel's own JSON."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    user_id = StringProperty(index=True)
    direction = StringProperty()
    channel = StringProperty()
    identity = StringProperty()
    kind = StringProperty()
    text = StringProperty()
    at = StringProperty()
    received_at = StringProperty()
    arrived = IntegerProperty()
    context_id = StringProperty()
    choice = StringProperty()
    payload = StringProperty()
    state = StringProperty()
    reason = StringProperty()
    attempts = IntegerProperty()
    not_before_ms = IntegerProperty()
    redelivered = IntegerProperty()
    intent = StringProperty()
    model = StringProperty()
    tokens_in = IntegerProperty()
    tokens_out = IntegerProperty()
    processing_ms = FloatProperty()
    error = StringProperty()
    media_state = StringProperty(index=True)
    media_attempts = IntegerProperty()
    media_not_before_ms = IntegerProperty()
    media_error = StringProperty()
    hear_attempts = IntegerProperty()

    day = RelationshipTo("graph.nodes.people.Day", "SENT_ON")
    records = RelationshipTo("graph.nodes.people.Record", "RECORDED")
    media = RelationshipTo("graph.nodes.media.Media", "CARRIES")
    undid = RelationshipTo("graph.nodes.conversation.Message", "UNDID", model=Undoing)
    calls = RelationshipTo("graph.nodes.conversation.ModelCall", "USED")


class ModelCall(StructuredNode):
    """A call of a language model for a message or a preview, failed ones too, on the local day it was made.
    ``cost_usd`` is None where the price is not known; ``outcome`` is ``ok`` or why it gave nothing."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    at = StringProperty()
    model = StringProperty()
    intent = StringProperty()
    tokens_in = IntegerProperty()
    tokens_cached = IntegerProperty()
    tokens_out = IntegerProperty()
    cost_usd = FloatProperty()
    latency_ms = FloatProperty()
    request_id = StringProperty()
    outcome = StringProperty()

    day = RelationshipTo("graph.nodes.people.Day", "CALLED_ON")


class Reply(StructuredNode):
    """What is answered to a message, and how far its sending is."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    user_id = StringProperty()
    state = StringProperty()
    payload = StringProperty()
    attempts = IntegerProperty()
    worker = StringProperty()
    wamid = StringProperty(index=True)
    status = StringProperty()
    status_rank = IntegerProperty()
    error = StringProperty()
    error_code = IntegerProperty()
    created_at = StringProperty()
    sent_at = StringProperty()

    message = RelationshipTo("graph.nodes.conversation.Message", "ANSWERS")


class Question(StructuredNode):
    """A question that waits for an answer; ``payload`` is what is recorded once it is answered."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    kind = StringProperty()
    payload = StringProperty()
    asked_at = StringProperty()
    until = StringProperty()
    state = StringProperty(index=True)
    looked = BooleanProperty()

    message = RelationshipTo("graph.nodes.conversation.Message", "ASKED_IN")


class Mode(StructuredNode):
    """What a person is in the middle of, from one message time to another."""

    uid = StringProperty(db_property="id", unique_index=True, required=True)
    kind = StringProperty()
    since = StringProperty()
    until = StringProperty()

    exercise = RelationshipTo("graph.nodes.training.Exercise", "ABOUT")
