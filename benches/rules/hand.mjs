/** The plan written by hand in JavaScript: no engine, no rules as data, no reasons. */

import { FIRST_YEAR, GRAINS, LAST_YEAR, LENGTH, add, begin, read, settle, told } from "./plan.mjs";

export const name = "hand-written JavaScript";
export const version = `Node ${process.versions.node}`;

function worth(it) {
  if (it.grade === "fail" || !it.approved || it.activity === "pre-service") return 0;
  if (it.year < FIRST_YEAR || it.year > LAST_YEAR) return 0;
  if (!it.hasHours) return it.credits * GRAINS;
  if (it.activity === "school-based") return it.hours * 80;
  const base = it.hours * (it.mode === "online" ? 4 : 5);
  const far = it.level === "province" || it.level === "national";
  const near = it.level === "county" || it.level === "prefecture";
  if (it.activity === "lecture") return base * (far ? 60 : near ? 40 : 20);
  if (it.grade === "good") return base * (far ? 22 : near ? 21 : 20);
  if (it.grade === "excellent") return base * (far ? 23 : near ? 22 : 20);
  return base * 20;
}

export function make() {
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
