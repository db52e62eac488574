import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { source } from "axe-core";
import type { Browser } from "puppeteer-core";
import { sections } from "../../docs/.vitepress/sections";
import { show, startBrowser } from "./browser";

const vitepress = "node_modules/vitepress/bin/vitepress.js";
const widths = [400, 1400];
const pages = ["", ...sections.flatMap((section) => section.pages)];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  assert.ok(typeof address === "object" && address !== null);
  return address.port;
}

async function build(): Promise<void> {
  const builder = spawn(process.execPath, [vitepress, "build", "docs"], { stdio: ["ignore", "ignore", "inherit"] });
  const [status] = await once(builder, "exit");
  assert.equal(status, 0);
}

/** Waits until the server says that it serves. */
async function serve(port: number): Promise<ChildProcess> {
  const command = [vitepress, "preview", "docs", "--port", String(port)];
  const server = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const text of server.stdout) {
    if (String(text).includes("served at")) {
      break;
    }
  }
  return server;
}

describe("the site in a browser", function () {
  this.timeout(0);
  let browser: Browser;
  let server: ChildProcess;
  let root: string;

  before(async () => {
    await build();
    const port = await freePort();
    root = `http://localhost:${port}/`;
    [browser, server] = await Promise.all([startBrowser(), serve(port)]);
  });
  after(async () => {
    await browser?.close();
    server?.kill();
  });

  for (const width of widths) {
    it(`shows every page at ${width} pixels without a complaint`, async () => {
      for (const name of pages) {
        const { page, complaints } = await show(browser, `${root}${name}`, width);
        const isTooWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assert.deepEqual({ name, complaints, isTooWide }, { name, complaints: [], isTooWide: false });
        await page.close();
      }
    });
  }

  it("can be read by everybody", async () => {
    for (const name of ["", "start-here", "stack-file", "review"]) {
      const { page } = await show(browser, `${root}${name}`, 1400);
      await page.evaluate(source);
      const found = await page.evaluate(
        "axe.run('.VPContent').then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`))",
      );
      assert.deepEqual({ name, found }, { name, found: [] });
      await page.close();
    }
  });

  it("finds a page by its words", async () => {
    const { page } = await show(browser, root, 1400);
    await page.click(".VPNavBarSearch button");
    await page.waitForSelector("#localsearch-input");
    await page.type("#localsearch-input", "PersistentVolumeClaim");
    const result = await page.waitForSelector(".VPLocalSearchBox .result");
    assert.match(String(await result?.evaluate((element) => element.getAttribute("href"))), /persistent-volume-claim/);
  });
});
