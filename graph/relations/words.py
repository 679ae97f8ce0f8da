"""A relation as a sentence: which variable moves with which, when, how closely. It claims no cause."""

from graph.relations.variables import Variable

WHEN = {
    "en": ("the same day", "the day after", "two days later", "three days later"),
    "es": ("ese mismo día", "al día siguiente", "dos días después", "tres días después"),
}
NO_CAUSE = {
    "en": "That does not say that one causes the other.",
    "es": "Eso no dice que una sea la causa de la otra.",
}
_IS_EN = {False: ("higher", "lower"), True: ("later", "earlier")}
_DOES_ES = {False: ("sube", "baja"), True: ("es más tarde", "es más temprano")}
_TENDS_ES = {False: ("subir", "bajar"), True: ("ser más tarde", "ser más temprano")}


def relation_sentence(x: Variable, y: Variable, lag_days: int, r: float, n: int, language: str) -> str:
    """What was found, to be read by the person it is about; ``y`` comes ``lag_days`` after ``x``."""
    down = int(r < 0)
    label_x, label_y = (quoted(one, language) for one in (x, y))
    figure = f"{r:.2f}".replace("-", "−")
    when = WHEN[language][lag_days]
    if language == "es":
        return (
            f"Los días en que {label_x} {_DOES_ES[x.kind.clock][0]}, {label_y} suele "
            f"{_TENDS_ES[y.kind.clock][down]} {when} (r {figure.replace('.', ',')}, {n} días). "
            f"Se mueven juntas; {NO_CAUSE['es'][0].lower()}{NO_CAUSE['es'][1:]}"
        )
    return (
        f"On days when {label_x} is {_IS_EN[x.kind.clock][0]}, {label_y} tends to be "
        f"{_IS_EN[y.kind.clock][down]} {when} (r {figure}, {n} days). "
        f"They move together; {NO_CAUSE['en'][0].lower()}{NO_CAUSE['en'][1:]}"
    )


def quoted(variable: Variable, language: str) -> str:
    """A variable's label between the quotation marks of a language."""
    label = variable.label(language)
    return f"«{label}»" if language == "es" else f"“{label}”"
