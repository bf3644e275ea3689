/**
 * Measures the rules of the Khorgos plan beside other engines: `node run.mjs ENGINE.js INPUTS`.
 *
 * First every engine's answer is held against ours, for every input and in every mode; then all are
 * timed in turn, each round beginning with another one. Nothing is written.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, cpus } from "node:os";
import { resolve } from "node:path";
import { LENGTH } from "./plan.mjs";
import * as hand from "./hand.mjs";

const [enginePath, inputs] = process.argv.slice(2).map((it) => resolve(it));

/** An odd number of rounds; in each, every engine works for about so long. */
const ROUNDS = 9;
const SLICE_MS = 40;

const FAMILIES = [
  ["one", "1 record: one look into a table, which suits zen-engine"],
  ["plain", "40 records that take the first branch of a rule, which suits compiled logic"],
  ["teacher", "40 mixed records"],
  ["register", "300 mixed records"],
];

/** Floor and target, as times as long as ours takes: resident, then string to string. */
const GOALS = {
  "zen-engine": { id: "B1", resident: [50, 100], text: [20, 40] },
  "json-rules-engine": { id: "B2", resident: [8, 12], text: [2, 3] },
  "json-logic-engine, compiled": { id: "B3", resident: [1.2, 2], text: [0.8, 1] },
  "hand-written JavaScript": { id: "B3", resident: [1 / 3, 1], text: [null, null] },
};

/** Our engine; an answer lies in its memory. */
function ours() {
  const wasm = createRequire(import.meta.url)(enginePath);
  const engine = new wasm.Engine();
  const memory = wasm.answers_memory();
  const view = (at) => new Int32Array(memory.buffer, at, LENGTH);
  const open = (text) => {
    const handle = engine.open(text);
    if (handle === undefined) throw new Error(`refused: ${text.slice(0, 200)}`);
    return handle;
  };
  return {
    laidOut: { prepare: open, resident: (handle) => view(engine.balance(handle)) },
    parsed: {
      prepare: open,
      resident: (handle) => view(engine.assess(handle)),
      text: (text) => engine.tell(text),
    },
  };
}

async function engines() {
  const { laidOut, parsed } = ours();
  const list = [
    { name: "xuefen, laid out", version: "wasm", ...laidOut },
    { name: "xuefen, parsed archive", version: "wasm", isMeasure: true, ...parsed },
  ];
  const add = async (file, options, name) => {
    try {
      const peer = file === "hand" ? hand : await import(`./${file}.mjs`);
      list.push({ name: name ?? peer.name, version: peer.version, isSlow: peer.isSlow, ...peer.make(options) });
    } catch (error) {
      console.log(`${file}: left out, it does not start here (${error.message.split("\n")[0]})`);
    }
  };
  await add("zen", { loop: true });
  await add("zen", { loop: false }, "zen-engine, one evaluation a record");
  await add("jsonrules");
  await add("jsonlogic");
  await add("hand");
  return list;
}

/** Holds every engine against ours; a difference ends the run. */
async function gate(family, texts, list) {
  const measure = list.find((it) => it.isMeasure);
  for (const [nth, text] of texts.entries()) {
    const expected = Array.from(measure.resident(measure.prepare(text)));
    const told = measure.text(text);
    for (const it of list) {
      const found = Array.from(await it.resident(it.prepare(text)));
      if (found.length !== expected.length || found.some((value, at) => value !== expected[at])) {
        const at = expected.findIndex((value, place) => value !== found[place]);
        throw new Error(`${it.name} differs on ${family} ${nth}, figure ${at}: ${found[at]}, not ${expected[at]}`);
      }
      if (it.text && (await it.text(text)) !== told) {
        throw new Error(`${it.name} writes another answer on ${family} ${nth}`);
      }
    }
  }
}

/** Microseconds an input, all inputs in turn for about as long as a slice. */
async function slice(work, data, n_passes, isSlow) {
  const began = process.hrtime.bigint();
  for (let pass = 0; pass < n_passes; pass += 1) {
    if (isSlow) for (const it of data) await work(it);
    else for (const it of data) work(it);
  }
  return Number(process.hrtime.bigint() - began) / 1e3 / n_passes / data.length;
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Medians by engine. */
async function time(list, mode, texts) {
  const runs = [];
  for (const it of list.filter((it) => it[mode])) {
    const all = mode === "resident" ? texts.map(it.prepare) : texts;
    // Warm-up, which also tells how much work fills a slice; a slow engine has some of the inputs.
    const some = all.slice(0, it.isSlow ? 20 : all.length);
    await slice(it[mode], some, 1, it.isSlow);
    const once = await slice(it[mode], some, 2, it.isSlow);
    const data = some.slice(0, Math.max(3, Math.ceil((SLICE_MS * 1e3) / once)));
    const n_passes = Math.max(1, Math.round((SLICE_MS * 1e3) / once / data.length));
    runs.push({ it, data, n_passes, taken: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let nth = 0; nth < runs.length; nth += 1) {
      const run = runs[(nth + round) % runs.length];
      run.taken.push(await slice(run.it[mode], run.data, run.n_passes, run.it.isSlow));
    }
  }
  return new Map(runs.map((run) => [run.it, median(run.taken)]));
}

function verdict(name, mode, ratio) {
  const goal = Object.entries(GOALS).find(([peer]) => name.startsWith(peer))?.[1];
  const [floor, target] = goal?.[mode] ?? [];
  if (!floor) return "";
  const told = ratio >= target ? "target" : ratio >= floor ? "floor" : "below";
  const shown = (it) => `${it >= 1 ? it : it.toFixed(2)}×`;
  return `${goal.id}: floor ${shown(floor)}, target ${shown(target)}: ${told}`;
}

const list = await engines();
console.log(`${cpus().length} × ${cpus()[0]?.model ?? "?"}; Node ${process.versions.node}; load ${loadavg()[0].toFixed(2)}`);
for (const it of list) console.log(`  ${it.name}: ${it.version}`);

const families = FAMILIES.map(([name, about]) => {
  const texts = readFileSync(resolve(inputs, `${name}.ndjson`), "utf8").trimEnd().split("\n");
  return { name, about, texts };
});
for (const { name, texts } of families) await gate(name, texts, list);
const n_inputs = families.reduce((sum, it) => sum + it.texts.length, 0);
console.log(`every engine gives the same answer to all ${n_inputs} inputs, in every mode`);

for (const { about, texts } of families) {
  console.log(`\n${about}`);
  const size = texts.reduce((sum, it) => sum + it.length, 0) / texts.length;
  for (const [mode, title] of [["resident", "resident"], ["text", `string to string, ${size.toFixed(0)} characters`]]) {
    const medians = await time(list, mode, texts);
    const own = medians.get(list.find((it) => it.isMeasure));
    const laidOut = medians.get(list[0]);
    console.log(`  ${title.padEnd(38)}${"median".padStart(12)}${"× parsed".padStart(11)}${mode === "resident" ? "× laid out".padStart(12) : ""}`);
    for (const [it, taken] of medians) {
      const laid = mode === "resident" ? `${(taken / laidOut).toFixed(2)}×`.padStart(12) : "";
      const line = `    ${it.name.padEnd(36)}${taken.toFixed(2).padStart(9)} µs${(taken / own).toFixed(2).padStart(10)}×${laid}`;
      console.log(`${line}  ${verdict(it.name, mode, taken / own)}`.trimEnd());
    }
  }
}
