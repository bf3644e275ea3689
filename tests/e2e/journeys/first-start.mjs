/** From nothing to the first answer. */

import assert from "node:assert/strict";
import { addTraining, beginArchive } from "../steps.mjs";

export default [
  {
    name: "first start to first answer",
    async run(stage) {
      const { page } = stage;
      await stage.go();
      await stage.axe("the first page");
      await beginArchive(stage);
      await page.getByText("还没有培训记录").waitFor();
      await stage.axe("an empty overview");

      await addTraining(stage, { title: "新课标新教材实施专题培训", hours: "20" });
      await page.getByText("应计 5 学分，全部认定").waitFor();
      await page.getByRole("link", { name: "总览" }).click();
      const total = page.getByRole("region", { name: "周期总学分" });
      await total.getByText("5", { exact: true }).waitFor();
      await total.getByText("85", { exact: true }).waitFor();
      await stage.saved();
      await stage.axe("the overview with one record");
    },
  },
  {
    name: "the sample teacher is never saved",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/sample");
      await page.getByText("59.725").first().waitFor();
      await stage.axe("the sample's overview");
      await stage.go("#/sample/records/r16");
      await page.getByRole("button", { name: "删除" }).click();
      await page.getByRole("button", { name: /撤销：/ }).waitFor();
      const kept = await page.evaluate(() => Object.keys(localStorage).filter((it) => it.includes("slot")));
      assert.deepEqual(kept, []);
      await page.reload();
      await stage.settled();
      await stage.go("#/sample");
      await page.getByText("59.725").first().waitFor();
    },
  },
  {
    name: "a part of the app that does not arrive can be asked for again",
    expected: [/Failed to load resource/, /Failed to fetch/],
    async run(stage) {
      const { page } = stage;
      let isBroken = true;
      await page.route(/_split_work/, (route) => (isBroken ? route.abort() : route.continue()));
      await stage.go("#/sample");
      await page.getByRole("link", { name: "记录", exact: true }).click();
      await page.getByRole("heading", { name: "这一页没能打开" }).waitFor();
      await stage.axe("a page whose part did not arrive");
      isBroken = false;
      await page.getByRole("button", { name: "再试一次" }).click();
      await page.getByRole("heading", { level: 1, name: "培训记录" }).waitFor();
    },
  },
];
