import assert from "node:assert/strict";
import { wirings } from "../../stacks";
import { runOwnStack } from "../support/programs";

describe("a stack of another name", () => {
  it("has the wiring that keelson:wiring names, and its own environment", async () => {
    const run = await runOwnStack("dev", { "keelson:wiring": "dev" }, { stack: "pr-123" });
    assert.ok(run.resources.every(({ urn }) => urn.startsWith("urn:pulumi:pr-123::keelson::")));
    assert.equal(run.find("keelson:index:Platform", "pr-123").name, "pr-123");
    const { tags } = run.find("aws:eks/cluster:Cluster", "pr-123").inputs as { tags: Record<string, string> };
    assert.equal(tags.environment, "pr-123");
    assert.equal(tags.stack, "pr-123");
    const { metadata } = run.find("kubernetes:core/v1:Namespace", "boutique").inputs as {
      metadata: { labels: Record<string, string> };
    };
    assert.equal(metadata.labels["keelson.dev/environment"], "pr-123");
  });

  it("has the wiring of its environment without keelson:wiring", async () => {
    const run = await runOwnStack("dev", { "keelson:environment": "dev" }, { stack: "pr-123" });
    const { tags } = run.find("aws:eks/cluster:Cluster", "dev").inputs as { tags: Record<string, string> };
    assert.equal(tags.environment, "dev");
    assert.equal(tags.stack, "pr-123");
  });

  it("has an environment that can be part of names", async () => {
    const changes = { "keelson:wiring": "dev", "keelson:environment": "Dev 1" };
    await assert.rejects(runOwnStack("dev", changes), {
      message:
        'Pulumi.dev.yaml is not valid:\n✖ keelson:environment: expected a name of up to 40 characters of a-z, 0-9 and -, beginning with a letter and not ending in -, got "Dev 1"',
    });
  });

  const byDefault = "the default is keelson:environment, or the stack's name";
  const unknown: [string, string][] = [
    ["prd", 'did you mean "prod"?'],
    ["pr-123", byDefault],
    ["constructor", byDefault],
  ];
  for (const [stack, fix] of unknown) {
    it(`is refused if no wiring has its name: ${stack}`, async () => {
      const known = Object.keys(wirings)
        .map((name) => `"${name}"`)
        .join(", ");
      await assert.rejects(runOwnStack("prod", {}, { stack }), {
        message: `stack "${stack}" is not valid:\n✖ keelson:wiring: expected one of ${known}, got "${stack}"; ${fix}`,
      });
    });
  }
});
