import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { plan } from "../../../cli/plan/program";
import { configClasses, standInForAbsentConfig } from "../../../cli/plan/program/absent-config";
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

describe("the configuration of a program with an SDK of its own", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "own-sdk-"));
    const sdk = join(folder, "node_modules", "@pulumi", "pulumi");
    mkdirSync(sdk, { recursive: true });
    const methods = Object.getOwnPropertyNames(pulumi.Config.prototype)
      .filter((name) => /^(?:require|getSecret)/.test(name))
      .map((name) => `${name}() { throw new Error("not set"); }`);
    const code = `exports.Config = class { name = "shop"; get() {} ${methods.join(" ")} };`;
    writeFileSync(join(sdk, "index.js"), code);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is stood in for, too, and a throw-away stack says how to give what is missing", () => {
    const classes = configClasses(folder);
    assert.equal(classes.length, 2);
    const [, Own] = classes;
    assert.ok(Own !== undefined);
    const absent = standInForAbsentConfig({ name: "trial", isThrowAway: true }, classes);
    assert.equal(new Own().require("title"), "missing");
    assert.equal(
      absent.missing()?.message,
      [
        "the program reads configuration that it does not declare:",
        "✖ shop:title: is required, got nothing",
        "set each with --config KEY=VALUE, or write Pulumi.<stack>.yaml and pass --stack",
      ].join("\n"),
    );
    absent.release();
    assert.throws(() => new Own().require("title"), /not set/);
  });

  it("comes by --config where the stack's file imports environments of Pulumi ESC", () => {
    const absent = standInForAbsentConfig({ name: "dev", environments: ["acme/dev"] });
    new pulumi.Config("shop").require("title");
    absent.release();
    assert.equal(
      absent.missing()?.message,
      [
        "Pulumi.dev.yaml is not valid:",
        "✖ shop:title: is required, got nothing; set it with --config shop:title=VALUE, because a plan does not read Pulumi ESC (acme/dev)",
      ].join("\n"),
    );
  });

  it("is ours alone where the program has no SDK", () => {
    assert.deepEqual(configClasses(tmpdir()), [pulumi.Config]);
  });
});
