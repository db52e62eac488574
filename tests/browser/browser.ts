import { existsSync } from "node:fs";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Starts a headless Chromium: the one in `CHROMIUM`, an installed one, or that of the package @sparticuz/chromium. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? installed.find(existsSync) ?? (await packedBrowser());
  const args = ["--no-sandbox", "--no-zygote", "--disable-gpu"];
  return puppeteer.launch({ executablePath, headless: "shell", args }).catch((error: Error) => {
    throw new Error(`${executablePath}: cannot be started: ${error.message}\n${advice}`, { cause: error });
  });
}

const advice =
  "install a browser (apt-get install chromium), or name one: CHROMIUM=/path/to/chromium npm run test:browser";

/** The package holds a Linux build for x64, and unpacks it into the folder for temporary files. */
async function packedBrowser(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`no browser found: ${advice}`);
  }
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/** A page that a browser shows, and what went wrong in it. */
export interface Shown {
  readonly page: Page;
  /** Errors of scripts, and what the console says above `info`. */
  readonly complaints: readonly string[];
  /** Requests for anything besides the page itself. */
  readonly requests: readonly string[];
}

/** Shows a file, as somebody who opens it from a folder. */
export async function show(browser: Browser, url: string, width: number): Promise<Shown> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) {
      requests.push(request.url());
    }
  });
  await page.setViewport({ width, height: 900 });
  await page.goto(url, { waitUntil: "load" });
  return { page, complaints, requests };
}
