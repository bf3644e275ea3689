/** What several journeys do, by role and label. */

/** Chooses the policy of Khorgos and begins an archive of one's own. */
export async function beginArchive(stage) {
  const { page } = stage;
  await stage.go("#/welcome");
  await page.getByRole("radio", { name: /霍尔果斯/ }).check();
  await page.getByRole("button", { name: "开始" }).click();
  await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
}

/** Types a training of the county's public courses and saves it; the record's page is open then. */
export async function addTraining(stage, { title, hours, grade }) {
  const { page } = stage;
  await stage.go("#/new");
  await page.getByLabel("名称").first().fill(title);
  await page.getByLabel("活动").selectOption({ label: "培训" });
  await page.getByLabel(/完成日期/).fill("2025-07-12");
  await page.getByLabel(/学时/).first().fill(hours);
  await page.getByLabel("培训方式").selectOption({ label: "集中（面授）" });
  await page.getByLabel("级别").first().selectOption({ label: "县级（区、县级市）" });
  await page.getByLabel(/^类别/).selectOption({ label: "必修课程 / 县市级培训 / 公共课" });
  if (grade) await page.getByLabel("考核结果").selectOption({ label: grade });
  await page.getByRole("button", { name: "保存记录" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}
