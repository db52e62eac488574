import assert from "node:assert/strict";
import { connectCluster } from "../../../../cli/rehearsal/kubernetes";
import { removeFinalizers, stuckObjects } from "../../../../cli/teardown/finalizers";
import { type RunningCluster, second } from "../running-cluster";

const maps = "/api/v1/namespaces/shop/configmaps";

function map(name: string) {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "shop", finalizers: ["example.com/gone-controller"] },
  };
}

/** What a teardown does with objects whose controllers are gone. */
export function teardownCases(cluster: () => RunningCluster): void {
  it("lets a teardown free the objects that wait for a finalizer, and no others", async () => {
    const { client, controlPlane } = cluster();
    await client.create(maps, map("waiting"));
    await client.create(maps, map("living"));
    await client.delete(`${maps}/waiting`);
    const resources = ["waiting", "living", "never-made"].map((name) => ({
      urn: `urn:pulumi:dev::shop::kubernetes:core/v1:ConfigMap::${name}`,
      type: "kubernetes:core/v1:ConfigMap",
      inputs: map(name),
      isProtected: false,
      stays: false,
      isMade: true,
    }));
    const access = await connectCluster(controlPlane.kubeconfig, undefined, {});
    try {
      const stuck = await stuckObjects(access, resources);
      assert.deepEqual(
        stuck.map(({ finalizers, object }) => [object.metadata.name, finalizers]),
        [["waiting", ["example.com/gone-controller"]]],
      );
      await removeFinalizers(access, stuck);
      assert.deepEqual(await stuckObjects(access, resources), []);
      await cluster().untilGone(`${maps}/waiting`, 10 * second);
    } finally {
      access.client.close();
    }
    await client.patch(`${maps}/living`, { metadata: { finalizers: null } });
  });
}
