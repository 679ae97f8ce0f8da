// What a household measure of each shared food weighs, in one list.
MATCH (f:Food {shelf: 'shared'})<-[:MEASURES]-(m:Measure)
RETURN collect({food: f.id, name: m.name, grams: m.grams, spread: m.spread}) AS rows
