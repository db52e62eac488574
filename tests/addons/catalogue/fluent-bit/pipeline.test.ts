import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { pipeline } from "../../../../components/addons/catalogue/fluent-bit/pipeline";
import { credentialPatterns } from "../../../../components/addons/log-agent";
import { runProgram } from "../../../support/run-program";

describe("the pipeline of Fluent Bit", () => {
  it("drops lines with credentials before all other filters", () => {
    const { filters } = pipeline("[OUTPUT]\n", 2020) as Record<string, string>;
    const names = [...(filters ?? "").matchAll(/Name (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names, ["grep", "kubernetes"]);
    assert.equal((filters ?? "").split("Exclude log (?i)").length - 1, credentialPatterns.length);
  });

  it("joins the lines of stack traces before all other filters, so that a trace with a credential is dropped as a whole", () => {
    const { filters } = pipeline("[OUTPUT]\n", 2020, ["java", "go"]) as Record<string, string>;
    const names = [...(filters ?? "").matchAll(/Name (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names, ["multiline", "grep", "kubernetes"]);
    assert.match(filters ?? "", /multiline\.parser java, go\n/);
    assert.match(filters ?? "", /multiline\.key_content log\n/);
  });

  it("has no template syntax, because the chart renders every text once more", async () => {
    const run = await runProgram(() => ({ texts: pulumi.all(pipeline("[OUTPUT]\n", 2020)) }), { preview: false });
    const texts = Object.values(run.outputs.texts as Record<string, string>);
    assert.equal(texts.length, 5);
    assert.ok(texts.every((text) => !text.includes("{{") && !text.includes("${")));
  });
});
