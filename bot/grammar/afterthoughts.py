"""What is said of the last thing in few words: "perdona, 82,4 quería decir", "well, more like a 4". What is left of
them without the words of correcting stands for the whole, so that no list has to hold every way of saying it."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

_SOFT = re.compile(
    r"(?:ah|ay|uy|uf|oh|eh|ey|hey|pues|y|and|so|but|pero|hmm*|mmm*|oye|ok|okay|vale|que|ya|lo siento|dios|jo|joder|lol|ja(?:ja)+|ha(?:ha)+|i|it|espera no|perdon que)\b[,.!:;… ]*"
)
_MARK = (
    r"(?:perdona?|perdon[ae]me|sorry|oops|ups|whoops|wait|espera|no+(?= |,)|nop|nope|corrijo|correccion|correction|rectifico|en realidad|en verdad|de verdad|la verdad|realmente"
    r"|actually|al final|in the end|in reality|(?:eso )?(?:queria|quise|quiero) decir|(?:i )?meant(?: to (?:say|write|put))?|i mean|me (?:he )?(?:equivoque|equivocado|confundi|confundido|liado|lie)|mejor dicho|mejor|mas bien"
    r"|rather|more like|(?:it |that |they )?should(?:'ve| have)? (?:be(?:en)?|say|read)|(?:is |was )?supposed to be|deberian? ser|debia(?:n)? ser|tenian? que ser|digo|typo|error|fat fingers|bueno(?=,)|well(?=,))"
)
_LEAD = re.compile(rf"{_MARK}\b[,.!:;… ]*")
_WERE = re.compile(
    r"(?:(?:solo|only|just|unicamente) )*(?:fue|fueron|era|eran|son|es|it was|that was|they were|there were|it's|was|were|got|did|had|ate|hice|he hecho|me (?:he )?(?:comi|comido|tome|hice|salieron|puse)|comi|salieron|hubo|solo|only|just|like|unos|unas|about)\b[,: ]*"
)
_TAIL = re.compile(
    rf",? (?:{_MARK}|eh|vaya|sorry|perdon|my bad|btw|nada mas|no mas|nomas|only|instead|of them|the real one|en total|in total|la buena|el bueno|jaja\w*|lol|(?:y )?(?:no|not) (?:a |an |un |una |las? |the |los )?[\d][\w., ]*|(?:y )?(?:no|not) (?:un[oa]?|dos|tres|cuatro|cinco|one|two|three|four|five|six))$"
)


def afterthought(said: str) -> tuple[str, bool] | None:
    """What a message (in lower case, without accents) says besides the words of correcting, and whether they make
    sure that it corrects ("fueron 6" alone may also be told anew); None where it has none of them."""
    core, marks, were = said.strip(" .!¡¿?"), 0, False
    while True:
        if (lead := _LEAD.match(core)) is not None and lead.end() < len(core):
            marks += 1
        elif (lead := _WERE.match(core)) is not None and lead.end() < len(core):
            were = True
        elif (lead := _SOFT.match(core)) is None or lead.end() >= len(core):
            break
        core = core[lead.end() :]
    while (tail := _TAIL.search(core)) is not None and tail.start() > 0:
        core, marks = core[: tail.start()], marks + 1
    core = core.strip(" ,.;:")
    return (core, marks > 0) if core and (marks or were) else None
