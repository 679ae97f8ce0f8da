"""The columns of encoders' tables by their headers, in Spanish and English, with the unit a header names."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

Field = Literal[
    "exercise", "athlete", "set", "rep", "series", "load", "metric", "mean", "propulsive", "peak",
    "time_to_peak", "rom", "concentric", "eccentric", "mean_force", "peak_force", "mean_power", "peak_power",
    "one_rm", "rpe", "date", "time",
]  # fmt: skip

_NAMES: dict[Field, str] = {
    "exercise": "exercise exercisename ejercicio ej ejer ejerc lift movement movimiento nombreejercicio"
    " nombredelejercicio",
    "athlete": "athlete atleta name nombre player jugador user usuario deportista athletename nombreatleta sujeto",
    "series": "serie",
    "set": "set setnumber setno sets series conjunto numserie noserie nserie setindex setid",
    "rep": "r rep reps repetition repetitions repeticion repeticiones repnumber repno repindex nrep numrep n norep"
    " repeticionno",
    "load": "load weight mass carga peso masa kg lb lbs resistance resistencia barload cargatotal totalload pesototal"
    " externalload barweight",
    "metric": "metric unit units unidad unidades weightunit loadunit",
    "mean": "meanvelocity averagevelocity avgvelocity meanvel avgvel meanconcentricvelocity averageconcentricvelocity"
    " mv mcv acv vm vmc vmed velocidadmedia velmedia vmedia velocidadmediaconcentrica velocidadpromedio meanspeed"
    " averagespeed avgspeed velocitymean velocityavg velocidadconcentricamedia concentricmeanvelocity vmean vavg",
    "propulsive": "meanpropulsivevelocity propulsivevelocity mpv vmp vmpropulsiva velocidadmediapropulsiva"
    " velmediapropulsiva vmediapropulsiva mediapropulsiva avgpropulsivevelocity averagepropulsivevelocity"
    " meanpropvelocity velocidadpropulsiva velocidadpropulsivamedia",
    "peak": "peakvelocity maxvelocity maximumvelocity pv vp vmax vpico velocidadmaxima velmaxima vmaxima velmax"
    " velocidadpico velpico peakvel maxvel peakspeed maxspeed picovelocidad picodevelocidad peakconcentricvelocity"
    " velocidadmax velocitypeak velocitymax concentricpeakvelocity vpeak pcv",
    "time_to_peak": "timetopeak timetopeakvelocity ttpv tpv tiempoapico tiempovelocidadmaxima tiempoalpico"
    " tiempoavelocidadmaxima tiempoapicodevelocidad tiempoavelocidadpico timetopv",
    "rom": "rom rangeofmotion range d distance distancia dist desplazamiento displacement rango rangodemovimiento"
    " recorrido height altura concentricdistance travel concentricrom meanrom verticaldisplacement",
    "concentric": "durationofrep duration duracion concentricduration concentrictime tiempoconcentrico"
    " duracionconcentrica reptime repduration tiempo duracionfaseconcentrica tconc concentricphaseduration"
    " duraciondelarepeticion tiempoderep",
    "eccentric": "eccentricduration eccentrictime tiempoexcentrico duracionexcentrica texc"
    " duracionfaseexcentrica eccentricphaseduration",
    "mean_force": "meanforce averageforce avgforce fuerzamedia fmedia mf forcemean concentricmeanforce favg fmean",
    "peak_force": "peakforce maxforce fuerzamaxima fuerzapico fmax pf picofuerza forcepeak concentricpeakforce fpeak"
    " picodefuerza",
    "mean_power": "p power potencia meanpower averagepower avgpower potenciamedia pmedia mp pm potmedia powermean"
    " concentricmeanpower potenciapromedio pavg pmean",
    "peak_power": "peakpower maxpower potenciamaxima potenciapico pmax pp ppico picopotencia potmax powerpeak"
    " concentricpeakpower picodepotencia ppeak",
    "one_rm": "rm 1rm estimated1rm 1rmestimado 1rmestimada e1rm est1rm rmestimado rmestimada estimatedonerm"
    " estimaciondeltrm 1rmest predicted1rm",
    "rpe": "rpe setrpe",
    "date": "date fecha datetime fechahora fechayhora timestamp workoutstarttime setstart setstarttime starttime"
    " recordedat createdat fechadelaserie sessiondate dia day",
    "time": "time hora clock horadeinicio timeofday",
}  # fmt: skip
LOADS = ("kg", "lb", "lbs")
_FIELDS: dict[str, Field] = {name: field for field, names in _NAMES.items() for name in names.split()}
_UNIT = re.compile(r"[\(\[\{]\s*([^\)\]\}]*)\s*[\)\]\}]\s*$")
_TAIL = re.compile(
    r"[\s_](m/s|m_s|mps|ms-1|m·s-1|cm/s|mm/s|ft/s|fps|km/h|mph|cm|mm|m|in|ft|kg|lbs?|w|kw|hp|n|kn|lbf|ms|s|seg|sec)$",
    re.IGNORECASE,
)

SCALES: dict[str, float] = {
    "m/s": 1.0, "ms-1": 1.0, "m·s-1": 1.0, "m.s-1": 1.0, "m*s-1": 1.0, "ms⁻¹": 1.0, "m·s⁻¹": 1.0, "cm/s": 0.01,
    "mm/s": 0.001, "m": 1.0, "cm": 0.01, "mm": 0.001, "in": 0.0254, "s": 1.0, "seg": 1.0, "sec": 1.0, "ms": 0.001,
    "w": 1.0, "kw": 1000.0, "watts": 1.0, "n": 1.0, "kn": 1000.0, "m_s": 1.0, "mps": 1.0, "ft/s": 0.3048,
    "fps": 0.3048, "km/h": 1 / 3.6, "kmh": 1 / 3.6, "mph": 0.44704, "ft": 0.3048, "inches": 0.0254, "pulgadas": 0.0254,
    "hp": 745.699872, "cv": 735.49875, "lbf": 4.4482216152605, "kgf": 9.80665, "kp": 9.80665,
}  # fmt: skip

_ASIDE = (
    "eccentric excentrica excentrico ecc exc negative loss perdida drop target objetivo threshold umbral zone zona"
    " body corporal bodyweight relative relativa best mejor index indice rest descanso stop parada number of set"
    " serie session sesion location posicion ubicacion"
)
"""A header with one of these words is about something else than a repetition's way up."""
_WHICH: tuple[tuple[str, str], ...] = (
    ("propulsive", "propulsive propulsiva prop"),
    ("peak", "peak max maximum maxima maximo pico"),
    ("mean", "mean average avg media medio med promedio mid"),
)
_WHAT: tuple[tuple[str, str], ...] = (
    ("velocity", "velocity velocidad vel speed v rapidez"),
    ("power", "power potencia pow pot p"),
    ("force", "force fuerza f"),
)
_MEASURED: dict[tuple[str, str], Field] = {
    ("velocity", "mean"): "mean", ("velocity", "propulsive"): "propulsive", ("velocity", "peak"): "peak",
    ("power", "mean"): "mean_power", ("power", "peak"): "peak_power",
    ("force", "mean"): "mean_force", ("force", "peak"): "peak_force",
}  # fmt: skip
_PLAIN: tuple[tuple[Field, str], ...] = (
    ("load", "load weight carga peso"),
    ("rom", "rom distance distancia dist displacement desplazamiento recorrido"),
)


def _by_words(text: str) -> Field | None:
    """What a header means by the words in it, where it is none of those that are known as a whole."""
    words = set(re.findall(r"[a-z]+", text))
    if words & set(_ASIDE.split()) or {"time", "tiempo"} & words:
        return None
    what = next((one for one, names in _WHAT if words & set(names.split())), None)
    which = next((one for one, names in _WHICH if words & set(names.split())), None)
    if what is not None and which is not None:
        return _MEASURED.get((what, which))
    if what is not None or which is not None:
        return None
    return next((field for field, names in _PLAIN if words & set(names.split())), None)


def column(header: str) -> tuple[Field | None, str | None]:
    """What a header stands for and the unit that it names; None where it says neither."""
    text = header.strip().strip('"').strip()
    unit = None
    if found := _UNIT.search(text):
        unit, text = found[1].strip().lower() or None, text[: found.start()]
    elif found := _TAIL.search(text):
        unit, text = found[1].lower(), text[: found.start()]
    folded = unicodedata.normalize("NFKD", text.lower())
    name = "".join(sign for sign in folded if sign.isascii() and sign.isalnum())
    field = (
        None
        if unit == "%"
        else _FIELDS.get(name) or _by_words("".join(sign for sign in folded if sign.isascii()))
    )
    if unit is None and name in ("kg", "lb", "lbs"):
        unit = name
    if field is None and unit in ("kg", "lb", "lbs") and name.endswith(("load", "weight", "carga", "peso")):
        field = "load"
    return field, unit


def columns(header: Sequence[str]) -> dict[Field, tuple[int, str | None]]:
    """The place and unit of each known column; of doubled ones the first."""
    found: dict[Field, tuple[int, str | None]] = {}
    for place, cell in enumerate(header):
        field, unit = column(cell)
        if field is not None:
            found.setdefault(field, (place, unit))
    if "series" in found and "set" not in found:
        found["set"] = found["series"]
    return found


def with_units(
    found: dict[Field, tuple[int, str | None]], row: Sequence[str]
) -> dict[Field, tuple[int, str | None]] | None:
    """The columns with the units of a row that holds nothing but units; None for every other row."""
    told = [cell.strip().strip("()[]").lower() for cell in row]
    if not any(told) or any(one and one not in SCALES and one not in LOADS for one in told):
        return None
    return {
        field: (place, unit or (told[place] if place < len(told) and told[place] else None))
        for field, (place, unit) in found.items()
    }


def tells_reps(found: dict[Field, tuple[int, str | None]]) -> bool:
    """Whether columns are those of a table of repetitions: a velocity, and a repetition, set or load."""
    velocity = found.keys() & {"mean", "propulsive", "peak"}
    return bool(velocity) and bool(found.keys() & {"rep", "set", "load", "exercise", "rom"})
