/** Storage that is blocked or full: it is said for as long as it lasts, and nothing is lost. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { addTraining, beginArchive } from "../steps.mjs";

/** Local storage that throws at every touch, and no database. */
const BLOCK = () => {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new DOMException("blocked", "SecurityError");
    },
  });
  Object.defineProperty(globalThis, "indexedDB", { value: undefined });
};

/** Local storage that has no room for a slot once it is told so. */
const FILL = () => {
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function set(key, value) {
    if (globalThis.isFull && key.includes("slot")) throw new DOMException("full", "QuotaExceededError");
    return keep.call(this, key, value);
  };
};

async function downloaded(page, act) {
  const waiting = page.waitForEvent("download");
  await act();
  const download = await waiting;
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

export default [
  {
    name: "storage blocked: the app works, says so, and offers a backup",
    before: (context) => context.addInitScript(BLOCK),
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "师德师风专题培训", hours: "8" });
      await page.getByRole("status").filter({ hasText: "没有保存" }).waitFor();
      await stage.axe("a page that could not be saved");
      const file = await downloaded(page, () => page.getByRole("button", { name: "下载备份" }).click());
      assert.equal(file.format, "xuefen-archive");
      assert.deepEqual(file.records.map((it) => it.title), ["师德师风专题培训"]);
    },
  },
  {
    name: "storage full: what was saved stays, the rest is offered as a file",
    before: (context) => context.addInitScript(FILL),
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "第一条", hours: "8" });
      await stage.saved();
      await page.evaluate(() => {
        globalThis.isFull = true;
      });
      await page.getByRole("button", { name: "删除" }).click();
      await page.getByRole("status").filter({ hasText: "空间已满" }).waitFor();
      await page.getByRole("button", { name: /撤销：/ }).click();
      const file = await downloaded(page, () => page.getByRole("button", { name: "下载备份" }).click());
      assert.deepEqual(file.records.map((it) => it.title), ["第一条"]);

      // There is room again: trying again saves, and a reload finds it.
      await page.evaluate(() => {
        globalThis.isFull = false;
      });
      await page.getByRole("button", { name: "再试一次" }).click();
      await stage.saved();
      await page.reload();
      await stage.settled();
      await stage.go("#/records");
      await page.getByRole("link", { name: "第一条" }).waitFor();
    },
  },
];
