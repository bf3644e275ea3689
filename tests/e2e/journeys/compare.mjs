/** The same archive under other rules: looked at before anything is changed, changed, and taken back. */

import assert from "node:assert/strict";
import { addTraining, beginArchive } from "../steps.mjs";

/** The heading of the page, once both sides are reckoned. */
async function compared(page, name = "换一套规则会怎样") {
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("region", { name: "换不换" }).waitFor();
}

/** The rows of the table of records, without its heading. */
const rows = (page) => page.getByRole("region", { name: /条记录，少得最多的在前/ }).getByRole("row");

/** How many records the page shows. */
const count = async (page) => (await rows(page).count()) - 1;

export default [
  {
    name: "comparing with other rules: nothing is changed before one says so, and all of it can be taken back",
    async run(stage) {
      const { page } = stage;
      await beginArchive(stage);
      await addTraining(stage, { title: "数字教学培训", hours: "16" });
      await stage.saved();
      const kept = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
      const before = await kept();

      await stage.go("#/policy");
      await page.getByRole("link", { name: "换一套规则会怎样" }).click();
      await page.getByRole("button", { name: "比较" }).click();
      await page.getByText("请先选一套规则。").waitFor();
      await page.evaluate(() => scrollTo(0, 0));
      await stage.axe("the choice");
      await page.locator('input[type=radio][value="urban-share-scheme"]').check();
      await page.getByRole("button", { name: "比较" }).click();
      await compared(page);
      const row = rows(page).filter({ hasText: "数字教学培训" });
      await row.getByText("−4 学分").waitFor();
      await row.getByText("类别“必修课程 / 县市级培训 / 公共课”在要比的规则中不存在").waitFor();
      await page.getByText("记录上写的类别原样保留").waitFor();
      await page.getByText("1 条变少，共少 4 学分；没有记录变多。").waitFor();
      await stage.axe("a comparison");
      await stage.fits("a comparison");
      assert.equal(await kept(), before, "looking changes nothing");

      await page.getByRole("link", { name: "不换，保持现在的" }).click();
      await page.getByRole("heading", { level: 1, name: /霍尔果斯/ }).waitFor();
      await page.goBack();
      await compared(page);
      await page.getByRole("button", { name: "换用这套规则" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await stage.saved();

      // The category stays in the record, and is said to be unknown.
      await stage.go("#/records");
      await page.getByText("compulsory/county/public（所选政策没有这一类）").first().waitFor();
      await page.getByRole("link", { name: "数字教学培训" }).click();
      await page.getByRole("heading", { level: 1, name: "数字教学培训" }).waitFor();
      await page.getByText("compulsory/county/public（所选政策没有这一类）").first().waitFor();
      await page.getByRole("link", { name: "编辑" }).first().click();
      const category = page.getByLabel(/^类别/);
      await category.waitFor();
      assert.equal(await category.inputValue(), "compulsory/county/public");
      await page.getByRole("button", { name: "保存记录" }).click();
      await page.getByRole("heading", { level: 1, name: "数字教学培训" }).waitFor();

      await page.getByRole("button", { name: /^撤销/ }).click();
      await stage.go("#/records");
      await page.getByRole("cell", { name: /必修|县/ }).first().waitFor();
      assert.equal(await page.getByText("所选政策没有这一类").count(), 0);
      await page.getByRole("cell", { name: "全部认定 4" }).waitFor();
    },
  },
  {
    name: "the filter of a comparison finds as many records as it says, and leads to each",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/sample/compare/gansu-2013-49");
      await compared(page);
      const filter = page.getByLabel("显示哪些");
      for (const option of await filter.getByRole("option").all()) {
        const label = await option.innerText();
        const n_records = Number(/（(\d+)）/.exec(label)[1]);
        await filter.selectOption({ label });
        if (n_records <= 50) assert.equal(await count(page), n_records, label);
      }
      await filter.selectOption({ index: 1 });
      const losses = await rows(page).locator("td:nth-of-type(3)").allInnerTexts();
      const amounts = losses.map((it) => Number.parseFloat(it.replace("−", "")));
      assert.deepEqual(amounts, amounts.toSorted((a, b) => b - a), "the greatest loss first");
      await rows(page).nth(1).getByRole("link").click();
      await page.getByRole("list", { name: "为什么是这个数" }).waitFor();
    },
  },
  {
    name: "two readings of a policy are compared before one is chosen",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/sample/policy");
      await page.getByRole("link", { name: "换一种理解差多少" }).click();
      await page.getByRole("heading", { level: 1, name: "换一种理解会怎样" }).waitFor();
      await page.getByText("两边是同一套规则、同样的理解").waitFor();
      const other = page.getByRole("radio", { name: "倍数即合计（2倍、1倍）" });
      await other.check();
      await compared(page, "换一种理解会怎样");
      assert.ok(await other.evaluate((it) => it === document.activeElement), "focus stays");
      const changes = page.getByRole("region", { name: "规则有何不同" }).or(page.locator("section:has(#rule-changes)"));
      await changes.getByText("改为采用").first().waitFor();
      await stage.axe("two readings");
      await page.getByRole("button", { name: "改用这种理解" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await stage.go("#/sample/policy");
      assert.ok(await page.getByRole("radio", { name: "倍数即合计（2倍、1倍）" }).isChecked());
    },
  },
  {
    name: "what two relatives say differently, on a phone",
    width: 360,
    height: 740,
    async run(stage) {
      const { page } = stage;
      await stage.go("#/welcome");
      await page.locator('input[type=radio][value="urban-share-scheme"]').check();
      await page.getByRole("button", { name: "开始" }).click();
      await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
      await stage.go("#/compare/urban-share-scheme-pd-school");
      await compared(page);
      await page.getByText("改动 4 条，新增 4 条，取消 6 条；其余相同。").waitFor();
      await page.getByText("类别：市级培训、区级培训、校本研修 → 市级培训、校本研修").first().waitFor();
      await page.getByText("还没有培训记录，没有可以逐条比较的。").waitFor();
      await stage.fits("relatives");
      await stage.axe("relatives");
    },
  },
];
