/** Records: typed, explained, pasted, undone. */

import assert from "node:assert/strict";
import { addTraining, beginArchive } from "../steps.mjs";

export default [
  {
    name: "type a record and read its derivation",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await stage.go("#/new");
      await stage.axe("an empty form");
      await page.getByRole("button", { name: "保存记录" }).click();
      await page.getByRole("alert").waitFor();
      await stage.axe("a form with problems");

      await addTraining(stage, { title: "作业管理与设计培训", hours: "20", grade: "良好" });
      const steps = page.getByRole("list", { name: "为什么是这个数" });
      await steps.getByText(/20 学时/).waitFor();
      await steps.getByText("0.25", { exact: true }).waitFor();
      assert.equal(await page.getByText("应计 5.25 学分，全部认定").count(), 1);
      await stage.axe("a record with its derivation");

      // From the derivation to the article, and from there back to the record.
      await steps.getByRole("link", { name: "五(二)2" }).click();
      await page.getByRole("link", { name: "作业管理与设计培训" }).waitFor();
      await stage.axe("an article");
    },
  },
  {
    name: "undo and redo after a reload",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "集体备课研修", hours: "8" });
      await page.getByRole("button", { name: "删除" }).click();
      await page.getByRole("button", { name: "撤销：删除“集体备课研修”" }).waitFor();
      await stage.saved();

      await page.reload();
      await stage.settled();
      await page.getByRole("button", { name: "撤销：删除“集体备课研修”" }).click();
      await stage.go("#/records");
      await page.getByRole("link", { name: "集体备课研修" }).waitFor();
      await page.getByRole("button", { name: "重做：删除“集体备课研修”" }).click();
      await page.getByText("还没有培训记录").waitFor();
    },
  },
];
