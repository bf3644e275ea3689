/** A policy of each sort as a readable document, with what it means for the teacher and its worked cases. */

import assert from "node:assert/strict";

/** One policy of each sort: chapters that it must have, and whether it has cases. */
const SORTS = [
  { id: "khorgos-2024-2028", chapters: ["要求", "如何折算", "期限", "用途与后果"], cases: true },
  { id: "hunan-heye-central-school", chapters: ["要求", "如何折算", "期限", "证明材料", "程序与认定"], cases: true },
  { id: "changsha-vocational-2017", chapters: ["如何折算", "证明材料"], cases: true },
  { id: "district-64h-modules", chapters: ["要求", "如何折算"], cases: true },
  { id: "urban-share-scheme", chapters: ["要求"], cases: true },
  { id: "school-72-annual", chapters: ["要求", "如何折算"], cases: true },
  { id: "hainan-experimental-register", chapters: ["不计学分的任务", "用途与后果"], cases: false },
  { id: "moe-2016-guiding-opinions", chapters: ["用途与后果", "程序与认定"], cases: false },
];

/** Begins an archive under a policy. */
async function begin(stage, id) {
  const { page } = stage;
  await stage.go("#/welcome");
  await page.locator(`input[type=radio][value="${id}"]`).check();
  await page.getByRole("button", { name: "开始" }).click();
  await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
  await stage.go("#/policy");
}

/** Notes how many cases are drawn at a time: what changes in one piece of work is noted at once. */
async function watchCases(page) {
  await page.evaluate(() => {
    globalThis.drawn = [];
    let before = 0;
    new MutationObserver(() => {
      const now = document.querySelectorAll("#cases .fold").length;
      if (now !== before) globalThis.drawn.push(now - before);
      before = now;
    }).observe(document.getElementById("cases"), { childList: true, subtree: true });
  });
}

/** Runs the cases and says how many came out as expected. */
async function runCases(page) {
  const card = page.getByRole("region", { name: "算例" });
  await watchCases(page);
  await card.getByRole("button", { name: "运行算例" }).click();
  const done = card.getByRole("status").filter({ hasText: "全部一致" });
  await done.waitFor({ state: "attached", timeout: 30_000 });
  const n_cases = await card.locator("details details").count();
  assert.equal(await done.innerText(), `${n_cases} 个算例全部一致。`);
  const drawn = await page.evaluate(() => globalThis.drawn);
  assert.deepEqual(drawn, drawn.map(() => 1), "each case is drawn by itself");
  assert.equal(drawn.length, n_cases);
  await card.getByText("逐例查看").click();
  return card;
}

export default SORTS.map(({ id, chapters, cases }) => ({
  name: `reading a policy and running its cases: ${id}`,
  async run(stage) {
    const { page } = stage;
    await begin(stage, id);
    for (const it of chapters) await page.getByRole("heading", { level: 2, name: it, exact: true }).waitFor();
    await stage.fits(id);
    if (cases) {
      const card = await runCases(page);
      const first = card.locator("details details").first();
      await first.locator("summary").focus();
      await page.keyboard.press("Enter");
      await first.getByRole("table").last().waitFor();
      assert.equal(await first.getByText("不符").count(), 0);
    } else {
      await page.getByText("这份文件没有规定学分数额").waitFor();
      assert.equal(await page.getByRole("region", { name: "算例" }).count(), 0);
    }
    await stage.axe(id);
  },
})).concat([
  {
    name: "a reading chosen on the policy's page keeps focus and changes the document",
    async run(stage) {
      const { page } = stage;
      await begin(stage, "khorgos-2024-2028");
      const reading = page.getByRole("radio", { name: "倍数即合计（2倍、1倍）" });
      await reading.check();
      await page.getByRole("status").filter({ hasText: "口径已更改" }).waitFor();
      assert.ok(await reading.evaluate((it) => it === document.activeElement));
      await page.getByText("按解释口径采用（主讲教师奖励：倍数即合计（2倍、1倍））").first().waitFor();
      await page.getByRole("radio", { name: /（默认）/ }).first().waitFor();
      await stage.saved();
    },
  },
  {
    name: "duties are entered by the teacher and counted on the policy's page",
    async run(stage) {
      const { page } = stage;
      await begin(stage, "hainan-experimental-register");
      await page.getByRole("listitem").filter({ hasText: "备课组每周" }).getByRole("link", { name: "去填写" }).click();
      await page.getByRole("heading", { level: 1, name: "我的资料" }).waitFor();
      await page.getByRole("button", { name: "登记集体备课" }).click();
      const entry = page.getByRole("group", { name: "1．集体备课" });
      await entry.getByLabel("从").fill("2026-02-23");
      await entry.getByLabel("到").fill("2026-02-01");
      await page.getByRole("button", { name: "保存资料" }).click();
      await page.getByRole("alert").filter({ hasText: "结束日期早于开始日期" }).waitFor();
      await stage.axe("problems of a duty");
      await entry.getByLabel("到").fill("2026-07-12");
      await entry.getByLabel("完成次数").fill("18");
      await page.getByRole("button", { name: "保存资料" }).click();
      await page.getByRole("status").filter({ hasText: "资料已保存" }).waitFor();
      await stage.go("#/policy");
      await page.getByText("应 20 次，已登记 18 次，还缺 2 次").waitFor();
    },
  },
  {
    name: "a record says which evidence it lacks and who recognises it",
    async run(stage) {
      const { page } = stage;
      await stage.go("#/sample/records/r16");
      await page.getByRole("heading", { level: 3, name: "由谁认定" }).waitFor();
      await page.getByRole("list", { name: "由谁认定" }).getByRole("link").click();
      await page.getByRole("heading", { level: 1, name: "五(四)" }).waitFor();
    },
  },
  {
    name: "a policy's page on a phone",
    width: 360,
    height: 740,
    async run(stage) {
      const { page } = stage;
      await begin(stage, "hunan-heye-central-school");
      await stage.fits("a policy");
      await stage.axe("a policy");
      await runCases(page);
      await page.getByRole("region", { name: "算例" }).locator("details details summary").first().click();
      await stage.fits("an opened case");
    },
  },
]);
