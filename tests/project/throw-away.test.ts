import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { givenConfig, readProject, readStack } from "../../cli/project";

describe("the throw-away stack of a project without a stack file", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "throw-away-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function stack(yaml: string, given: Record<string, string> = {}, named = "trial") {
    writeFileSync(path.join(folder, "Pulumi.yaml"), `name: shop\nruntime: nodejs\n${yaml}`);
    return readStack(readProject(folder, given), named);
  }

  it("has the name that you give, which a program may ask for", () => {
    const { file, isThrowAway, name } = stack("", {}, "acme/shop/cluster-a");
    assert.deepEqual([name, path.basename(file), isThrowAway], ["cluster-a", "Pulumi.cluster-a.yaml", true]);
  });

  it("has the project's defaults, those of its template, places in the simulated accounts, and what you give", () => {
    const yaml =
      "config: {tier: small}\ntemplate: {config: {replicas: {default: 2}, aws:region: {default: eu-west-1}, title: {}}}\n";
    const { config, name } = stack(yaml, { title: "Ours" });
    assert.equal(name, "trial");
    assert.deepEqual(config, {
      "aws:region": "eu-west-1",
      "aws-native:region": "us-west-2",
      "azure-native:location": "westeurope",
      "azure:location": "westeurope",
      "gcp:project": "simulated-project",
      "gcp:region": "europe-west3",
      "gcp:zone": "europe-west3-a",
      "shop:replicas": "2",
      "shop:tier": "small",
      "shop:title": "Ours",
    });
  });

  it("lists every key that has no default at once, except those of providers", () => {
    const yaml =
      "config: {size: {type: integer}}\ntemplate: {config: {azure:subscriptionId: {}, password: {description: A secret}, shop:user: {}}}\n";
    assert.throws(() => stack(yaml), {
      message: [
        "project shop has no stack file, and these configuration keys have no default:",
        "  password: A secret",
        "  shop:user",
        "  size",
        "set each with --config KEY=VALUE, or write Pulumi.<stack>.yaml and pass --stack",
      ].join("\n"),
    });
  });

  it("takes a key once that the project and its template declare", () => {
    const yaml =
      "config: {size: {type: integer}, tier: {type: string, default: s}}\ntemplate: {config: {size: {description: How many}, tier: {}}}\n";
    assert.throws(() => stack(yaml), /default:\n {2}size: How many\nset each/);
    assert.equal(stack(yaml, { size: "3" }).config["shop:tier"], "s");
  });

  it("keeps what the project declares as secret", () => {
    const yaml =
      "config: {password: {type: string, secret: true}, pin: {type: integer, default: 7, secret: true}, tier: {type: string, default: s}}\n";
    const { config, secretKeys } = stack(yaml, { password: "hunter2" });
    assert.deepEqual([config["shop:password"], config["shop:pin"]], ["hunter2", "7"]);
    assert.deepEqual(secretKeys, ["shop:password", "shop:pin"]);
  });

  it("is only for projects without stack files", () => {
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    assert.throws(() => stack(""), /stack "trial" has no file/);
  });

  it("is given pairs", () => {
    assert.deepEqual(givenConfig(["a=1", "b=x=y"]), { a: "1", b: "x=y" });
    assert.throws(() => givenConfig(["=1"]), /--config: expected KEY=VALUE, got "=1"/);
  });
});
