import assert from "node:assert/strict";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { plan } from "../../../cli/plan/program";
import { readProject, readStack } from "../../../cli/project";
import { UserError } from "../../../cli/user-error";

function planOf(name: string) {
  const project = readProject(join(__dirname, "..", "projects", name));
  return plan(project, readStack(project, "dev"));
}

describe("a plan without secrets", () => {
  it("plans placeholders for the secrets that the program requires, and names them", async () => {
    const { resources, outputs, notes } = await planOf("secrets");
    assert.deepEqual(
      notes,
      ["kubeconfig", "databasePassword", "account", "port", "tls"].map(
        (key) => `shop:${key} is not set for stack dev: planned with a placeholder`,
      ),
    );
    const secretOf = (name: string) =>
      resources.find((each) => each.name === name && each.type === "kubernetes:core/v1:Secret")?.inputs;
    assert.equal(secretOf("database")?.data, "[secret]");
    assert.equal(secretOf("account")?.stringData, "<unknown>");
    assert.equal(outputs.none, "none");
  });

  it("lists every plain value that is missing, and not what follows from that", async () => {
    await assert.rejects(planOf("missing"), (error: Error) => {
      assert.ok(error instanceof UserError);
      const keys = ["cluster:name", "shop:limits", "shop:public", "shop:region", "shop:replicas"];
      const lines = keys.map((key) => `✖ ${key}: is required, got nothing; run pulumi config set ${key} VALUE`);
      assert.equal(error.message, ["Pulumi.dev.yaml is not valid:", ...lines].join("\n"));
      return true;
    });
  });

  it("leaves pulumi.Config as it was", async () => {
    const own = Object.getOwnPropertyDescriptors(pulumi.Config.prototype);
    await planOf("secrets");
    await planOf("missing").catch(() => undefined);
    assert.deepEqual(Object.getOwnPropertyDescriptors(pulumi.Config.prototype), own);
  });
});
