"""Errors that a person reads: one plain sentence each, what happened and what to do."""


class SinewError(Exception):
    """Something that a person or an operator can put right; its text is that sentence."""


class EngineError(SinewError):
    """The database could not be started or reached."""


class CatalogError(SinewError):
    """A catalog file could not be read."""


class NotFound(SinewError):
    """What was named does not exist, or is another person's."""
