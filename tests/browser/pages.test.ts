import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { source } from "axe-core";
import type { Browser, Page } from "puppeteer-core";
import { declareWorkloads } from "../../bench/shop";
import { pageAssets, pageDocument } from "../../cli/pages";
import type { PageData } from "../../cli/pages/contract";
import { planPage, planStacks } from "../../cli/plan";
import { readProject } from "../../cli/project";
import { rehearsalPage } from "../../cli/rehearsal";
import { runProgram } from "../../components/testing";
import { failedRehearsal } from "../rehearsal/report/page/outcome";
import { show, startBrowser } from "./browser";

const widths = [400, 1400];

async function prodPage(): Promise<PageData> {
  const [outcome] = await planStacks(readProject("."), ["prod"]);
  assert.ok(outcome !== undefined && "plan" in outcome);
  return planPage(outcome.plan);
}

async function manyPage(): Promise<PageData> {
  const { outputs, resources } = await runProgram(() => declareWorkloads(1000), { stack: "many" });
  return planPage({ project: "shop", stack: "many", outputs, resources, warnings: [], notes: [] });
}

/** The violations of accessibility rules, each with the elements that break it. */
async function violations(page: Page): Promise<string[]> {
  /* Through the debugger: the page's own policy forbids scripts that it does not carry. */
  await page.evaluate(source);
  const found: unknown = await page.evaluate(
    "axe.run().then((results) => results.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`))",
  );
  return found as string[];
}

/** Puppeteer itself only gives the focus to elements of HTML. */
async function focus(page: Page, selector: string): Promise<void> {
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
}

const isTooWide = "document.documentElement.scrollWidth > window.innerWidth";

describe("pages in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "keelson-pages-"));
  let browser: Browser;
  let assets: Awaited<ReturnType<typeof pageAssets>>;

  before(async () => {
    [browser, assets] = await Promise.all([startBrowser(), pageAssets()]);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const fileOf = (name: string, data: PageData) => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, pageDocument(name, data, assets));
    return pathToFileURL(file).href;
  };

  const look = async (url: string, width: number, ids: readonly string[], theme: "light" | "dark") => {
    const { complaints, page, requests } = await show(browser, url, width);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    const missing = await Promise.all(ids.map(async (id) => ((await page.$(`#${id}`)) === null ? [id] : [])));
    assert.deepEqual({ complaints, requests, missing: missing.flat() }, { complaints: [], requests: [], missing: [] });
    assert.equal(await page.evaluate(isTooWide), false, "the page scrolls sideways");
    assert.deepEqual(await violations(page), []);
    return page;
  };

  const chapters = ["components", "order", "reach", "open", "permissions"];
  const plans = { prod: { data: prodPage, find: "paymentservice" }, many: { data: manyPage, find: "service-777" } };
  for (const [name, { data, find }] of Object.entries(plans)) {
    describe(`the plan of ${name}`, () => {
      let url: string;
      before(async () => {
        url = fileOf(name, await data());
      });
      for (const [index, width] of widths.entries()) {
        it(`is whole, accessible and not too wide at ${width} pixels`, async () => {
          const page = await look(url, width, chapters, index === 0 ? "light" : "dark");
          const drawn = await page.$$eval("#components .node, #components .outline .name", (nodes) => nodes.length);
          assert.ok(drawn > 5 && drawn < 150, `${drawn} nodes are drawn`);
          await page.close();
        });
      }

      it("finds a component by keyboard, shows its details, and closes them by Esc", async () => {
        const { page } = await show(browser, url, 1400);
        await page.keyboard.press("/");
        await page.keyboard.type(find);
        await page.waitForSelector("#result-0");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".details h3");
        assert.match(await page.$eval(".details h3", ({ textContent }) => textContent ?? ""), new RegExp(find));
        /* What encloses it opens a moment later. */
        await page.waitForSelector(".node.selected");
        assert.equal(await page.$$eval(".node.selected", (nodes) => nodes.length), 1);
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
        await page.waitForSelector(".details", { hidden: true });
        await page.close();
      });
    });
  }

  it("fits the drawing to its room: whole at first, and whole with the chosen node while the details are open", async () => {
    const { page } = await show(browser, fileOf("prod", await prodPage()), 1280);
    const cropped = () =>
      page.evaluate(`(() => {
        const frame = document.querySelector("#components .drawing").getBoundingClientRect();
        return [...document.querySelectorAll("#components .node")].filter((node) => {
          const { left, right } = node.getBoundingClientRect();
          return left < frame.left - 1 || right > frame.right + 1;
        }).length;
      })()`);
    assert.equal(await cropped(), 0);
    const before = await page.$eval("#components .drawing", ({ clientWidth }) => clientWidth);
    await focus(page, '#components .node[aria-label^="velero"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction(`document.querySelector("#components .drawing").clientWidth < ${before}`);
    await page.waitForSelector("#components .node.selected");
    assert.equal(await cropped(), 0);
    await page.close();
  });

  it("lists components and connections where there is no room for drawings and tables", async () => {
    const { page } = await show(browser, fileOf("prod", await prodPage()), 400);
    assert.equal(await page.$(".drawing, .matrix"), null);
    const entry = '#components .outline button[aria-label="Open boutique"]';
    await page.$eval(entry, (button) => (button as unknown as { click(): void }).click());
    await page.waitForSelector('#components .outline button[aria-label="Close boutique"]');
    const senders = await page.$$eval("#reach .card > strong", (names) => names.map(({ textContent }) => textContent));
    assert.ok(senders.includes("traefik"), senders.join(", "));
    await page.close();
  });

  it("opens a closed component by keyboard, and closes it again", async () => {
    const { page } = await show(browser, fileOf("prod", await prodPage()), 1400);
    const boxes = () => page.$$eval("#components .box", (all) => all.length);
    const before = await boxes();
    await focus(page, '#components .node[aria-label^="boutique"]');
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(`document.querySelectorAll("#components .box").length > ${before}`);
    await focus(page, '#components .box-title[aria-label^="boutique"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction(`document.querySelectorAll("#components .box").length === ${before}`);
    await page.close();
  });

  for (const width of widths) {
    it(`shows a failed rehearsal with its failure first at ${width} pixels`, async () => {
      const url = fileOf("rehearsal", rehearsalPage(failedRehearsal));
      const page = await look(url, width, ["failures", "phases", "resources-0", "simulated"], "dark");
      assert.equal(await page.$eval("main section", ({ id }) => id), "failures");
      assert.equal(await page.$$eval(".timeline .critical", (bars) => bars.length), 2);
      await page.close();
    });
  }
});
