"""Whether a message opens as a question does: what it tells is asked about then, and nothing of it is stored."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from graph.words import bare

LETTERS = 140
_EN = re.compile(
    r"(?:and |so |but |hey |ok |okay )*(?:how (?:long|many|much|often|heavy|fast|far|do|does|did|is|are|was|were|am|has|have|should|can) "
    r"|which (?:\w+ ){1,3}(?:did|do|have|is|are|was|were|has|gives?) |what(?:s| is| are| was| were| did| do| does| should| can) |when (?:did|was|is|do|will) "
    r"|why (?:is|are|am|was|were|do|did|does|have|has|cant|dont|isnt) |(?:do|am|have|should|could|can|will) i |did i (?!mention|tell|say|log)|(?:is|are) my )"
)
_ES = re.compile(
    r"(?:y |pero |oye |a ver )*(?:cuant[oa]s? (?!antes|mas|menos)|cuando fue |cual(?:es)? (?:es|fue|son|ha|han) |a que (?:hora|ritmo|velocidad) |de donde |con que frecuencia |cada cuanto |que (?:dias?|noches?) )"
)


def opens_as_question(text: str) -> bool:
    """Whether a short message of one line begins with words that only a question begins with. Words behind a question
    mark tell something of their own."""
    folded = bare(text)
    asked = text.strip().rstrip("?! .")
    if not folded or len(folded) > LETTERS or "\n" in text.strip() or "?" in asked:
        return False
    return (_EN.match(folded) or _ES.match(folded)) is not None
