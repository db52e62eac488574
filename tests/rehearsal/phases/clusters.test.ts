import assert from "node:assert/strict";
import { clustersOf, withName } from "../../../cli/rehearsal/phases/clusters";
import { ClusterPlanes, type Plane } from "../../../cli/rehearsal/planes";

const planeAt = async (number: number): Promise<Plane> =>
  ({ controlPlane: { server: `https://127.0.0.1:${number}` }, access: { number } }) as unknown as Plane;

describe("the clusters that a phase judges", () => {
  it("have names in the report if there are several", async () => {
    const planes = new ClusterPlanes({ first: await planeAt(1), renew: async () => undefined, start: planeAt });
    const named = () => clustersOf(planes).map((cluster) => cluster.named("Deployment shop/web: not ready"));
    assert.deepEqual(named(), ["Deployment shop/web: not ready"]);
    await planes.place("projects/p/locations/l/clusters/east");
    assert.deepEqual(named(), ["Deployment shop/web: not ready"]);
    await planes.place("west");
    assert.deepEqual(named(), [
      "Deployment shop/web: not ready (cluster east)",
      "Deployment shop/web: not ready (cluster west)",
    ]);
    assert.equal(planes.isLast("projects/p/locations/l/clusters/east"), true);
    await planes.empty(planes.first);
    assert.match(named().join(), /^Deployment shop\/web: not ready \(the run's own API server\),/);
  });

  it("are named before the reason of a line", () => {
    assert.equal(
      withName("Service shop/web: port 80: unknown, because its containers declare no ports", "cluster west"),
      "Service shop/web: port 80 (cluster west): unknown, because its containers declare no ports",
    );
  });
});
