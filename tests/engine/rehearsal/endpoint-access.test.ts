import assert from "node:assert/strict";
import path from "node:path";
import { readProject, readStack } from "../../../cli/project";
import { rehearse } from "../../../cli/rehearsal";
import { gcp } from "../../../cli/rehearsal/clouds/gcp";
import type { RehearsedCloud } from "../../../cli/rehearsal/clouds/rehearsed-cloud";
import { plainProgress } from "../../../cli/rehearsal/report";

const signal = new AbortController().signal;
const reason = "the endpoint is private, and no route leads to it from outside";

/** Google Cloud as long as nobody reaches the API servers of its clusters. */
const closed: RehearsedCloud = {
  ...gcp,
  noWayIn: (cluster, { resources }) => (resources.some(({ id }) => id === cluster.id) ? reason : undefined),
};

describe("a deployer outside of the network", () => {
  it("makes the cluster, reaches nothing in it, and learns why", async () => {
    const project = readProject(path.join(__dirname, "gcp-fixture"));
    const { report } = await rehearse({
      subject: { project, stack: readStack(project, "test") },
      progress: plainProgress(() => undefined, signal),
      environment: process.env,
      signal,
      phases: new Set(["destroy"]),
      clouds: [closed],
    });
    const of = (phase: string) => report.failures.filter((failure) => failure.phase === phase);
    assert.deepEqual(of("preview"), []);
    const [first, ...others] = of("up");
    assert.equal(first?.message, `the API server was not reached: ${reason}`);
    assert.ok(others.length > 0);
    for (const { message, urn } of others) {
      assert.match(urn, /kubernetes:/);
      assert.match(message, /^configured Kubernetes cluster is unreachable: unable to load schema information/);
    }
    assert.deepEqual(of("destroy"), []);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
  });
});
