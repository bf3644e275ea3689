/**
 * Measures the page with 300 records at a processor four times slower: `node page.mjs <address>`.
 *
 * It prints, and judges nothing: budgets are 50 ms for an answer to typing and to opening a
 * derivation. An answer is measured from the event to the next painted frame.
 */

import { createRequire } from "node:module";

const require = createRequire(new URL("../tests/e2e/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const address = process.argv[2];
const RECORDS = 300;
const SLOWER = 4;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
const page = await context.newPage();

/** An archive of plausible records, the same at every run. */
function archive() {
  const records = [];
  for (let nth = 0; nth < RECORDS; nth += 1) {
    const year = 2024 + (nth % 3);
    const month = String(1 + (nth % 12)).padStart(2, "0");
    const online = nth % 2 === 1;
    records.push({
      id: `r${String(nth).padStart(3, "0")}`,
      title: `第${nth + 1}次培训：新课标新教材实施`,
      activity: nth % 5 === 4 ? "school-based" : "training",
      level: ["county", "prefecture", "province", "national"][nth % 4],
      mode: online ? "online" : "in-person",
      category: ["compulsory/county/public", "compulsory/county/professional", "compulsory/digital", "elective"][nth % 4],
      quantity: { hours: String(2 + (nth % 9)) },
      completed_on: `${year}-${month}-15`,
    });
  }
  return JSON.stringify({
    format: "xuefen-archive", version: 1, policy: "khorgos-2024-2028", teacher: {}, records,
  });
}

await page.goto(`${address}#/data`);
await page.locator("#shell").waitFor({ state: "detached" });
await page.locator("input[type=file]").first().setInputFiles({
  name: "archive.json", mimeType: "application/json", buffer: Buffer.from(archive()),
});
await page.getByRole("button", { name: /用备份替换|Replace/ }).click();
await page.getByRole("status").filter({ hasText: /已保存/ }).waitFor();

const session = await context.newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

/** Milliseconds from an event to the frame that shows its effect, as the browser itself measures. */
async function interactions(act) {
  await page.evaluate(() => {
    globalThis.seen = [];
    globalThis.watch = new PerformanceObserver((list) => {
      for (const it of list.getEntries()) if (it.interactionId) globalThis.seen.push(it.duration);
    });
    globalThis.watch.observe({ type: "event", durationThreshold: 16, buffered: false });
  });
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => {
    globalThis.watch.disconnect();
    return globalThis.seen;
  });
}

function say(what, durations) {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  console.log(`${what}: ${sorted.length} answers over 16 ms; median ${at(0.5)} ms, p98 ${at(0.98)} ms, worst ${at(1)} ms`);
}

await page.goto(`${address}#/records`);
await page.getByRole("heading", { level: 1 }).waitFor();
say("typing in the search of 300 records", await interactions(async () => {
  // Real keys: what an input method commits is no interaction that the browser would measure.
  const box = page.getByRole("searchbox");
  for (const text of ["12", "3", "20"]) {
    await box.pressSequentially(text, { delay: 120 });
    for (const _ of text) await box.press("Backspace", { delay: 120 });
  }
}));

await page.goto(`${address}#/records/r010/edit`);
await page.getByRole("heading", { level: 1 }).waitFor();
say("typing in the form beside 300 records", await interactions(async () => {
  await page.getByLabel(/^名称/).first().pressSequentially("shifan kecheng", { delay: 90 });
  await page.getByLabel(/学时/).first().pressSequentially("123", { delay: 90 });
}));

const opened = [];
for (let nth = 20; nth < 30; nth += 1) {
  await page.goto(`${address}#/records`);
  const link = page.getByRole("link", { name: /次培训/ }).nth(nth);
  await link.waitFor();
  opened.push(...await interactions(async () => {
    await link.click();
    await page.getByRole("heading", { name: /为什么/ }).waitFor();
  }));
}
say("opening a derivation", opened);
await browser.close();
