import assert from "node:assert/strict";
import { planStacks } from "../../cli/plan";
import { readProject } from "../../cli/project";
import type { RegisteredResource } from "../../components/testing";
import { openPairs, policiesOf } from "../support/reachability";

const pod = (name: string) => ({ namespace: "shop", labels: { "keelson.dev/workload": name } });

describe("the example of one application whole", () => {
  let resources: readonly RegisteredResource[] = [];
  before(async () => {
    const [outcome] = await planStacks(readProject("examples/web-and-database"), ["dev"]);
    assert.ok(outcome !== undefined && !("failure" in outcome), JSON.stringify(outcome));
    resources = outcome.plan.resources;
  });

  it("lets the web and the backup connect to the database, and nobody anybody else", () => {
    const pods = Object.fromEntries(["web", "postgres", "backup"].map((name) => [name, pod(name)]));
    const ports = [8080, 5432].map((port) => [port, "TCP"] as const);
    assert.deepEqual(openPairs(policiesOf(resources), pods, ports).sort(), [
      "backup → postgres:5432/TCP",
      "web → postgres:5432/TCP",
    ]);
  });

  it("puts the password in no environment variable", () => {
    const pods = resources.filter(({ type }) => /^kubernetes:(apps|batch)\//.test(type));
    assert.equal(pods.length, 3);
    assert.doesNotMatch(JSON.stringify(pods.map(({ inputs }) => inputs)), /secretKeyRef|\[secret\]/);
  });
});
