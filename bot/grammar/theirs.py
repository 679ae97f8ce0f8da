"""Whether somebody who is named did what is told, or only owns a thing in it, is spoken to, or is a device."""

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause

_ADDRESSED = "hija hijo hermana hermano niña niño nina nino tia tio mujer chica chico brother sister"
ADDRESSED = frozenset(_ADDRESSED.split())
"""Who is spoken to at the end of a message: "8213 pasos, hija"."""

DETERMINERS = frozenset(
    ("de", "del", "la", "el", "mi", "con", "a", "su", "tu", "una", "un", "my", "the", "of", "with")
)
THINGS = frozenset(("source", "place", "measured", "scale_ctx", "due"))
"""Kinds of words for what belongs to somebody: "con la cinta de mi madre"."""

PLATES = frozenset(("plate", "plates", "plato", "bowl", "leftovers", "sobras", "tray", "lunchbox"))
SHARES = frozenset(("off", "from", "de", "del"))
SCALES = frozenset(
    ("bascula", "balanza", "pesa", "reloj", "pulsera", "app", "movil", "scale", "scales", "watch")
)
"""What shows a figure: it is about the writer, whoever else is the subject of its verb."""


def spoken_to(clause: Clause, span: Span) -> bool:
    """A single word for somebody that ends the message behind what is told, with nothing that makes it an owner."""
    tokens = clause.message.tokens
    if span.kind != "subject" or span.end - span.start > 1 or tokens[span.start].folded not in ADDRESSED:
        return False
    if span is clause.spans[0] or tokens[span.start - 1].folded in DETERMINERS:
        return False
    behind = clause.spans[clause.spans.index(span) + 1 :]
    return all(s.kind in ("stop", "mark", "line", "filler", "remark", "thanks") for s in behind)


def owner_of_thing(clause: Clause, span: Span) -> bool:
    """ "Medido con la cinta de mi madre", "off the kids plate": whose the tape or the plate was."""
    tokens = clause.message.tokens
    at = clause.spans.index(span)
    if _woke_me(clause, at) or _of_night(clause, span):
        return True
    before = [s for s in clause.spans[:at] if s.kind not in ("glue", "filler")]
    tied = tokens[span.start - 1].folded if span.start else ""
    if tied in ("de", "del", "of") and before and before[-1].kind in THINGS:
        return any(s.kind in ("observed", "pressure", "slept_for", "scored", "want") for s in before)
    shared = tied in SHARES or tokens[span.start].folded in SHARES
    behind = tokens[span.end].folded if span.end < len(tokens) else ""
    plated = behind in PLATES or (behind == "'" and span.end + 1 < len(tokens))
    return shared and plated and any(s.kind == "eat" for s in before)


def _woke_me(clause: Clause, at: int) -> bool:
    """ "La bebé me despertó tres veces"."""
    follows = clause.spans[at + 1] if at + 1 < len(clause.spans) else None
    if follows is None or follows.kind not in ("awakenings", "awoke", "wake"):
        return False
    return "me" in (t.folded for t in clause.message.tokens[follows.start : follows.end])


def _of_night(clause: Clause, span: Span) -> bool:
    """ "Up once for the cat": for whom one got up."""
    tied = clause.message.tokens[span.start - 1].folded if span.start else ""
    return tied in ("for", "by", "with", "por", "con", "to") and clause.has("awakenings", "awoke")


def shown_to_me(clause: Clause, span: Span) -> bool:
    """ "La báscula me ha dado 83": what showed it is the subject."""
    tokens = clause.message.tokens
    before = {t.folded for s in clause.spans if s.start < span.start for t in tokens[s.start : s.end]}
    return (
        not SCALES.isdisjoint(before)
        and "me" in before
        and not clause.has("subject", "person", "food", "counted")
    )
