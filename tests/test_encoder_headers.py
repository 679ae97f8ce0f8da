"""Headers as devices' programs write them: both languages, both systems of units, every usual way to part columns."""

import pytest

from encoder.analyse import analyse, load_kg_of

SQUAT = {"load": 100.0, "mean": 0.61, "peak": 1.04, "rom": 0.55}
"""What every table below tells of its one repetition, where it tells it at all."""
POUNDS = SQUAT | {"load": 102.058}
CASES: list[tuple[str, str, dict[str, float]]] = [
    # Vitruve
    ("utf-8", "Fecha,Atleta,Ejercicio,Serie,Rep,Carga (kg),VM (m/s),VMP (m/s),Vmax (m/s),ROM (cm)\n"
     "20/11/2026,Ana,Sentadilla,1,1,100,0.61,0.64,1.04,55\n", SQUAT | {"propulsive": 0.64}),
    ("utf-8-sig", "Fecha;Atleta;Ejercicio;Serie;Repetición;Carga (kg);Velocidad Media (m/s);Velocidad Máxima (m/s);"
     "Rango de movimiento (cm)\n20/11/2026;Ana;Sentadilla;1;1;100,0;0,61;1,04;55,0\n", SQUAT),
    ("utf-16", "Date\tAthlete\tExercise\tSet\tRep\tLoad (kg)\tMean velocity (m/s)\tMean propulsive velocity (m/s)\t"
     "Peak velocity (m/s)\tROM (cm)\n2026-11-20\tAna\tSquat\t1\t1\t100\t0.61\t0.64\t1.04\t55\n", SQUAT),
    ("latin-1", "Sesión;Ejercicio;Nº serie;Nº repetición;Peso;Vel. media;Vel. propulsiva;Vel. máx.;ROM\n"
     "3;Sentadilla;1;1;100;0,61;0,64;1,04;55\n", SQUAT | {"propulsive": 0.64}),
    ("utf-8", "Exercise,Set,Rep,Load (lb),Mean Velocity (m/s),Peak Velocity (m/s),ROM (in)\n"
     "Squat,1,1,225,0.61,1.04,21.65\n", POUNDS),
    ("utf-8", '"Exercise","Set","Rep","Weight (lbs)","MV (m/s)","MPV (m/s)","PV (m/s)","ROM (in)","EST. 1RM (lbs)"\n'
     '"Squat","1","1","225","0.61","0.64","1.04","21.65","330"\n', POUNDS | {"one_rm": 149.685}),
    ("utf-8", "Ejercicio,Serie,Rep,Carga,VMP,VM,VP,Distancia (m),Tiempo (s)\n"
     "Sentadilla,1,1,100,0.64,0.61,1.04,0.55,0.9\n",
     SQUAT | {"concentric": 0.9}),
    # GymAware
    ("utf-8", "Athlete,Exercise,Date,Time,Set #,Rep #,Bar Weight [kg],Body Weight [kg],Mean Velocity [m/s],"
     "Peak Velocity [m/s],Height [m],Dip [m]\nAna,Squat,2026-11-20,18:31:05,1,1,100,70,0.61,1.04,0.55,0.02\n", SQUAT),
    ("utf-16-le", "Athlete\tExercise\tDate\tSet\tRep\tBar Weight [lb]\tMean Velocity [m/s]\tPeak Velocity [m/s]\t"
     "Height [in]\nAna\tSquat\t11/20/2026\t1\t1\t225\t0.61\t1.04\t21.65\n", POUNDS),
    ("utf-8", "Athlete,Exercise,Set,Rep,Weight (kg),Concentric Mean Velocity (m/s),Concentric Peak Velocity (m/s),"
     "Eccentric Mean Velocity (m/s),Concentric Distance (m)\nAna,Squat,1,1,100,0.61,1.04,0.7,0.55\n", SQUAT),
    ("utf-8", "athlete_name,exercise_name,recorded_at,set_number,rep_number,bar_weight_kg,mean_velocity_mps,"
     "peak_velocity_mps,height_m\nAna,Squat,2026-11-20T18:31:05Z,1,1,100,0.61,1.04,0.55\n", SQUAT),
    ("latin-1", "Atleta;Ejercicio;Fecha;Hora;Serie;Rep;Peso de la barra [kg];Velocidad media [m/s];"
     "Velocidad pico [m/s];"
     "Altura [m]\nAna;Sentadilla;20/11/2026;18:31:05;1;1;100;0,61;1,04;0,55\n", SQUAT),
    ("utf-8", "Athlete,Lift,Set,Rep,Mean Velocity (ft/s),Peak Velocity (ft/s),Bar Weight (lbs),Height (in)\n"
     "Ana,Squat,1,1,2.0013,3.4121,225,21.65\n", POUNDS),
    ("utf-8", "Report: velocity\nAthlete: Ana\n\nExercise|Set|Rep|Load (kg)|Mean Velocity (m/s)|Peak Velocity (m/s)|"
     "Height (cm)\nSquat|1|1|100|0.61|1.04|55\n", SQUAT),
    # Enode, Vmaxpro
    ("utf-8", "Date;Exercise;Load [kg];Set;Repetition;v(avg) [m/s];v(max) [m/s];ROM [cm];P(avg) [W]\n"
     "20.11.2026 18:31;Squat;100;1;1;0,61;1,04;55;600\n", SQUAT | {"power": 600.0}),
    ("utf-8", "Date,Exercise,Weight [kg],Set,Rep,Avg. Velocity [m/s],Max. Velocity [m/s],Distance [cm],"
     "Duration [ms]\n"
     "2026-11-20,Squat,100,1,1,0.61,1.04,55,900\n", SQUAT | {"concentric": 0.9}),
    ("utf-8", "Exercise,Weight (lb),Set,Rep,VMean (m/s),VPeak (m/s),Distance (inches)\n"
     "Squat,225,1,1,0.61,1.04,21.65\n",
     POUNDS),
    ("utf-16-be", "Ejercicio;Peso [kg];Serie;Repetición;VMC [m/s];VPico [m/s];Distancia [cm];"
     "Duración concéntrica [ms]\n"
     "Sentadilla;100;1;1;0,61;1,04;55;900\n", SQUAT | {"concentric": 0.9}),
    ("utf-8", "exercise_name,load_kg,set,rep,mean_velocity_m_s,peak_velocity_m_s,distance_m\n"
     "Squat,100,1,1,0.61,1.04,0.55\n",
     SQUAT),
    ("utf-8", "Movement,Load,Unit,Set,Rep,MCV,PCV,ROM\nSquat,225,lb,1,1,0.61,1.04,0.55\n", POUNDS),
    ("utf-8", "Exercise,Set,Rep,Weight,Mean Velocity,Peak Velocity,ROM\n"
     ",,,kg,m/s,m/s,cm\nSquat,1,1,100,0.61,1.04,55\n",
     SQUAT),
    ("utf-8", "Ejercicio\tCarga(Kg)\tSerie\tRep\tVelocidad media(m/s)\tVelocidad máx(m/s)\tRecorrido(cm)\n"
     "Sentadilla\t100\t1\t1\t0,61\t1,04\t55\n", SQUAT),
    # Tendo
    ("utf-8", "Rep,Load kg,Avg Velocity m/s,Peak Velocity m/s,ROM cm\n1,100,0.61,1.04,55\n", SQUAT),
    ("utf-8", "Exercise;Set;Rep;Weight [lbs];Average Velocity [m/s];Peak Velocity [m/s];Average Power [W];"
     "Distance [in]\n"
     "Squat;1;1;225;0.61;1.04;600;21.65\n", POUNDS | {"power": 600.0}),
    ("latin-1", "Nº rep.;Carga (kg);Velocidad promedio (m/s);Velocidad pico (m/s);Potencia promedio (W);"
     "Recorrido (cm)\n"
     "1;100;0,61;1,04;600;55\n", SQUAT | {"power": 600.0}),
    ("utf-8", "#,Weight,Vavg [m/s],Vpeak [m/s],Pavg [W],Ppeak [W],Fpeak [N],ROM [mm]\n"
     "1,100,0.61,1.04,600,900,1310,550\n",
     SQUAT | {"power": 600.0}),
    ("utf-8", "Set,Rep,Mass (kg),Mean Vel. (m/s),Max Vel. (m/s),Mean Power (kW),Displacement (mm)\n"
     "1,1,100,0.61,1.04,0.6,550\n", SQUAT | {"power": 600.0}),
    # OpenBarbell, RepOne, ADR and others
    ("utf-8", "Exercise,Set,Rep,Weight,Metric,Avg Velocity (m/s),Range of Motion (mm),Peak Velocity (m/s),"
     "Duration of rep (sec)\nSquat,1,1,225,lbs,0.61,550,1.04,0.9\n", POUNDS | {"concentric": 0.9}),
    ("utf-8", "set,rep,weight,weight_unit,avg_velocity,peak_velocity,rom_mm,duration_ms\n"
     "1,1,225,lbs,0.61,1.04,550,900\n",
     POUNDS | {"concentric": 0.9}),
    ("utf-8", "R;SERIE;KG;D (cm);VM;VMP;RM;P(W);Perfil;Ejer.;Atleta;Ecuacion\n"
     "1;S1 R1;100,0;55,0;0,61;0,64;130,1;600;1;"
     "Sentadilla;Ana;1\n", {"load": 100.0, "mean": 0.61, "propulsive": 0.64, "rom": 0.55, "power": 600.0}),
    ("utf-8", "Ejercicio,Serie,Repetición,Peso (lb),Velocidad media (m/s),Velocidad máxima (m/s),"
     "Recorrido (pulgadas)\n"
     "Sentadilla,1,1,225,0.61,1.04,21.65\n", POUNDS),
    ("utf-8", "EXERCISE,SET,REP,LOAD(KG),MEAN VELOCITY(CM/S),PEAK VELOCITY(CM/S),ROM(MM)\nSQUAT,1,1,100,61,104,550\n",
     SQUAT),
    ("utf-8", "Atleta;Ejercicio;Serie;Repetición;Carga;Unidad;Velocidad media;Velocidad pico;Desplazamiento\n"
     "Ana;Sentadilla;1;1;225;lb;0,61;1,04;0,55\n", POUNDS),
    ("utf-8", "Exercise,Set,Rep,Load [kg],Rep Velocity Loss [%],Best Mean Velocity [m/s],Mean Velocity [m/s],"
     "Target Velocity [m/s],Peak Velocity [m/s],Range [cm]\nSquat,1,1,100,0,0.7,0.61,0.5,1.04,55\n", SQUAT),
]  # fmt: skip
NAMES = {
    "mean": "mean_velocity_mps", "propulsive": "mean_propulsive_velocity_mps", "peak": "peak_velocity_mps",
    "rom": "rom_m", "concentric": "concentric_s", "power": "mean_power_w", "one_rm": "one_rm_kg",
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "text", "told"), CASES)
def test_a_header_tells_what_its_column_holds(encoding: str, text: str, told: dict[str, float]) -> None:
    (one,) = analyse(text.encode(encoding)).sets
    (rep,) = one.repetitions
    assert rep.valid
    read = {name: load_kg_of(one) if name == "load" else getattr(rep, NAMES[name]) for name in told}
    assert read == pytest.approx(told, rel=1e-3)
