/** Every page in both languages, narrow and wide, light and dark, by keyboard. */

import assert from "node:assert/strict";

const PAGES = ["", "/records", "/records/r16", "/records/r16/edit", "/new", "/import", "/policy", "/policy/KH-09c", "/compare", "/compare/hunan-heye-central-school", "/teacher", "/data"];

async function every(stage, where) {
  for (const it of PAGES) {
    await stage.go(`#/sample${it}`);
    await stage.fits(`${where} ${it}`);
    await stage.axe(`${where} ${it}`);
  }
  for (const it of ["#/welcome", "#/packs", "#/sample/packs", "#/packs/none"]) {
    await stage.go(it);
    await stage.fits(`${where} ${it}`);
    await stage.axe(`${where} ${it}`);
  }
}

/** Keeps a language as a teacher's earlier choice would. */
const kept = (language) => (context) =>
  context.addInitScript((it) => localStorage.setItem("xuefen/v1/language", it), language);

export default [
  {
    name: "every page at 320 pixels, light, in Chinese",
    width: 320,
    height: 640,
    run: (stage) => every(stage, "320 zh light"),
  },
  {
    name: "every page on a PC, dark, in English",
    options: { colorScheme: "dark" },
    before: kept("en"),
    run: (stage) => every(stage, "1366 en dark"),
  },
  {
    name: "English one click away, and kept",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/sample");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      await page.reload();
      await stage.settled();
      await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
      await page.getByRole("button", { name: "中文" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    },
  },
  {
    name: "by keyboard alone: past the header, to a record and its derivation",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/sample/records");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
      await page.getByRole("link", { name: "小学语文骨干教师提升培训" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "小学语文骨干教师提升培训" }).waitFor();
      await page.waitForFunction(() => document.activeElement?.id === "page-title");
      await page.getByRole("list", { name: "为什么是这个数" }).waitFor();
    },
  },
  {
    name: "every component in every state",
    async run(stage) {
      await stage.go("#/gallery");
      await stage.axe("the gallery");
      await stage.fits("the gallery");
    },
  },
];
