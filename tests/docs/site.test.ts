import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anchorOf, pathInRepository, repositoryLinks } from "../../docs/.vitepress/links";
import { faultsOf, sidebarOf } from "../../docs/.vitepress/pages";
import { sections } from "../../docs/.vitepress/sections";

describe("the site's side bar", () => {
  it("shows every page once", () => {
    assert.deepEqual(faultsOf("docs"), []);
  });

  it("names pages by their headings", () => {
    const [start] = sidebarOf("docs");
    assert.deepEqual(Object(start).items[0], { text: "Start here", link: "/start-here" });
  });
});

describe("the site's links", () => {
  const cases = {
    "../cli/clouds/gcp/is-unused.ts": "cli/clouds/gcp/is-unused.ts",
    "../README.md": "README.md",
    "api/keelson.api.md": "docs/api/keelson.api.md",
    "review.md#cost": undefined,
    "#here": undefined,
    "https://kubernetes.io": undefined,
    "images/prod.svg": undefined,
  };
  for (const [link, path] of Object.entries(cases)) {
    it(`${link} ${path === undefined ? "stays" : "leaves the site"}`, () => {
      assert.equal(pathInRepository(link, "concepts.md"), path);
    });
  }

  it("are resolved from the page's folder", () => {
    assert.equal(pathInRepository("../../stacks/prod.ts", "adr/0001-capabilities-are-tokens.md"), "stacks/prod.ts");
    assert.equal(pathInRepository("../eks.md", "adr/0001-capabilities-are-tokens.md"), undefined);
  });

  const tokenOf = (type: string, href?: string) => {
    const token = {
      type,
      tag: "a",
      attrs: href === undefined ? null : ([["href", href]] as [string, string][]),
      children: null,
      attrGet: () => href ?? null,
      attrSet: (name: string, value: string) => {
        token.attrs = [[name, value]];
      },
    };
    return token;
  };
  const rewritten = (repository: string | undefined) => {
    const children = [tokenOf("link_open", "../README.md"), tokenOf("link_close"), tokenOf("link_open", "eks.md")];
    repositoryLinks(repository)({
      core: {
        ruler: {
          push: (_, rule) => {
            rule({ tokens: [{ ...tokenOf("inline"), children }], env: { relativePath: "aks.md" } });
          },
        },
      },
    });
    return children.map(({ tag, attrs }) => [tag, attrs]);
  };

  it("lead to the files of a repository", () => {
    assert.deepEqual(rewritten("https://github.com/acme/platform/blob/main"), [
      ["a", [["href", "https://github.com/acme/platform/blob/main/README.md"]]],
      ["a", null],
      ["a", [["href", "eks.md"]]],
    ]);
  });

  it("are text without a repository", () => {
    assert.deepEqual(rewritten(undefined), [
      ["span", [["title", "README.md"]]],
      ["span", null],
      ["a", [["href", "eks.md"]]],
    ]);
  });

  it("name headings as GitHub does", () => {
    assert.equal(anchorOf("1. What `up` does, and why"), "1-what-up-does-and-why");
  });
});

describe("the built site", function () {
  this.timeout(0);
  const folder = mkdtempSync(join(tmpdir(), "keelson-site-"));
  const htmlOf = (page: string) => readFileSync(join(folder, `${page === "" ? "index" : page}.html`), "utf8");
  before(() => {
    execFileSync("npm", ["run", "--silent", "docs:build", "--", "--outDir", folder], { stdio: "pipe" });
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("has every heading that a link names", () => {
    const pages = ["", ...sections.flatMap((section) => section.pages)];
    const missing = pages.flatMap((page) =>
      [...htmlOf(page).matchAll(/href="\/([\w-]*)(?:\.html)?#([^"]+)"/g)].flatMap(([, target = "", anchor = ""]) =>
        htmlOf(target).includes(`id="${decodeURIComponent(anchor)}"`) ? [] : [`${page}: ${target}#${anchor}`],
      ),
    );
    assert.deepEqual(missing, []);
  });

  it("keeps Go templates as they are written", () => {
    assert.ok(htmlOf("argo-application-set").includes("<code>{{ .name }}</code>"));
  });
});
