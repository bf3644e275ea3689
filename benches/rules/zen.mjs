/**
 * ZEN (GoRules), native: the worth of a record as a decision table, first hit, which is what it is
 * made for. A teacher's records go through the table in one evaluation, as a loop; the sums in plain
 * JavaScript.
 */

import { createRequire } from "node:module";
import { GRAINS, LENGTH, add, begin, read, settle, told } from "./plan.mjs";

const require = createRequire(import.meta.url);
const { ZenDecisionContent, ZenEngine } = require("@gorules/zen-engine");

export const name = "zen-engine, one evaluation a teacher";
export const version = require("@gorules/zen-engine/package.json").version;
export const isSlow = true;

const INPUTS = ["grade", "approved", "activity", "year", "hasHours", "mode", "level"];
const FAR = '"province", "national"';
const NEAR = '"county", "prefecture"';
const TRAINING = '"training", "principal-training"';

const ROWS = [
  [{ grade: '"fail"' }, "0"],
  [{ approved: "false" }, "0"],
  [{ activity: '"pre-service"' }, "0"],
  [{ year: "< 2024" }, "0"],
  [{ year: "> 2028" }, "0"],
  [{ hasHours: "false" }, `credits * ${GRAINS}`],
  [{ activity: '"school-based"' }, "hours * 80"],
];
for (const [mode, base] of [['"in-person"', 5], ['"online"', 4]]) {
  for (const [activity, rows] of [
    [TRAINING, [[FAR, '"good"', 22], [FAR, '"excellent"', 23], [NEAR, '"good"', 21], [NEAR, '"excellent"', 22], ["", "", 20]]],
    ['"lecture"', [[FAR, "", 60], [NEAR, "", 40], ["", "", 20]]],
  ]) {
    for (const [level, grade, times] of rows) {
      ROWS.push([{ mode, activity, level, grade }, `hours * ${base * times}`]);
    }
  }
}

/** The graph; with `path` its table runs over the list in that field. */
function graph(loop) {
  const table = {
    hitPolicy: "first",
    passThrough: false,
    inputField: loop ? "records" : null,
    outputPath: loop ? "worths" : null,
    executionMode: loop ? "loop" : "single",
    inputs: INPUTS.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: "worth", name: "worth", field: "worth" }],
    rules: ROWS.map(([cells, worth], nth) => ({
      _id: `row${nth}`,
      ...Object.fromEntries(INPUTS.map((field) => [field, cells[field] ?? ""])),
      worth,
    })),
  };
  return {
    nodes: [
      { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 }, content: { schema: "" } },
      { id: "table", type: "decisionTableNode", name: "worth", position: { x: 1, y: 0 }, content: table },
      { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 }, content: { schema: "" } },
    ],
    edges: [
      { id: "e1", type: "edge", sourceId: "in", targetId: "table" },
      { id: "e2", type: "edge", sourceId: "table", targetId: "out" },
    ],
  };
}

/** With a loop: one evaluation for all records. Without: one for each, all at once. */
export function make({ loop = true } = {}) {
  const content = new ZenDecisionContent(graph(loop));
  const decision = new ZenEngine().createDecision(content);
  const answer = new Int32Array(LENGTH);
  const worthsOf = async (records) => {
    if (loop) return (await decision.evaluate({ records })).result.worths;
    const all = await Promise.all(records.map((it) => decision.evaluate(it)));
    return all.map((it) => it.result);
  };
  const assess = async (records) => {
    const worths = await worthsOf(records);
    begin();
    records.forEach((it, nth) => {
      const { worth } = worths[nth];
      if (worth > 0) add(it, worth);
    });
    return settle(answer);
  };
  return { prepare: read, resident: assess, text: async (text) => told(await assess(read(text))) };
}
