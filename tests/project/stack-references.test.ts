import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readStackReferences, referredStack } from "../../cli/project";
import { UserError } from "../../cli/user-error";

describe("the file of other stacks' outputs", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "references-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(content: string) {
    const file = path.join(folder, "references.yaml");
    writeFileSync(file, content);
    return readStackReferences(file);
  }

  it("holds outputs by the stacks' names", () => {
    assert.deepEqual(read("acme/net/prod:\n  vpcId: vpc-1\n  zones: [a, b]\ndns/prod: {}\n"), {
      "acme/net/prod": { vpcId: "vpc-1", zones: ["a", "b"] },
      "dns/prod": {},
    });
  });

  it("is refused without a stack trace if it does not exist", () => {
    assert.throws(() => readStackReferences("no/such.yaml"), new UserError("no/such.yaml: there is no such file"));
  });

  it("is refused if a stack has no map of outputs", () => {
    assert.throws(
      () => read("acme/net/prod: vpc-1\n"),
      /: acme\/net\/prod: expected a map of outputs such as "vpcId: vpc-1", got "vpc-1"$/,
    );
  });

  const cases: [string, string, string][] = [
    ["prod", "shop", "prod"],
    ["net/prod", "net", "prod"],
    ["acme/net/prod", "net", "prod"],
  ];
  for (const [name, project, stack] of cases) {
    it(`takes ${name} apart`, () => assert.deepEqual(referredStack(name, "shop"), { project, stack }));
  }
});
