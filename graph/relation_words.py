"""A relation as a sentence: which variable moves with which, when, how closely. It claims no cause."""

from graph.variables import Variable

_WHEN = {
    "en": ("the same day", "the day after", "two days later", "three days later"),
    "es": ("ese mismo día", "al día siguiente", "dos días después", "tres días después"),
}
_IS_EN = {False: ("higher", "lower"), True: ("later", "earlier")}
_DOES_ES = {False: ("sube", "baja"), True: ("es más tarde", "es más temprano")}
_TENDS_ES = {False: ("subir", "bajar"), True: ("ser más tarde", "ser más temprano")}


def relation_sentence(x: Variable, y: Variable, lag_days: int, r: float, n: int, language: str) -> str:
    """What was found, to be read by the person it is about; ``y`` comes ``lag_days`` after ``x``."""
    down = int(r < 0)
    label_x, label_y = (_quoted(one, language) for one in (x, y))
    figure = f"{r:.2f}".replace("-", "−")
    when = _WHEN[language][lag_days]
    if language == "es":
        return (
            f"Los días en que {label_x} {_DOES_ES[x.kind.clock][0]}, {label_y} suele "
            f"{_TENDS_ES[y.kind.clock][down]} {when} (r {figure.replace('.', ',')}, {n} días). "
            "Se mueven juntas; eso no dice que una sea la causa de la otra."
        )
    return (
        f"On days when {label_x} is {_IS_EN[x.kind.clock][0]}, {label_y} tends to be "
        f"{_IS_EN[y.kind.clock][down]} {when} (r {figure}, {n} days). "
        "They move together; that does not say that one causes the other."
    )


def _quoted(variable: Variable, language: str) -> str:
    label = variable.label(language)
    return f"«{label}»" if language == "es" else f"“{label}”"
