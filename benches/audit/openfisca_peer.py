"""OpenFisca-Core: records as persons, teachers as the group entity, a variable for each figure."""

import importlib.metadata

import numpy as np
import pandas as pd
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import frames
import rules

VERSION = f"OpenFisca-Core {importlib.metadata.version('OpenFisca-Core')}"

RECORD = build_entity(key="record", plural="records", label="A training", is_person=True)
TEACHER = build_entity(
    key="teacher",
    plural="teachers",
    label="A teacher",
    roles=[{"key": "own", "plural": "own", "label": "A training of the teacher"}],
)
PERIOD = "2028"
FACTS = ["activity", "level", "mode", "grade", "category", "hours", "credits", "year", "refused"]


def variable(name, entity, formula=None):
    """A variable of whole numbers; the whole cycle is reckoned in its last year."""
    members = {"value_type": int, "entity": entity, "definition_period": DateUnit.YEAR, "label": name}
    if formula is not None:
        members["formula"] = formula
    return type(name, (Variable,), members)


def worth(record, period):
    activity, level, grade = (record(it, period) for it in ("activity", "level", "grade"))
    hours, credits, year = (record(it, period) for it in ("hours", "credits", "year"))
    is_school_based, is_lecture = activity == 2, activity == 3
    is_far, is_near = level >= 3, (level == 1) + (level == 2)
    twentieths = np.select(
        [
            is_school_based,
            is_lecture * is_far,
            is_lecture * is_near,
            is_lecture,
            is_far * (grade == 2),
            is_far * (grade == 3),
            is_near * (grade == 2),
            is_near * (grade == 3),
        ],
        [20, 60, 40, 20, 22, 23, 21, 22],
        20,
    )
    base = np.where(is_school_based + (record("mode", period) == 1), 4, 5)
    counts = (activity != 4) * (grade != 0) * (record("refused", period) == 0)
    counts = counts * (year >= 2024) * (year <= 2028)
    return counts * np.where(hours < 0, credits * rules.GRAINS, hours * base * twentieths)


def leaf(record, period):
    activity = record("activity", period)
    return np.select([activity == 3, activity == 2], [5, 6], record("category", period))


def sum_of_leaf(nth):
    def formula(teacher, period):
        members = teacher.members
        return teacher.sum(members("worth", period) * (members("leaf", period) == nth))

    return formula


def sum_of_year(year, first, last):
    def formula(teacher, period):
        it = teacher.members("leaf", period)
        inside = (it >= first) * (it <= last) * (teacher.members("year", period) == year)
        return teacher.sum(teacher.members("worth", period) * inside)

    return formula


def to_elective(teacher, period):
    compulsory = sum(teacher(f"leaf_{nth}", period) for nth in rules.COMPULSORY)
    surplus = np.maximum(0, compulsory - 60 * rules.GRAINS)
    return np.minimum(surplus, np.maximum(0, 10 * rules.GRAINS - teacher("leaf_5", period)))


def to_school_based(teacher, period):
    compulsory = sum(teacher(f"leaf_{nth}", period) for nth in rules.COMPULSORY)
    surplus = np.maximum(0, compulsory - 60 * rules.GRAINS) - teacher("to_elective", period)
    return np.minimum(surplus, np.maximum(0, 20 * rules.GRAINS - teacher("leaf_6", period)))


def held_of(key, leaves, year):
    def formula(teacher, period):
        if year is not None:
            names = [name for name, it in (("c", 0), ("e", 5), ("s", 6)) if it in leaves]
            return sum(teacher(f"year_{name}_{year}", period) for name in names)
        held = sum(teacher(f"leaf_{nth}", period) for nth in leaves)
        if key == "elective":
            return held + teacher("to_elective", period)
        if key == "school-based":
            return held + teacher("to_school_based", period)
        if key == "compulsory":
            return held - teacher("to_elective", period) - teacher("to_school_based", period)
        return held

    return formula


def variable_name(key):
    return "held_" + key.replace("-", "_").replace("@", "_")


def system():
    """The plan as a tax and benefit system."""
    built = TaxBenefitSystem([TEACHER, RECORD])
    for name in FACTS:
        built.add_variable(variable(name, RECORD))
    built.add_variable(variable("worth", RECORD, worth))
    built.add_variable(variable("leaf", RECORD, leaf))
    for nth in range(7):
        built.add_variable(variable(f"leaf_{nth}", TEACHER, sum_of_leaf(nth)))
    for year in rules.YEARS:
        for name, first, last in (("c", 0, 4), ("e", 5, 5), ("s", 6, 6)):
            formula = sum_of_year(year, first, last)
            built.add_variable(variable(f"year_{name}_{year}", TEACHER, formula))
    built.add_variable(variable("to_elective", TEACHER, to_elective))
    built.add_variable(variable("to_school_based", TEACHER, to_school_based))
    for key, leaves, year, _ in rules.requirements():
        built.add_variable(variable(variable_name(key), TEACHER, held_of(key, leaves, year)))
    return built


SYSTEM = system()


def audit(source, target):
    frame, names = frames.read(source)
    builder = SimulationBuilder()
    builder.create_entities(SYSTEM)
    builder.declare_person_entity("record", range(len(frame)))
    teachers = builder.declare_entity("teacher", range(len(names)))
    builder.join_with_persons(teachers, frame["teacher"].to_numpy(), ["own"] * len(frame))
    simulation = builder.build(SYSTEM)
    for name in FACTS:
        simulation.set_input(name, PERIOD, frame[name].to_numpy().astype(np.int32))
    of = lambda name: simulation.calculate(name, PERIOD)
    written = {"teacher": names, "total": of(variable_name("cycle-total")).astype(np.int64)}
    for key, _, _, least in rules.requirements():
        held = of(variable_name(key)).astype(np.int64)
        missing = np.maximum(0, least - held)
        written[key] = held
        written[f"{key}.missing"] = missing
        written[f"{key}.met"] = (missing == 0).astype(np.int8)
    pd.DataFrame(written).sort_values("teacher").to_csv(target, index=False)
