"""pandas: read by pyarrow, rules by numpy.select, one group-by over teacher, year and leaf."""

import numpy as np
import pandas as pd
import pyarrow as pa

import frames
import rules

VERSION = f"pandas {pd.__version__} (pyarrow {pa.__version__})"


def audit(source, target):
    frame, names = frames.read(source)
    activity = frame["activity"].to_numpy()
    is_school_based = activity == rules.ACTIVITIES.index("school-based")
    is_lecture = activity == rules.ACTIVITIES.index("lecture")
    level, grade = frame["level"].to_numpy(), frame["grade"].to_numpy()
    is_far, is_near = level >= 3, (level == 1) | (level == 2)
    good, excellent = grade == 2, grade == 3
    twentieths = np.select(
        [
            is_school_based,
            is_lecture & is_far,
            is_lecture & is_near,
            is_lecture,
            is_far & good,
            is_far & excellent,
            is_near & good,
            is_near & excellent,
        ],
        [20, 60, 40, 20, 22, 23, 21, 22],
        default=20,
    )
    base = np.where(is_school_based | (frame["mode"].to_numpy() == 1), 4, 5)
    hours = frame["hours"].to_numpy()
    worth = np.where(
        hours < 0, frame["credits"].to_numpy() * rules.GRAINS, hours * base * twentieths
    )
    counts = (
        (activity != rules.ACTIVITIES.index("pre-service"))
        & (grade != 0)
        & ~frame["refused"].to_numpy()
        & frame["year"].between(2024, 2028).to_numpy()
    )
    leaf = np.select(
        [is_lecture, is_school_based],
        [rules.ELECTIVE, rules.SCHOOL_BASED],
        default=frame["category"].to_numpy(),
    )
    valued = pd.DataFrame(
        {
            "teacher": frame["teacher"].to_numpy()[counts],
            "bucket": ((frame["year"].to_numpy() - 2024) * 7 + leaf)[counts],
            "worth": worth[counts],
        }
    )
    sums = valued.groupby(["teacher", "bucket"])["worth"].sum().unstack(fill_value=0)
    sums = sums.reindex(index=range(len(names)), columns=range(35), fill_value=0)
    sums.index.name = None
    by_leaf = [sum(sums[year * 7 + nth] for year in range(5)) for nth in range(7)]
    write(names, sums, by_leaf, target)


def write(names, sums, by_leaf, target):
    compulsory = sum(by_leaf[nth] for nth in rules.COMPULSORY)
    surplus = (compulsory - 60 * rules.GRAINS).clip(lower=0)
    to_elective = np.minimum(surplus, (10 * rules.GRAINS - by_leaf[5]).clip(lower=0))
    to_school = np.minimum(surplus - to_elective, (20 * rules.GRAINS - by_leaf[6]).clip(lower=0))
    moved = {"elective": to_elective, "school-based": to_school}
    moved["compulsory"] = -(to_elective + to_school)
    written = {"teacher": names, "total": sum(by_leaf)}
    for key, leaves, year, least in rules.requirements():
        if year is None:
            held = sum(by_leaf[nth] for nth in leaves) + moved.get(key, 0)
        else:
            held = sum(sums[(year - 2024) * 7 + nth] for nth in leaves)
        missing = (least - held).clip(lower=0)
        written[key] = held
        written[f"{key}.missing"] = missing
        written[f"{key}.met"] = (missing == 0).astype("int8")
    pd.DataFrame(written).sort_values("teacher").to_csv(target, index=False)
