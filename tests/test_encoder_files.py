"""What devices write, read by its content; what none of them writes, refused."""

import csv
import io
import random
import time
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from encoder.analyse import analyse, load_kg_of
from encoder.shapes import CaptureError

REAL = Path(__file__).parents[2] / "shared" / "data" / "encoder" / "openbarbell_reps.csv"

ADR = """R,SERIE,KG,D (cm),VM,VMP,RM,P(W),Perfil,Ejer.,Atleta,Ecuacion
1,S1 R1,60.0,41.2,0.82,0.86,98.4,482.6,1,Press Banca,Ana,1
2,S1 R2,60.0,41.0,0.79,0.82,95.1,465.0,1,Press Banca,Ana,1
3,S1 R3,60.0,40.8,0.74,0.77,91.9,435.6,1,Press Banca,Ana,1
4,-,60.0,12.0,0.31,0.33,70.2,182.5,1,Press Banca,Ana,1
5,S2 R1,80.0,41.1,0.48,0.49,100.2,376.7,1,Press Banca,Ana,1
6,S2 R2,80.0,40.9,3.00,3.10,6959.90,2354.4,1,Press Banca,Ana,1
7,S2 R3,80.0,40.7,0.39,0.40,96.0,306.1,1,Press Banca,Ana,1
"""

OPENBARBELL = """Exercise,Set,Rep,Weight,Metric,Set RPE,Tags,Workout Start Time,Rest Time,Avg Velocity (m/s),\
Range of Motion (mm),Peak Velocity (m/s),Peak Velocity Location (%),Duration of rep (sec)
Squat,1,1,315,lbs,8,,2018-02-17T18:20:57.315Z,,0.54,728,1.14,91,1.34
Squat,1,2,315,lbs,8,,2018-02-17T18:20:57.315Z,,Infinity,712,1.13,88,1.35
Squat,1,3,315,lbs,8,,2018-02-17T18:20:57.315Z,,0.50,731,1.10,89,1.46
Squat,2,1,315,lbs,,,2018-02-17T18:20:57.315Z,180,0.52,735,1.12,90,1.41
Bench,1,1,1000,lbs,,,2018-02-17T18:20:57.315Z,180,0.41,350,0.70,60,0.85
"""

VITRUVE = """Fecha;Atleta;Ejercicio;Serie;Repetición;Carga (kg);Velocidad media (m/s);Velocidad media propulsiva (m/s);\
Velocidad pico (m/s);ROM (cm);Potencia media (W)
20/11/2026;Ana;Sentadilla;1;1;100;0,71;0,74;1,20;55,1;712,3
20/11/2026;Ana;Sentadilla;1;2;100;0,68;0,70;1,18;54,8;690,0
20/11/2026;Ana;Sentadilla;2;1;110;0,55;0,56;1,02;55,0;601,2
"""

GYMAWARE = """Athlete Name\tExercise\tDate\tTime\tSet\tRep\tBar Weight [lb]\tMean Velocity [m/s]\tPeak Velocity [m/s]\
\tHeight [m]\tMean Power [W]\tPeak Force [N]
Ana\tDeadlift\t2026-11-20\t18:31:05\t1\t1\t225\t0.61\t1.01\t0.52\t640\t1310
Ana\tDeadlift\t2026-11-20\t18:31:08\t1\t2\t225\t0.58\t0.97\t0.52\t610\t1290
"""

ENODE = """Übung,Exercise,Weight (kg),Set,Rep,MV (m/s),PV (m/s),Distance (cm),Concentric Duration (ms)
x,Bench Press,60,1,1,0.52,0.81,41,788
x,Bench Press,60,1,2,0.47,0.77,41,872
"""

TENDO = """Rep,Load kg,Avg Velocity m/s,Peak Velocity m/s,Avg Power W
1,60,0.72,1.10,424
2,60,0.70,1.05,412
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
def test_an_adr_file_is_read_in_any_encoding(encoding: str) -> None:
    told = analyse(ADR.replace("Press Banca", "Press Banca Pecho Alto ñ").encode(encoding))
    assert told.format == "adr"
    first, outside, second = told.sets
    assert first.exercise == "Press Banca Pecho Alto ñ"
    assert (first.athlete, load_kg_of(first), first.started_at) == ("Ana", 60.0, None)
    assert [rep.mean_velocity_mps for rep in first.repetitions] == [0.82, 0.79, 0.74]
    assert first.repetitions[0].rom_m == pytest.approx(0.412)
    assert first.repetitions[0].mean_power_w == 482.6
    assert outside.outside
    assert [rep.flags for rep in outside.repetitions] == [("outside_series",)]
    assert [rep.valid for rep in second.repetitions] == [True, False, True]
    assert second.repetitions[1].flags == ("impossible_1rm", "too_fast")
    assert second.repetitions[1].mean_velocity_mps == 3.0


def test_openbarbells_file_is_read_with_its_garbage() -> None:
    told = analyse(OPENBARBELL.encode())
    assert told.format == "openbarbell"
    squat, again, bench = told.sets
    assert load_kg_of(squat) == pytest.approx(142.882)
    assert (squat.load, squat.load_unit, squat.rpe) == (315.0, "lb", 8.0)
    assert squat.started_at == datetime(2018, 2, 17, 18, 20, 57, 315000, UTC)
    assert [rep.valid for rep in squat.repetitions] == [True, False, True]
    assert squat.repetitions[1].mean_velocity_mps is None
    assert squat.repetitions[0].rom_m == 0.728
    assert squat.repetitions[0].concentric_s == 1.34
    assert (len(again.repetitions), bench.repetitions[0].flags) == (1, ("impossible_load",))


@pytest.mark.parametrize(
    ("text", "sets", "load_kg", "mean", "rom_m", "exercise"),
    [
        (VITRUVE, [2, 1], 100.0, 0.71, 0.551, "Sentadilla"),
        (GYMAWARE, [2], 102.058, 0.61, 0.52, "Deadlift"),
        (ENODE, [2], 60.0, 0.52, 0.41, "Bench Press"),
        (TENDO, [2], 60.0, 0.72, None, None),
    ],
)
def test_tables_are_told_by_their_headers(
    text: str, sets: list[int], load_kg: float, mean: float, rom_m: float | None, exercise: str | None
) -> None:
    told = analyse(text.encode("utf-16" if "Fecha" in text else "utf-8"))
    assert [len(one.repetitions) for one in told.sets] == sets
    first = told.sets[0]
    assert load_kg_of(first) == pytest.approx(load_kg)
    assert (first.repetitions[0].mean_velocity_mps, first.exercise) == (mean, exercise)
    assert first.repetitions[0].rom_m == (None if rom_m is None else pytest.approx(rom_m))
    assert all(rep.valid for one in told.sets for rep in one.repetitions)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Atleta,Ejercicio,Fecha,Hora,Serie,Rep,Peso de la barra [kg],Velocidad media [m/s],"
            "Altura [m],Fuerza pico [N]\n"
            "Ana,Peso muerto,20/11/2026,18:31:05,1,1,100,0.61,0.52,1310\n",
            {"load": 100.0, "mean_velocity_mps": 0.61, "rom_m": 0.52, "peak_force_n": 1310.0},
        ),
        (
            "Athlete,Exercise,Date,Set #,Rep #,Bar Weight (lbs),Mean Velocity (ft/s),Height (in),Mean Power (hp)\n"
            "Ana,Squat,2026-11-20,1,1,225,2.0,20.5,0.8\n",
            {"load": 102.058, "mean_velocity_mps": 0.6096, "rom_m": 0.5207, "mean_power_w": 596.56},
        ),
        (
            "Ejercicio;Peso [kg];Serie;Repetición;VMC [m/s];VPico [m/s];Distancia [cm];Duración concéntrica [ms]\n"
            "Sentadilla;100;1;1;0,61;1,0;55;900\nSentadilla;100;1;Promedio;0,61;1,0;55;900\n",
            {"load": 100.0, "mean_velocity_mps": 0.61, "peak_velocity_mps": 1.0, "rom_m": 0.55, "concentric_s": 0.9},
        ),
        (
            "exercise_name,load_kg,set,rep,mean_velocity_m_s,peak_velocity_m_s,distance_m,mean_power_w,timestamp\n"
            "Squat,100,1,1,0.61,1.0,0.55,600,2026-11-20T18:31:05Z\n",
            {"load": 100.0, "mean_velocity_mps": 0.61, "peak_velocity_mps": 1.0, "mean_power_w": 600.0},
        ),
        (
            "Date,Exercise,Load [kg],Set,Repetition,v(avg) [m/s],v(max) [m/s],ROM [cm],P(avg) [W],P(max) [W]\n"
            "20.11.2026 18:31,Squat,100,1,1,0.61,1.0,55,600,900\n",
            {"mean_velocity_mps": 0.61, "rom_m": 0.55, "mean_power_w": 600.0, "peak_power_w": 900.0},
        ),
        (
            "Set,Rep,Weight (lbs),Avg Vel (m/s),Peak Vel (m/s),Peak Velocity Location (%),Avg Pow (W),Dist (in)\n"
            "1,1,135,0.72,1.10,85,424,16\n",
            {"load": 61.235, "mean_velocity_mps": 0.72, "peak_velocity_mps": 1.1, "rom_m": 0.4064},
        ),
        (
            "Exercise,Set,Rep,Weight,Mean Velocity,Eccentric Mean Velocity,ROM\n"
            ",,,lb,cm/s,cm/s,in\nSquat,1,1,225,60,80,20\n",
            {"load": 102.058, "mean_velocity_mps": 0.6, "rom_m": 0.508},
        ),
    ],
)  # fmt: skip
def test_headers_of_both_languages_and_systems_are_read(text: str, told: dict[str, float]) -> None:
    (one,) = analyse(text.encode()).sets
    (rep,) = one.repetitions
    assert rep.valid
    read = {name: load_kg_of(one) if name == "load" else getattr(rep, name) for name in told}
    assert read == pytest.approx(told, rel=1e-4)


def test_dates_are_those_of_the_file() -> None:
    assert analyse(VITRUVE.encode()).sets[0].started_at == datetime(2026, 11, 20)  # noqa: DTZ001
    assert analyse(GYMAWARE.encode()).sets[0].started_at == datetime(2026, 11, 20, 18, 31, 5)  # noqa: DTZ001


def test_real_repetitions_come_back_and_garbage_is_flagged() -> None:
    if not REAL.exists():
        pytest.skip("the real repetitions are not on this machine")
    with REAL.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(OPENBARBELL.splitlines()[0].split(","))
    for row in rows:
        writer.writerow([
            row["exercise"], row["set_number"], row["rep_no"], row["weight"], row["metric"], row["rpe"], "",
            row["set_start"], "", row["avg_velocity_ms"], row["rom_mm"], row["peak_velocity_ms"],
            row["peak_velocity_location_pct"], row["duration_s"],
        ])  # fmt: skip
    told = analyse(text.getvalue().encode())
    assert sum(len(one.repetitions) for one in analyse(REAL.read_bytes()).sets) == len(rows)
    read = {(one.started_at, place): rep for one in told.sets for place, rep in enumerate(one.repetitions)}
    assert len(read) == len(rows)
    by_peak = {rep.peak_velocity_mps: rep for rep in read.values()}
    for row in rows:
        rep = by_peak[float(row["peak_velocity_ms"])]
        assert rep.rom_m == pytest.approx(float(row["rom_mm"]) / 1000)
        garbage = row["avg_velocity_ms"] == "Infinity" or not 450 <= float(row["rom_mm"]) <= 1100
        assert rep.valid is not garbage, row


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("set.csv", b"0," * 5_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (_zip(), "archive"),
        (b"\x1f\x8b\x08" + bytes(2000), "archive"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00\x00\x00\x18ftypmp42" + b"\x01" * 500, "binary"),
        (b"1," * 100_000_000, "too_large"),
        (",".join(f"c{n}" for n in range(1_000_000)).encode(), "unknown"),
        (("a,b,VM (m/s),rep," + "x," * 500 + "\n1,2,3\n").encode(), "too_wide"),
        (b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "unknown"),
        (b"name,grams\nOats,60\nMilk,200\n", "unknown"),
        ("señal, y más palabras\n".encode() * 50, "unknown"),
        (b"R,SERIE,KG,D (cm),VM,VMP\n", "no_reps"),
        (b"1" * 5_000_000, "unknown"),
        (b"(" * 3_000_000, "unknown"),
        (b"time (s),position (m)\n" + b"1,1\n" * 50, "unknown"),
        (b"9999999999," * 100_000, "unknown"),
        (b"1,nan\n2,nan\n" * 5_000, "unknown"),
    ],
)
def test_hostile_files_are_refused_at_once(data: bytes, reason: str) -> None:
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(CaptureError) as caught:
        analyse(data)
    taken = time.process_time() - began
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.reason == reason
    assert taken < 5.0
    assert peak < 300 * 1024 * 1024


def test_no_damage_is_worse_than_a_refusal() -> None:
    rng = random.Random(5)
    odd = (
        b"nan",
        b"inf",
        b"",
        b"9" * 21,
        b"1e308",
        b",",
        b";",
        b"\n",
        b"\x00",
        b"\xff",
        b"\xc2\xb2",
        b"1.2.3,4.5",
    )
    for _ in range(250):
        data = bytearray(rng.choice((ADR, OPENBARBELL, VITRUVE, GYMAWARE)).encode())
        for _ in range(rng.randint(1, 12)):
            place = rng.randrange(len(data))
            data[place : place + rng.choice((0, 1, 6, 60))] = rng.choice(odd)
        try:
            analyse(bytes(data), load_kg=80)
        except CaptureError as refused:
            assert refused.reason


def test_damaged_rows_are_passed_over() -> None:
    cut = ADR + "8,S2 R4,80.0,41\n\n,,,,,\nR,SERIE,KG,D (cm),VM,VMP,RM,P(W),Perfil,Ejer.,Atleta,Ecuacion\n"
    assert sum(len(one.repetitions) for one in analyse(cut.encode()).sets) == 7
