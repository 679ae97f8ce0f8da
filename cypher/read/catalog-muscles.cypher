// Which muscles each exercise trains, as a main one or beside, and how much, in one list.
MATCH (e:Exercise)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
RETURN collect({exercise: e.id, muscle: m.id, activation: t.activation, main: type(t) = "TARGETS_PRIMARY"}) AS rows
