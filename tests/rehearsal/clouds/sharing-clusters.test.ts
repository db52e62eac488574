import assert from "node:assert/strict";
import { Sharers, sharingSentences } from "../../../cli/rehearsal/clouds/sharing-clusters";

describe("clusters that share an API server", () => {
  it("leave it to the last of them, also if they are deleted at the same time", () => {
    let clusters = ["eks", "gke", "aks"];
    const sharers = new Sharers(() => clusters);
    assert.equal(sharers.isLast("eks"), false);
    assert.equal(sharers.isLast("gke"), false);
    clusters = ["gke", "aks"];
    assert.equal(sharers.isLast("aks"), true);
  });

  it("are counted anew when they are made again", () => {
    let clusters = ["eks", "gke"];
    const sharers = new Sharers(() => clusters);
    assert.deepEqual([sharers.isLast("eks"), sharers.isLast("gke")], [false, true]);
    clusters = [];
    assert.equal(sharers.isLast("lone"), true);
    clusters = ["eks", "gke"];
    assert.equal(sharers.isLast("gke"), false);
  });
});

describe("the report on clusters that share an API server", () => {
  it("names them, and is silent on a single one", () => {
    const [east, west] = ["projects/p/locations/l/clusters/east", "/subscriptions/s/managedClusters/west"];
    assert.deepEqual(sharingSentences([]), []);
    assert.deepEqual(sharingSentences([east, east]), []);
    assert.match(sharingSentences([west, east]).join(), /^The clusters east, west share an API server/);
  });
});
