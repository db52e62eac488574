import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { anchorOf } from "../../docs/.vitepress/links";

const folders = [".", "docs", "docs/adr", "cli", "components", "charts/service", "cli/templates/platform"];
const examples = readdirSync("examples").map((name) => join("examples", name));
const pages = [...folders, ...examples].flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (name.endsWith(".md") ? [join(folder, name)] : [])),
);

function proseOf(page: string): string {
  return readFileSync(page, "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
}

/** Returns the anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
}

/** Lists the links of a page that lead nowhere in this repository. */
function brokenLinks(page: string): string[] {
  const links = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? page : normalize(join(dirname(page), file));
      return (
        !existsSync(target) || (anchor !== undefined && target.endsWith(".md") && !anchorsOf(target).includes(anchor))
      );
    })
    .map((link) => `${page}: ${link}`);
}

describe("the links between pages", () => {
  it("lead to files and headings that are there", () => {
    assert.ok(pages.length > 40, `${pages.length} pages`);
    assert.deepEqual(pages.flatMap(brokenLinks), []);
  });
});
