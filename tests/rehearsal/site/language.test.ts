import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { requireLanguage } from "../../../cli/rehearsal/site";

describe("the language of a rehearsed program", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "language-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is one that a rehearsal brings, or one whose host is installed", async () => {
    await requireLanguage({ name: "shop", runtime: "nodejs" }, { PATH: folder });
    await requireLanguage({ name: "shop", runtime: "yaml" }, { PATH: folder });
    await assert.rejects(requireLanguage({ name: "shop", runtime: "python" }, { PATH: folder }), {
      message: `project shop has runtime python: expected nodejs, yaml, or pulumi-language-python on PATH; install Pulumi's CLI, which includes pulumi-language-python, or use "pulumi preview"`,
    });
    const host = path.join(folder, "pulumi-language-python");
    writeFileSync(host, "");
    chmodSync(host, 0o700);
    await requireLanguage({ name: "shop", runtime: "python" }, { PATH: folder });
  });
});
