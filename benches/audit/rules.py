"""The Khorgos plan in whole numbers: what every peer of the audit is told.

Amounts are grains, 400 to a credit: hours go at 4 and 5 to a credit, rewards in twentieths, so
every worth is a whole number and every peer can be exact.
"""

GRAINS = 400
YEARS = range(2024, 2029)

# Leaves of the plan's categories; a record's number is the place in this list.
LEAVES = [
    "compulsory/prefecture/public",
    "compulsory/prefecture/professional",
    "compulsory/county/public",
    "compulsory/county/professional",
    "compulsory/digital",
    "elective",
    "school-based",
]
COMPULSORY = [0, 1, 2, 3, 4]
ELECTIVE, SCHOOL_BASED = 5, 6

ACTIVITIES = ["training", "principal-training", "school-based", "lecture", "pre-service"]
LEVELS = ["school", "county", "prefecture", "province", "national"]
MODES = ["in-person", "online"]
GRADES = ["fail", "pass", "good", "excellent"]

# (requirement, leaves, credits) over the cycle; the electives and school-based courses are filled
# from the compulsory surplus, in this order.
CYCLE = [
    ("cycle-total", [0, 1, 2, 3, 4, 5, 6], 90),
    ("compulsory", COMPULSORY, 60),
    ("prefecture", [0, 1], 20),
    ("prefecture-public", [0], 5),
    ("prefecture-professional", [1], 15),
    ("county", [2, 3], 30),
    ("county-public", [2], 10),
    ("county-professional", [3], 20),
    ("digital", [4], 10),
    ("elective", [5], 10),
    ("school-based", [6], 20),
]

# (requirement, leaves, credits) in each year.
ANNUAL = [
    ("annual-total", [0, 1, 2, 3, 4, 5, 6], 18),
    ("annual-compulsory", COMPULSORY, 12),
    ("annual-elective", [5], 2),
    ("annual-school-based", [6], 4),
]


def requirements():
    """Every requirement in the order of the plan: key, leaves, year or None, grains."""
    for name, leaves, credits in CYCLE:
        yield name, leaves, None, credits * GRAINS
    for name, leaves, credits in ANNUAL:
        for year in YEARS:
            yield f"{name}@{year}", leaves, year, credits * GRAINS


def columns():
    """The columns that a peer writes."""
    names = ["teacher", "total"]
    for key, *_ in requirements():
        names += [f"{key}", f"{key}.missing", f"{key}.met"]
    return names
