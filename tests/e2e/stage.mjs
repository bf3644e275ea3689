/** What a journey stands on: a page in a context of its own, and what must never happen on it. */

import assert from "node:assert/strict";
import { readFile, mkdir } from "node:fs/promises";

const AXE = new URL("./node_modules/axe-core/axe.min.js", import.meta.url);
const OUT = new URL("./out/", import.meta.url);

/** The rules that axe holds pages against. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export class Stage {
  constructor(browser, address, journey) {
    this.browser = browser;
    this.address = address;
    this.journey = journey;
    this.faults = [];
    /** Console messages that a journey provokes on purpose: patterns. */
    this.expected = journey.expected ?? [];
  }

  /** Opens a context and the first page; `journey.before` may prepare it. */
  async open() {
    const { width = 1366, height = 768, options = {} } = this.journey;
    this.context = await this.browser.newContext({
      viewport: { width, height },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      acceptDownloads: true,
      ...options,
    });
    this.context.setDefaultTimeout(10_000);
    // The very first load starts the browser, too.
    this.context.setDefaultNavigationTimeout(30_000);
    await this.journey.before?.(this.context);
    this.page = await this.newPage();
  }

  /** A page that is watched: console, crashes, and where its requests go. */
  async newPage() {
    const page = await this.context.newPage();
    const origin = new URL(this.address).origin;
    page.on("console", (message) => {
      const said = `console: ${message.text()} ${message.location().url}`;
      if (["error", "warning"].includes(message.type())) this.fault(said);
    });
    page.on("pageerror", (error) => this.fault(`page: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      const own = url.startsWith(origin) || url.startsWith("blob:") || url.startsWith("data:");
      if (!own) this.fault(`request to ${url}`);
    });
    return page;
  }

  fault(text) {
    if (!this.expected.some((it) => it.test(text))) this.faults.push(text);
  }

  /** Goes to a fragment and waits for the page's heading. */
  async go(fragment = "#/") {
    await this.page.goto(this.address + fragment);
    await this.settled();
  }

  /** Waits until the app stands in place of the static shell, with a heading. */
  async settled() {
    await this.page.locator("#shell").waitFor({ state: "detached" });
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** Waits until the status line says that everything is kept. */
  async saved() {
    await this.page.getByRole("status").filter({ hasText: /已保存|Saved at/ }).waitFor();
  }

  /** Fails if axe finds anything on the page as it stands. */
  async axe(where) {
    await this.page.evaluate(await readFile(AXE, "utf8"));
    const found = await this.page.evaluate(
      (rules) => globalThis.axe.run(document, { runOnly: { type: "tag", values: rules } }),
      RULES,
    );
    const said = found.violations.map(
      (it) => `${it.id}: ${it.help}\n  ${it.nodes.map((node) => node.html).join("\n  ")}`,
    );
    assert.deepEqual(said, [], `axe on ${where}`);
  }

  /** Fails if the page is wider than the window. */
  async fits(where) {
    const [content, window] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(content <= window, `${where} is ${content} wide in ${window}`);
  }

  async close() {
    assert.deepEqual(this.faults, [], "nothing may be wrong on the way");
    await this.context.close();
  }

  /** Leaves a picture of where it went wrong. */
  async giveUp() {
    try {
      await mkdir(OUT, { recursive: true });
      const name = this.journey.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-");
      await this.page?.screenshot({ path: new URL(`${name}.png`, OUT).pathname, fullPage: true });
      if (this.faults.length > 0) console.log(`      on the way: ${this.faults.join("; ")}`);
      await this.context?.close();
    } catch (error) {
      console.log(`      no picture: ${error.message}`);
    }
  }
}
