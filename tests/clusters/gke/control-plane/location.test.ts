import assert from "node:assert/strict";
import { zonesAreFurther } from "../../../../cli/clouds/gcp/container/cluster-refusals";
import { checkGke, type GkeClusterArgs } from "../../../../components/clusters/gke";
import { gkeArgs, runGke } from "../../../support/gke";

const clusterType = "gcp:container/cluster:Cluster";
const location = "europe-west3-a";

function problems(args: Partial<GkeClusterArgs>): string[] {
  return checkGke("test", { ...gkeArgs, ...args }).map(({ path, message }) => `${path}: ${message}`);
}

describe("a control plane of GKE in one zone", () => {
  it("is there with its pools, whose nodes may be in more zones", async () => {
    const run = await runGke({ location });
    const { inputs } = run.find(clusterType, "test");
    assert.deepEqual([inputs.location, inputs.nodeLocations], [location, ["europe-west3-b"]]);
    const pool = run.find("gcp:container/nodePool:NodePool", "test-general").inputs;
    assert.deepEqual([pool.location, pool.nodeLocations], [location, ["europe-west3-a", "europe-west3-b"]]);
    assert.equal(run.find("gcp:compute/subnetwork:Subnetwork", "test-nodes").inputs.region, "europe-west3");
    const sink = run.find("gcp:logging/projectSink:ProjectSink", "test").inputs;
    assert.match(String(sink.filter), /resource\.labels\.location="europe-west3-a"/);
  });

  it("is regional by default", async () => {
    const { inputs } = (await runGke()).find(clusterType, "test");
    assert.deepEqual([inputs.location, inputs.nodeLocations], ["europe-west3", ["europe-west3-a", "europe-west3-b"]]);
  });

  it("may have nodes in its zone alone, and must be in one of the network's zones", () => {
    const vpc = { cidr: "10.80.0.0/16", zones: [location] };
    assert.deepEqual(problems({ vpc, location }), []);
    assert.deepEqual(problems({ vpc }), [
      'vpc.zones: expected at least two different zones of europe-west3 (europe-west3-a, europe-west3-b, europe-west3-c), got ["europe-west3-a"]',
    ]);
    assert.deepEqual(problems({ vpc, location: "europe-west3-c" }), [
      'location: expected one of vpc.zones (europe-west3-a), got "europe-west3-c"',
    ]);
    assert.deepEqual(
      problems({ region: "europe-west3-a", vpc, location })[0],
      'region: expected a region of Google Cloud such as europe-west3 (for a zone, set the option location), got "europe-west3-a"; did you mean "europe-west3"?',
    );
  });

  it("names further zones only, because Google's provider refuses its own", () => {
    const call = (nodeLocations: readonly string[]) =>
      ({ inputs: { location, nodeLocations } }) as unknown as Parameters<typeof zonesAreFurther>[0];
    const account = {} as Parameters<typeof zonesAreFurther>[1];
    assert.equal(zonesAreFurther(call(["europe-west3-b"]), account), undefined);
    assert.match(zonesAreFurther(call([location]), account)?.message ?? "", /should not contain the original 'zone'/);
  });
});
