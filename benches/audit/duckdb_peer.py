"""DuckDB: one statement from file to file, two threads."""

import duckdb

import rules

VERSION = f"duckdb {duckdb.__version__}"

TYPES = {
    "teacher": "VARCHAR", "id": "VARCHAR", "activity": "VARCHAR", "level": "VARCHAR",
    "mode": "VARCHAR", "grade": "VARCHAR", "category": "VARCHAR", "hours": "INTEGER",
    "credits": "INTEGER", "completed_on": "VARCHAR", "approved": "VARCHAR",
}


def audit(source, target):
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(f"COPY ({query(source)}) TO '{target}' (HEADER, DELIMITER ',')")
    connection.close()


def query(source):
    leaf_of = " ".join(f"WHEN '{name}' THEN {nth}" for nth, name in enumerate(rules.LEAVES))
    sums = [f"coalesce(sum(worth) FILTER (leaf = {nth}), 0)::BIGINT AS l{nth}" for nth in range(7)]
    for year in rules.YEARS:
        for name, of in (("c", "leaf < 5"), ("e", "leaf = 5"), ("s", "leaf = 6")):
            sums.append(
                f"coalesce(sum(worth) FILTER (year = {year} AND {of}), 0)::BIGINT AS {name}{year}"
            )
    moved = {"elective": " + to_e", "school-based": " + to_s", "compulsory": " - to_e - to_s"}
    written = ["teacher", "l0+l1+l2+l3+l4+l5+l6 AS total"]
    for key, leaves, year, least in rules.requirements():
        if year is None:
            held = "+".join(f"l{nth}" for nth in leaves) + moved.get(key, "")
        else:
            names = [name for name, it in (("c", 0), ("e", 5), ("s", 6)) if it in leaves]
            held = "+".join(f"{name}{year}" for name in names)
        written += [
            f'{held} AS "{key}"',
            f'greatest(0, {least} - ({held})) AS "{key}.missing"',
            f'CASE WHEN {held} >= {least} THEN 1 ELSE 0 END AS "{key}.met"',
        ]
    return f"""
WITH rows AS (
  SELECT teacher, activity,
    level IN ('province', 'national') AS is_far,
    level IN ('county', 'prefecture') AS is_near,
    mode, grade, category, hours, credits, approved,
    left(completed_on, 4)::INTEGER AS year
  FROM read_csv('{source}', header = true, columns = {TYPES})
), valued AS (
  SELECT teacher, year,
    CASE activity WHEN 'lecture' THEN 5 WHEN 'school-based' THEN 6
      ELSE CASE category {leaf_of} END END AS leaf,
    CASE
      WHEN activity = 'pre-service' OR grade = 'fail' OR approved = 'false'
        OR year NOT BETWEEN 2024 AND 2028 THEN 0
      WHEN hours IS NULL THEN credits * {rules.GRAINS}
      ELSE hours
        * CASE WHEN activity = 'school-based' OR mode = 'online' THEN 4 ELSE 5 END
        * CASE
            WHEN activity = 'school-based' THEN 20
            WHEN activity = 'lecture' THEN CASE WHEN is_far THEN 60 WHEN is_near THEN 40 ELSE 20 END
            WHEN is_far THEN CASE grade WHEN 'good' THEN 22 WHEN 'excellent' THEN 23 ELSE 20 END
            WHEN is_near THEN CASE grade WHEN 'good' THEN 21 WHEN 'excellent' THEN 22 ELSE 20 END
            ELSE 20 END
    END AS worth
  FROM rows
), sums AS (
  SELECT teacher, {", ".join(sums)} FROM valued GROUP BY teacher
), surplus AS (
  SELECT *, greatest(0, l0+l1+l2+l3+l4 - {60 * rules.GRAINS}) AS above FROM sums
), to_electives AS (
  SELECT *, least(above, greatest(0, {10 * rules.GRAINS} - l5)) AS to_e FROM surplus
), moved AS (
  SELECT *, least(above - to_e, greatest(0, {20 * rules.GRAINS} - l6)) AS to_s FROM to_electives
)
SELECT {", ".join(written)} FROM moved ORDER BY teacher"""
