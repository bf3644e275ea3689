/**
 * Runs the browser journeys: `node run.mjs <address of the app> [part of a journey's name]`.
 *
 * Every journey has a browser context of its own. It fails on any error or warning in the console,
 * on a request to another origin, and on anything that axe finds where it is asked.
 * The last line says how many passed and failed.
 */

import { readdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { Stage } from "./stage.mjs";

const [address, wanted = ""] = process.argv.slice(2);
if (!address) {
  console.error("usage: node run.mjs <address of the app> [part of a journey's name]");
  process.exit(2);
}

const folder = new URL("./journeys/", import.meta.url);
const names = (await readdir(folder)).filter((it) => it.endsWith(".mjs")).sort();
const journeys = [];
for (const name of names) {
  const { default: found } = await import(new URL(name, folder));
  for (const journey of found) journeys.push({ ...journey, file: name });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
});

let passed = 0;
let failed = 0;
for (const journey of journeys.filter((it) => it.name.includes(wanted))) {
  const start = performance.now();
  const stage = new Stage(browser, address, journey);
  try {
    await stage.open();
    await journey.run(stage);
    await stage.close();
    passed += 1;
    console.log(`  ✓ ${journey.name} (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`  ✗ ${journey.name} (${journey.file})\n${indent(String(error.stack ?? error))}`);
    await stage.giveUp();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function indent(text) {
  return text.split("\n").map((it) => `      ${it}`).join("\n");
}
