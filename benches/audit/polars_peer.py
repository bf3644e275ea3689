"""Polars: lazy scan, enums, one streaming-capable query, two threads."""

import os

os.environ.setdefault("POLARS_MAX_THREADS", "2")

import polars as pl

import rules

VERSION = f"polars {pl.__version__}"

SCHEMA = {
    "teacher": pl.String,
    "id": pl.String,
    "activity": pl.Enum(rules.ACTIVITIES),
    "level": pl.Enum(rules.LEVELS),
    "mode": pl.Enum(rules.MODES),
    "grade": pl.Enum(rules.GRADES),
    "category": pl.Enum(rules.LEAVES),
    "hours": pl.Int32,
    "credits": pl.Int32,
    "completed_on": pl.String,
    "approved": pl.String,
}


def audit(source, target):
    activity, level, mode, grade = (pl.col(it) for it in ("activity", "level", "mode", "grade"))
    is_lecture, is_school_based = activity == "lecture", activity == "school-based"
    is_far = level.is_in(["province", "national"])
    is_near = level.is_in(["county", "prefecture"])
    # Grains for an hour, divided by twenty; then twentieths of the base that count.
    base = pl.when(is_school_based | (mode == "online").fill_null(False)).then(4).otherwise(5)
    twentieths = (
        pl.when(is_school_based).then(20)
        .when(is_lecture & is_far).then(60)
        .when(is_lecture & is_near).then(40)
        .when(is_lecture).then(20)
        .when(is_far & (grade == "good")).then(22)
        .when(is_far & (grade == "excellent")).then(23)
        .when(is_near & (grade == "good")).then(21)
        .when(is_near & (grade == "excellent")).then(22)
        .otherwise(20)
    )
    worth = (
        pl.when(pl.col("hours").is_null()).then(pl.col("credits") * rules.GRAINS)
        .otherwise(pl.col("hours") * base * twentieths)
        .cast(pl.Int64)
    )
    leaf = (
        pl.when(is_lecture).then(rules.ELECTIVE)
        .when(is_school_based).then(rules.SCHOOL_BASED)
        .otherwise(pl.col("category").to_physical().cast(pl.Int32))
    )
    year = pl.col("completed_on").str.head(4).cast(pl.Int32)
    counted = (
        pl.scan_csv(source, schema=SCHEMA)
        .filter(
            (activity != "pre-service")
            & (grade != "fail").fill_null(True)
            & (pl.col("approved") != "false").fill_null(True)
        )
        .select("teacher", worth=worth, leaf=leaf, year=year)
        .filter(pl.col("year").is_between(2024, 2028))
    )
    groups = {"c": rules.COMPULSORY, "e": [rules.ELECTIVE], "s": [rules.SCHOOL_BASED]}
    sums = [
        pl.col("worth").filter(pl.col("leaf") == nth).sum().alias(f"l{nth}") for nth in range(7)
    ]
    sums += [
        pl.col("worth")
        .filter((pl.col("year") == year) & pl.col("leaf").is_in(leaves))
        .sum()
        .alias(f"{name}{year}")
        for year in rules.YEARS
        for name, leaves in groups.items()
    ]
    teachers = pl.scan_csv(source, schema=SCHEMA).select("teacher").unique()
    table = (
        teachers.join(counted.group_by("teacher").agg(sums), on="teacher", how="left")
        .fill_null(0)
        .sort("teacher")
    )
    table.select(settled()).collect(engine="streaming").write_csv(target)


def settled():
    """Total, offsets, and each requirement's figures."""
    total = pl.sum_horizontal([f"l{nth}" for nth in range(7)])
    compulsory = pl.sum_horizontal([f"l{nth}" for nth in rules.COMPULSORY])
    surplus = (compulsory - 60 * rules.GRAINS).clip(lower_bound=0)
    elective, school_based = pl.col("l5"), pl.col("l6")
    to_elective = pl.min_horizontal(surplus, (10 * rules.GRAINS - elective).clip(lower_bound=0))
    to_school = pl.min_horizontal(
        surplus - to_elective, (20 * rules.GRAINS - school_based).clip(lower_bound=0)
    )
    moved = {"elective": to_elective, "school-based": to_school}
    moved["compulsory"] = -(to_elective + to_school)
    written = [pl.col("teacher"), total.alias("total")]
    for key, leaves, year, least in rules.requirements():
        if year is None:
            held = pl.sum_horizontal([f"l{nth}" for nth in leaves])
        else:
            names = [name for name, it in (("c", 0), ("e", 5), ("s", 6)) if it in leaves]
            held = pl.sum_horizontal([f"{name}{year}" for name in names])
        held = held + moved.get(key, 0)
        missing = (least - held).clip(lower_bound=0)
        written += [
            held.alias(key),
            missing.alias(f"{key}.missing"),
            (missing == 0).cast(pl.Int8).alias(f"{key}.met"),
        ]
    return written
