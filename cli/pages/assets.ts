import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { isCompiled } from "../invocation";
import type { PageAssets } from "./document";

/** More than the script and the style together, in bytes. */
const outputLimit = 16 * 1024 * 1024;

/** Returns the script and the style of a page: files of the built package, or bundled on the spot in the repository. */
export async function pageAssets(): Promise<PageAssets> {
  if (isCompiled) {
    const [script, style] = await Promise.all(
      ["page.js", "page.css"].map((file) => readFile(join(__dirname, file), "utf8")),
    );
    return { script: script ?? "", style: style ?? "" };
  }
  const bundle = join(__dirname, "../../build/page-assets.ts");
  const loader = pathToFileURL(require.resolve("tsx")).href;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", loader, bundle], {
    maxBuffer: outputLimit,
  });
  return JSON.parse(stdout) as PageAssets;
}
