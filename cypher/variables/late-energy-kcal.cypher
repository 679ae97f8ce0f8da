// Energy eaten from 20:00 on, by the clock of the wall.
// en: Energy eaten after 20:00
// es: Energía comida después de las 20:00
// unit: kcal
// of: meals
// missing: nothing eaten is recorded, or something of the day has no time; 0 when all of it was earlier.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
WITH u, d, p, x, [(x)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), coalesce(i.energy_kcal_100g, 0.0)]] AS parts
WITH u, d, p, x, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  reduce(sum = 0.0, one IN parts | sum + one[0] * one[1] / 100) AS pot
WITH u, d, p.at AS at, CASE
  WHEN x:Food THEN p.grams * x.energy_kcal_100g / 100
  WHEN p.portions IS NOT NULL AND x.portions > 0 THEN pot * p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(x.yield_g, raw_g) END AS eaten
WITH d, at, eaten,
  CASE WHEN at IS NULL THEN null ELSE datetime({datetime: datetime(at), timezone: u.timezone}) END AS local
WITH d.date AS date, count(*) AS portions, count(at) AS timed,
  sum(CASE WHEN local.hour >= 20 OR toString(date(local)) > d.date THEN eaten ELSE 0.0 END) AS late
WHERE timed = portions
RETURN date, late AS value
