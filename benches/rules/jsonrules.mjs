/**
 * json-rules-engine: rates, rewards and exclusions as rules whose events say what they add; the
 * sums in plain JavaScript. An engine is run for each record, all records of a teacher at once.
 */

import { createRequire } from "node:module";
import { Engine } from "json-rules-engine";
import { FIRST_YEAR, GRAINS, LAST_YEAR, LENGTH, add, begin, read, settle, told } from "./plan.mjs";

export const name = "json-rules-engine";
export const version = createRequire(import.meta.url)("json-rules-engine/package.json").version;
export const isSlow = true;

const is = (fact, value) => ({ fact, operator: "equal", value });
const oneOf = (fact, ...value) => ({ fact, operator: "in", value });
const FAR = oneOf("level", "province", "national");
const NEAR = oneOf("level", "county", "prefecture");
const TRAINING = oneOf("activity", "training", "principal-training");
const LECTURE = is("activity", "lecture");
const HOURS = is("hasHours", true);

const rule = (type, value, ...all) => ({ conditions: { all }, event: { type, params: { value } } });

const RULES = [
  {
    priority: 10,
    conditions: {
      any: [
        is("grade", "fail"),
        is("approved", false),
        is("activity", "pre-service"),
        { fact: "year", operator: "lessThan", value: FIRST_YEAR },
        { fact: "year", operator: "greaterThan", value: LAST_YEAR },
      ],
    },
    event: { type: "excluded" },
  },
  rule("printed", GRAINS, is("hasHours", false)),
  rule("rate", 4, HOURS, is("activity", "school-based")),
  rule("rate", 4, HOURS, oneOf("activity", "training", "principal-training", "lecture"), is("mode", "online")),
  rule("rate", 5, HOURS, oneOf("activity", "training", "principal-training", "lecture"), is("mode", "in-person")),
  rule("reward", 40, LECTURE, FAR),
  rule("reward", 20, LECTURE, NEAR),
  rule("reward", 2, TRAINING, FAR, is("grade", "good")),
  rule("reward", 3, TRAINING, FAR, is("grade", "excellent")),
  rule("reward", 1, TRAINING, NEAR, is("grade", "good")),
  rule("reward", 2, TRAINING, NEAR, is("grade", "excellent")),
];

export function make() {
  const engine = new Engine(RULES);
  const answer = new Int32Array(LENGTH);

  const worth = async (it) => {
    const { events } = await engine.run(it);
    let rate = 0;
    let reward = 20;
    let printed = 0;
    for (const { type, params } of events) {
      if (type === "excluded") return 0;
      if (type === "rate") rate = params.value;
      else if (type === "reward") reward += params.value;
      else printed = params.value;
    }
    return printed > 0 ? it.credits * printed : it.hours * rate * reward;
  };
  const assess = async (records) => {
    const worths = await Promise.all(records.map(worth));
    begin();
    records.forEach((it, nth) => {
      if (worths[nth] > 0) add(it, worths[nth]);
    });
    return settle(answer);
  };
  return { prepare: read, resident: assess, text: async (text) => told(await assess(read(text))) };
}
