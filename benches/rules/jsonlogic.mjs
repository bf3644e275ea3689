/** json-logic-engine, compiled: the worth of a record as one rule, the sums in plain JavaScript. */

import { readFileSync } from "node:fs";
import { LogicEngine } from "json-logic-engine";
import { FIRST_YEAR, GRAINS, LAST_YEAR, LENGTH, add, begin, read, settle, told } from "./plan.mjs";

export const name = "json-logic-engine, compiled";
const about = new URL("../node_modules/json-logic-engine/package.json", import.meta.url);
export const version = JSON.parse(readFileSync(about, "utf8")).version;

const is = (fact, value) => ({ "===": [{ var: fact }, value] });
const anyOf = (fact, ...values) => ({ or: values.map((it) => is(fact, it)) });
const times = (far, near, other) => ({
  if: [anyOf("level", "province", "national"), far, anyOf("level", "county", "prefecture"), near, other],
});

const WORTH = {
  if: [
    {
      or: [
        is("grade", "fail"),
        is("approved", false),
        is("activity", "pre-service"),
        { "<": [{ var: "year" }, FIRST_YEAR] },
        { ">": [{ var: "year" }, LAST_YEAR] },
      ],
    },
    0,
    is("hasHours", false),
    { "*": [{ var: "credits" }, GRAINS] },
    is("activity", "school-based"),
    { "*": [{ var: "hours" }, 80] },
    {
      "*": [
        { var: "hours" },
        { if: [is("mode", "online"), 4, 5] },
        {
          if: [
            is("activity", "lecture"), times(60, 40, 20),
            is("grade", "good"), times(22, 21, 20),
            is("grade", "excellent"), times(23, 22, 20),
            20,
          ],
        },
      ],
    },
  ],
};

export function make() {
  const worth = new LogicEngine().build(WORTH);
  const answer = new Int32Array(LENGTH);
  const assess = (records) => {
    begin();
    for (const it of records) {
      const counts = worth(it);
      if (counts > 0) add(it, counts);
    }
    return settle(answer);
  };
  return { prepare: read, resident: assess, text: (text) => told(assess(read(text))) };
}
