/** What comes in and goes out: a pasted table, a backup, files that are refused. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { addTraining, beginArchive } from "../steps.mjs";

const GOOD = [
  ["师德师风专题网络培训", "8", "2025-03-12", "网络研修", "县级", "必修课程/县市级培训/公共课"],
  ["作业管理与设计能力提升", "16", "2025年4月2日", "集中培训", "县级", "必修课程/县市级培训/专业课"],
  ["铸牢中华民族共同体意识教育", "10", "2025.4.20", "网络", "州级", "必修课程/州级培训/公共课"],
  ["小学数学新教材研读", "20", "2025/5/16", "集中", "县级", "必修课程/县市级培训/专业课"],
  ["国家智慧教育平台深化应用", "10", "2025-06-01", "线上", "国家级", "数字素养"],
  ["班级管理经验交流", "8", "2025-06-20", "集中", "县级", "必修课程/县市级培训/公共课"],
  ["家庭教育指导", "8", "2025-07-03", "线上", "县级", "必修课程/县市级培训/公共课"],
  ["课题研究方法", "12", "2025-08-15", "线上", "州级", "必修课程/州级培训/专业课"],
  ["心理健康教育", "8", "2025-09-10", "集中", "县级", "必修课程/县市级培训/公共课"],
  ["党建与思想政治专题", "8", "2025-10-12", "集中", "县级", "选修课程"],
];
const BAD = [
  ["没有日期的培训", "8", "", "集中", "县级", "选修课程"],
  ["学时写错的培训", "八小时多", "2025-11-02", "集中", "县级", "选修课程"],
];
const TABLE = [["培训名称", "学时", "完成日期", "培训形式", "级别", "类别"], ...GOOD, ...BAD]
  .map((row) => row.join("\t"))
  .join("\r\n");

async function backedUp(page) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载备份" }).first().click();
  return readFile(await (await waiting).path(), "utf8");
}

export default [
  {
    name: "paste twelve rows with two bad ones",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await stage.go("#/import");
      await page.getByLabel("粘贴表格").fill(TABLE);
      await page.getByRole("button", { name: "读取粘贴的内容" }).click();
      const refused = page.getByRole("region", { name: /有问题的行/ });
      await refused.getByText("八小时多").first().waitFor();
      await refused.getByText("没有日期的培训").first().waitFor();
      await stage.axe("the preview of an import");
      await page.getByRole("button", { name: /导入 10 条/ }).click();
      await page.getByRole("button", { name: "撤销：导入 10 条培训记录" }).waitFor();
      await stage.go("#/records");
      await page.getByText(/共 10 条记录/).waitFor();
      for (const [title] of GOOD) await page.getByRole("link", { name: title }).waitFor();
      await page.getByRole("button", { name: "撤销：导入 10 条培训记录" }).click();
      await page.getByText("还没有培训记录").waitFor();
    },
  },
  {
    name: "export, wipe, import, equal",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "课程标准解读", hours: "18", grade: "优秀" });
      await stage.go("#/data");
      await stage.axe("the backup page");
      const before = await backedUp(page);

      await page.getByRole("button", { name: "清空全部……" }).click();
      await page.getByLabel(/请输入“清空”/).fill("清空");
      await stage.axe("the dialog before everything is erased");
      await page.getByRole("button", { name: "清空", exact: true }).click();
      await page.getByText("已清空全部内容").first().waitFor();

      await page.getByLabel("选择备份文件").setInputFiles({
        name: "backup.json",
        mimeType: "application/json",
        buffer: Buffer.from(before),
      });
      await page.getByText("课程标准解读").first().waitFor();
      await stage.axe("the difference before an import");
      await page.getByRole("button", { name: "用备份替换" }).click();
      await page.getByText("已用备份替换").first().waitFor();
      await stage.saved();
      assert.equal(await backedUp(page), before);
    },
  },
  {
    name: "files that are refused change nothing and say why",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "留下来的记录", hours: "4" });
      await stage.go("#/data");
      const before = await backedUp(page);
      const changed = before.replace("留下来的记录", "被改过的记录");
      const newer = before.replace('"version": 1', '"version": 99');
      const files = [
        ["damaged", before.slice(0, before.length / 2), "文件已损坏"],
        ["changed", changed, "文件已损坏"],
        ["foreign", '{"hello": "world"}', "这不是学分的备份"],
        ["newer", newer, "这个备份由更新版本的学分生成"],
        ["large", " ".repeat(9_000_000), "文件太大"],
      ];
      for (const [name, text, said] of files) {
        await page.getByLabel("选择备份文件").setInputFiles({
          name: `${name}.json`,
          mimeType: "application/json",
          buffer: Buffer.from(text),
        });
        await page.getByText(said).first().waitFor();
      }
      assert.equal(await backedUp(page), before);
    },
  },
];
