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

/** A window that hears nothing of what others save, as if it had been asleep. */
const DEAF = () => {
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function add(kind, ...rest) {
    if (["storage", "visibilitychange", "pageshow", "focus"].includes(kind)) return undefined;
    return listen.call(this, kind, ...rest);
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
  {
    name: "a damaged copy: said, offered as a file, and then gone",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "完好的", hours: "8" });
      await stage.saved();
      await page.evaluate(() => {
        const key = Object.keys(localStorage).find((it) => it.includes("slot"));
        localStorage.setItem(key, localStorage.getItem(key).slice(0, -40));
      });
      await page.reload();
      await stage.settled();
      const banner = page.getByRole("complementary", { name: /注意/ });
      await banner.waitFor();
      await stage.axe("a page with something to salvage");
      const raw = await downloaded(page, () => banner.getByRole("button", { name: /存成文件/ }).click());
      assert.equal(raw.format, "xuefen-raw");
      assert.ok(raw.entries.length > 0 && raw.entries.every((it) => it.text.length > 0));
      await banner.waitFor({ state: "detached" });
      await stage.saved();
      await page.reload();
      await stage.settled();
      await stage.go("#/records");
      await page.getByText("完好的").first().waitFor();
      assert.equal(await banner.count(), 0);
    },
  },
  {
    name: "two windows that know nothing of each other: neither writes over the other",
    before: (context) => context.addInitScript(DEAF),
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await stage.saved();
      const other = await stage.newPage();
      await other.goto(`${stage.address}#/`);
      await other.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await addTraining(stage, { title: "在第一个窗口", hours: "8" });
      await stage.saved();
      await addTraining({ page: other, go: (place) => other.goto(stage.address + place) }, { title: "在第二个窗口", hours: "8" });
      await other.getByRole("status").filter({ hasText: "另一个窗口" }).waitFor();
      const file = await downloaded(other, () => other.getByRole("button", { name: /改用另一窗口/ }).click());
      assert.deepEqual(file.records.map((it) => it.title), ["在第二个窗口"]);
      await other.getByRole("status").filter({ hasText: "已保存" }).waitFor();
      await other.goto(`${stage.address}#/records`);
      await other.getByText("在第一个窗口").first().waitFor();
      assert.equal(await other.getByText("在第二个窗口").count(), 0);
    },
  },
];
