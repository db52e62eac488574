import assert from "node:assert/strict";
import { plan, planPaths, planWiring } from "../../cli/plan";
import { readCluster, readProject, readStack } from "../../cli/project";
import type { RegisteredResource } from "../../components/testing";

describe("three shops of others, on the wiring of dev", () => {
  const project = readProject("tests/engine/shops/shops-fixture");
  const stack = readStack(project, "dev");
  let resources: readonly RegisteredResource[] = [];
  before(async () => {
    ({ resources } = await plan(project, stack));
  });

  it("have 48 workloads", () => {
    const workloads = resources.filter(({ type }) => type === "kubernetes:apps/v1:Deployment");
    const namespaces = workloads.map(({ inputs }) => (inputs.metadata as { namespace: string }).namespace);
    const count = (name: string) => namespaces.filter((each) => each === name).length;
    assert.deepEqual([count("boutique"), count("socks"), count("astronomy"), namespaces.length], [12, 14, 22, 48]);
  });

  it("find everything that they refer to", () => {
    const { broken, notes, references } = planWiring(resources);
    assert.deepEqual([...broken, ...notes], []);
    assert.ok(references > 1000, `${references} references`);
  });

  it("reach whom they call, and nobody else", () => {
    const { cluster } = readCluster(stack.config, project.name);
    const { broken, connections } = planPaths(resources, cluster);
    assert.deepEqual(broken, []);
    assert.ok(connections > 200, `${connections} connections`);
  });
});
