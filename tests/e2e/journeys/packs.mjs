/** Packs of the teacher's own: imported, written with problems at their place, used, given away, deleted. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beginArchive } from "../steps.mjs";

const FOLDER = new URL("../../../src/present/packs/", import.meta.url);
const template = () => readFile(new URL("template.json", FOLDER), "utf8");
const templateCases = () => readFile(new URL("template-cases.json", FOLDER), "utf8");
const WRONG = '"rate": "1/6x"';
const RIGHT = '"rate": "1/6"';

const text = (page) => page.getByRole("textbox", { name: "政策包全文（JSON）" });
const state = (page) => page.getByRole("region", { name: "状态" });

/** Picks a file in a file field. */
async function pick(page, label, name, content) {
  const buffer = Buffer.from(content);
  await page.getByLabel(label).setInputFiles({ name, mimeType: "application/json", buffer });
}

/** The text of a file that a button downloads, and its name. */
async function downloaded(page, button) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Changes the text as typing does. */
async function replaceText(page, from, to) {
  const area = text(page);
  await area.evaluate(
    (it, [from, to]) => {
      it.focus();
      it.setSelectionRange(it.value.indexOf(from), it.value.indexOf(from) + from.length);
      document.execCommand("insertText", false, to);
    },
    [from, to],
  );
}

/** Imports the template as it is; its editor is open then. */
async function importTemplate(stage) {
  const { page } = stage;
  await stage.go("#/packs");
  await pick(page, "选择政策包文件", "pack.json", await template());
  await page.getByRole("heading", { level: 1, name: "示例县教师培训学分办法" }).waitFor();
}

export default [
  {
    name: "a broken pack is told, mended in the editor, used, given away and deleted",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/welcome");
      await page.getByRole("link", { name: "导入或新建政策包" }).click();
      await page.getByRole("heading", { level: 1, name: "自己的政策包" }).waitFor();
      await stage.axe("the page of packs");

      // What is refused is told place by place, and nothing is kept.
      const broken = (await template()).replace(RIGHT, WRONG);
      await pick(page, "选择政策包文件", "pack.json", broken);
      const answer = page.getByRole("region", { name: "导入政策包" });
      await answer.getByText("没有导入：文件里有错误").waitFor();
      await answer.getByText(/第 \d+ 行第 \d+ 列，规则 EX-5d，第 8 条规则的 rate（\/rules\/7\/rate）/).waitFor();
      await page.getByText("还没有自己的政策包。").waitFor();
      await stage.axe("a refused pack");
      await answer.getByLabel("新编号").fill("gansu-2013-49");
      await answer.getByRole("button", { name: "作为草稿打开" }).click();
      await answer.getByText("内置的政策已经用了这个编号，请换一个。").waitFor();
      await answer.getByLabel("新编号").fill("mycounty-2026");
      await answer.getByRole("button", { name: "作为草稿打开" }).click();

      // The draft is kept, and a problem leads to its place.
      await page.getByRole("heading", { level: 1, name: "示例县教师培训学分办法" }).waitFor();
      await state(page).getByText("有错误，还不能使用").waitFor();
      assert.equal(await page.getByRole("button", { name: "按它核算" }).count(), 0);
      await stage.axe("a draft in the editor");
      await stage.saved();
      await page.reload();
      await stage.settled();
      const problem = page.getByRole("button", { name: /规则 EX-5d/ });
      await problem.focus();
      await page.keyboard.press("Enter");
      const rest = await text(page).evaluate((it) =>
        document.activeElement === it ? it.value.slice(it.selectionStart, it.selectionStart + 14) : "",
      );
      assert.equal(rest, WRONG);

      // Mended, it is in use; the worked cases agree.
      await replaceText(page, WRONG, RIGHT);
      await state(page).getByText("可以使用").waitFor();
      await page.getByText("没有发现问题。", { exact: true }).waitFor();
      await pick(page, "导入算例文件", "cases.json", await templateCases());
      const files = page.getByRole("region", { name: "编辑算例" });
      await files.getByText(/这些算例是「example-county-2026」的/).waitFor();
      await pick(page, "导入算例文件", "cases.json", (await templateCases()).replaceAll("example-county-2026", "mycounty-2026"));
      const cases = page.getByRole("region", { name: "算例", exact: true });
      await cases.getByRole("button", { name: "运行算例" }).click();
      await cases.getByRole("status").filter({ hasText: "2 个算例全部一致。" }).waitFor();
      await stage.axe("a sound pack in the editor");

      await page.getByRole("button", { name: "按它核算" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await page.getByText("90").first().waitFor();
      await page.getByText("示例省 · 示例县").first().waitFor();
      await stage.axe("the overview under one's own pack");
      await stage.go("#/policy");
      await page.getByText("这是您自己的政策包").waitFor();
      await page.getByRole("heading", { level: 2, name: "如何折算" }).waitFor();
      await stage.saved();
      await page.reload();
      await stage.settled();
      await page.getByText("这是您自己的政策包").waitFor();

      // It is given away as it is, and is deleted only once it is not the policy any more.
      await stage.go("#/packs/mycounty-2026");
      const given = await downloaded(page, "下载政策包");
      assert.equal(given.name, "mycounty-2026.json");
      assert.equal(given.text, (await template()).replace("example-county-2026", "mycounty-2026"));
      assert.equal((await downloaded(page, "下载算例")).name, "mycounty-2026-cases.json");
      await stage.go("#/packs");
      await page.getByRole("button", { name: /^删除/ }).click();
      await page.getByRole("alert").filter({ hasText: "是您当前的政策，不能删除" }).waitFor();
      await stage.go("#/teacher");
      await page.getByText("换一项政策").click();
      await page.getByRole("radio", { name: "甘肃省" }).check();
      await page.getByRole("button", { name: "改用选中的政策" }).click();
      await page.getByRole("button", { name: "撤销：选择政策" }).waitFor();
      await stage.go("#/packs");
      await page.getByRole("button", { name: /^删除/ }).click();
      await page.getByText("还没有自己的政策包。").waitFor();
      await stage.axe("after a pack was deleted");
      await page.getByRole("region", { name: "已有的政策包" }).getByRole("button", { name: "撤销" }).click();
      await page.getByRole("link", { name: /^编辑/ }).waitFor();
    },
  },
  {
    name: "what is typed into a pack is kept as a draft, and the last sound text stays in use",
    async run(stage) {
      const { page } = stage;
      await importTemplate(stage);
      await page.getByRole("button", { name: "按它核算" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await stage.go("#/packs/example-county-2026");
      await replaceText(page, '"at-least": "90"', '"at-least": "95"');
      await state(page).getByText("改动会立即反映到总览").waitFor();
      await replaceText(page, '"at-least": "95"', '"at-least": 95');
      await state(page).getByText("在用的仍是上一个没有错误的版本").waitFor();
      // Undoing is the text area's own.
      await page.keyboard.press("Control+z");
      await state(page).getByText("可以使用").waitFor();
      await page.keyboard.press("Control+y");
      await state(page).getByText("在用的仍是上一个没有错误的版本").waitFor();
      await stage.saved();
      await stage.go("#/");
      await page.getByText("95").first().waitFor();
      await page.reload();
      await stage.settled();
      await page.getByText("95").first().waitFor();
      await stage.go("#/packs/example-county-2026");
      assert.match(await text(page).inputValue(), /"at-least": 95\b/);
      await page.getByRole("button", { name: "放弃草稿，回到在用的版本" }).click();
      await state(page).getByText("可以使用").waitFor();
      assert.match(await text(page).inputValue(), /"at-least": "95"/);
      await page.getByRole("button", { name: "撤销：存入政策包“example-county-2026”" }).click();
      await state(page).getByText("有错误，还不能使用").waitFor();
      assert.match(await text(page).inputValue(), /"at-least": 95\b/);
    },
  },
  {
    name: "a shipped pack is copied with its cases and never replaced",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await stage.go("#/packs");
      const shipped = await (await page.request.get(`${stage.address}policies/gansu-2013-49/pack.json`)).text();
      await pick(page, "选择政策包文件", "pack.json", shipped);
      const answer = page.getByRole("region", { name: "导入政策包" });
      await answer.getByText("没有导入：编号和内置的政策相同").waitFor();
      assert.equal(await answer.getByLabel("新编号").inputValue(), "gansu-2013-49-own");
      await answer.getByRole("button", { name: "取消" }).click();

      await page.getByRole("radio", { name: /复制一项内置的政策/ }).check();
      await page.getByLabel("复制哪一项").selectOption("gansu-2013-49");
      await page.getByRole("button", { name: "新建并编辑" }).click();
      await page.getByRole("heading", { level: 1, name: /甘肃省/ }).waitFor();
      const cases = page.getByRole("region", { name: "算例", exact: true });
      await cases.getByRole("button", { name: "运行算例" }).click();
      await cases.getByRole("status").filter({ hasText: /个算例全部一致/ }).waitFor({ timeout: 30_000 });
    },
  },
  {
    name: "a backup carries the packs, and an archive without its pack says so",
    async run(stage) {
      const { page } = stage;
      await importTemplate(stage);
      await page.getByRole("button", { name: "按它核算" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await stage.go("#/data");
      const backup = (await downloaded(page, "下载备份")).text;
      assert.match(backup, /"packs": \[/);
      await page.getByRole("button", { name: "清空全部……" }).click();
      await page.getByLabel(/请输入“清空”/).fill("清空");
      const cleared = page.waitForEvent("download");
      await page.getByRole("button", { name: "清空", exact: true }).click();
      await page.getByText("已清空全部内容").first().waitFor();
      await cleared.catch(() => undefined);

      const without = JSON.parse(backup);
      delete without.packs;
      delete without.checksum;
      await pick(page, "选择备份文件", "without.json", JSON.stringify(without));
      await page.getByText("这个版本没有备份里的政策").waitFor();
      await page.getByRole("button", { name: "用备份替换" }).click();
      await page.getByText("已用备份替换").first().waitFor();
      await stage.go("#/");
      await page.getByRole("heading", { level: 1, name: "选用的政策不在这里，或者读不出来" }).waitFor();
      await stage.axe("an archive without its policy");

      await stage.go("#/data");
      await pick(page, "选择备份文件", "backup.json", backup);
      await page.getByText("自己的政策包", { exact: true }).waitFor();
      await page.getByRole("button", { name: "用备份替换" }).click();
      await page.getByText("已用备份替换").first().waitFor();
      await stage.saved();
      assert.equal((await downloaded(page, "下载备份")).text, backup);
      await stage.go("#/");
      await page.getByText("示例省 · 示例县").first().waitFor();
    },
  },
  {
    name: "a pack is chosen and edited without the network",
    // The browser asks for the icon of the window again on its own.
    expected: [/ERR_INTERNET_DISCONNECTED .*\/icon\.svg$/],
    async run(stage) {
      const { page } = stage;
      await importTemplate(stage);
      await stage.saved();
      await page.getByRole("link", { name: "到自己的政策包" }).click();
      await page.getByRole("heading", { level: 1, name: "自己的政策包" }).waitFor();
      // Every part of the app is here.
      await page.waitForFunction(() => {
        const names = performance.getEntriesByType("resource").map((it) => it.name);
        return ["answer", "work", "tables", "welcome"].every((part) => names.some((it) => it.includes(`split_${part}`)));
      });
      await stage.saved();
      await stage.context.setOffline(true);
      await page.getByRole("button", { name: /^按它核算/ }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await page.getByText("90").first().waitFor();
      await stage.go("#/policy");
      await page.getByText("这是您自己的政策包").waitFor();
    },
  },
  {
    name: "writing a pack on a phone",
    width: 360,
    height: 740,
    async run(stage) {
      const { page } = stage;
      await stage.go("#/packs");
      await stage.fits("the page of packs");
      await page.getByRole("button", { name: "新建并编辑" }).click();
      await page.getByRole("heading", { level: 1, name: "示例县教师培训学分办法" }).waitFor();
      await replaceText(page, '"at-least": "90"', '"at-least": "九十"');
      await state(page).getByText("有错误，还不能使用").waitFor();
      await stage.fits("a draft");
      await stage.axe("a draft on a phone");
    },
  },
];
