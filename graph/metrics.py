"""The metrics that are there from the start. A new one is data: a Metric node, not code."""

from dataclasses import dataclass

from neo4j import ManagedTransaction, Session

from cypher import statement


@dataclass(frozen=True, slots=True)
class Metric:
    """``unit`` is the canonical one. ``kind`` is ``observation`` or ``score``, or ``aim``
    for what is only aimed for (``e1rm`` of an exercise, ``muscle_focus`` of a muscle); ``per_day`` says which value of
    several stands for a day (``last mean sum max``)."""

    slug: str
    unit: str
    label_en: str
    label_es: str
    kind: str = "observation"
    per_day: str = "last"

    def label(self, language: str) -> str:
        return self.label_es if language == "es" else self.label_en


METRICS = {
    metric.slug: metric
    for metric in (
        Metric("body_weight", "kg", "Weight", "Peso"),
        Metric("body_fat", "%", "Body fat", "Grasa corporal"),
        Metric("waist", "cm", "Waist", "Cintura"),
        Metric("hip", "cm", "Hip", "Cadera"),
        Metric("chest", "cm", "Chest", "Pecho"),
        Metric("arm", "cm", "Arm", "Brazo"),
        Metric("thigh", "cm", "Thigh", "Muslo"),
        Metric("calf", "cm", "Calf", "Gemelo"),
        Metric("neck", "cm", "Neck", "Cuello"),
        Metric("steps", "count", "Steps", "Pasos"),
        Metric("resting_heart_rate", "bpm", "Resting heart rate", "Pulso en reposo"),
        Metric("heart_rate", "bpm", "Heart rate", "Pulso"),
        Metric("hrv", "ms", "Heart rate variability", "Variabilidad cardiaca"),
        Metric("apnea_index", "events/h", "Apnea index", "Índice de apneas"),
        Metric("blood_pressure_systolic", "mmHg", "Systolic pressure", "Tensión sistólica"),
        Metric("blood_pressure_diastolic", "mmHg", "Diastolic pressure", "Tensión diastólica"),
        Metric("water", "ml", "Water", "Agua", per_day="sum"),
        Metric("energy_intake", "kcal", "Energy a day", "Energía al día", "aim"),
        Metric("protein_intake", "g", "Protein a day", "Proteína al día", "aim"),
        Metric("training_days", "days", "Training days a week", "Días de entreno por semana", "aim"),
        Metric("sleep_hours", "h", "Hours of sleep a night", "Horas de sueño por noche", "aim"),
        Metric("weekly_distance", "km", "Distance a week", "Distancia por semana", "aim"),
        Metric("e1rm", "kg", "Estimated maximum", "Máximo estimado", "aim"),
        Metric("muscle_focus", "focus", "Muscle first", "Músculo prioritario", "aim"),
        Metric("mood", "score", "Mood", "Ánimo", "score", "mean"),
        Metric("energy", "score", "Energy", "Energía", "score", "mean"),
        Metric("motivation", "score", "Motivation", "Motivación", "score", "mean"),
        Metric("tiredness", "score", "Tiredness", "Cansancio", "score", "mean"),
        Metric("stress", "score", "Stress", "Estrés", "score", "mean"),
        Metric("soreness", "score", "Soreness", "Agujetas", "score", "mean"),
        Metric("pain", "score", "Pain", "Dolor", "score", "mean"),
        Metric("sleep_quality", "score", "Sleep quality", "Calidad del sueño", "score", "mean"),
    )
}


def store_metrics(session: Session) -> None:
    """Stores those that the graph does not have yet."""
    rows = [
        {
            "id": one.slug,
            "unit": one.unit,
            "label_en": one.label_en,
            "label_es": one.label_es,
            "kind": one.kind,
            "per_day": one.per_day,
        }
        for one in METRICS.values()
    ]
    session.execute_write(lambda tx: tx.run(statement("write/add-metrics"), rows=rows).consume())


def read_own_metrics(session: Session, user_id: str) -> dict[str, Metric]:
    """The metrics that only this person has, by their slugs."""

    def read(tx: ManagedTransaction) -> dict[str, Metric]:
        rows = [row["metric"] for row in tx.run(statement("read/own-metrics"), user_id=user_id)]
        return {row["slug"]: Metric(**row) for row in rows}

    return session.execute_read(read)
