import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { ClusterPlanes } from "../../../cli/rehearsal/planes";
import type { Plane } from "../../../cli/rehearsal/planes/plane";
import { sharingSentences } from "../../../cli/rehearsal/planes/sharing";

/** A plane that only has an address and can stop. */
function planeAt(number: number, log: string[]): Plane {
  const failures = async () => [`plane ${number}`];
  const controlPlane = { server: `https://127.0.0.1:${number}`, failures };
  const controllers = { stop: () => setImmediate().then(() => void log.push(`stop the controllers of ${number}`)) };
  const stop = async () => void log.push(`stop ${number}`);
  return { controlPlane, controllers, holdings: {}, stop } as unknown as Plane;
}

function started(fails: readonly number[] = []) {
  const log: string[] = [];
  const first = planeAt(1, log);
  const planes = new ClusterPlanes({
    first,
    renew: async () => void log.push("renew"),
    start: async (number) => {
      log.push(`start ${number}`);
      if (fails.includes(number)) {
        throw new Error("no memory");
      }
      return planeAt(number, log);
    },
  });
  const places = async (...ids: string[]) =>
    (await Promise.all(ids.map((id) => planes.place(id)))).map(({ controlPlane }) => controlPlane.server.slice(-1));
  const end = async (id: string) => {
    const plane = planes.of(id);
    return planes.isLast(id) && planes.empty(plane);
  };
  return { end, first, log, places, planes };
}

describe("the API servers of a program's clusters", () => {
  it("are that of the run for a single cluster, also if it is made again", async () => {
    const { end, first, log, places, planes } = started();
    assert.deepEqual(await places("eks"), ["1"]);
    await end("eks");
    assert.deepEqual(await places("another"), ["1"]);
    assert.equal(planes.of("another"), first);
    assert.deepEqual(log, ["renew"]);
  });

  it("are one for each of several clusters, also if they are made at the same time", async () => {
    const { log, places, planes } = started();
    assert.deepEqual(await places("eks", "gke", "/subscriptions/s/managedClusters/aks"), ["1", "2", "3"]);
    assert.deepEqual(log, ["start 2", "start 3"]);
    assert.equal(planes.running.length, 3);
    assert.deepEqual(
      planes.seen.map(({ apiServer, name }) => [name, apiServer]),
      [
        ["aks", "https://127.0.0.1:3"],
        ["eks", "https://127.0.0.1:1"],
        ["gke", "https://127.0.0.1:2"],
      ],
    );
    assert.deepEqual(planes.sharing, []);
    assert.deepEqual(await planes.failures(), ["plane 1", "plane 2", "plane 3"]);
  });

  it("name clusters by their whole id if the last part is that of several", async () => {
    const { planes, places } = started();
    const gke = "projects/p/locations/l/clusters/east";
    await places("east", gke, "west");
    assert.deepEqual(
      planes.seen.map(({ name }) => name),
      ["east", gke, "west"],
    );
    assert.deepEqual(
      planes.clustersOn(planes.of(gke)).map(({ name }) => name),
      [gke],
    );
  });

  it("are found by the cluster's id, and that of the run for a cluster that the program does not make", async () => {
    const { first, places, planes } = started();
    await places("eks", "/subscriptions/s/managedClusters/aks");
    assert.equal(planes.of("/subscriptions/S/managedClusters/AKS").controlPlane.server.slice(-1), "2");
    assert.equal(planes.of("elsewhere"), first);
    assert.equal(planes.of(undefined), first);
    assert.deepEqual(await places("/subscriptions/S/managedClusters/aks"), ["2"], "the same cluster");
  });

  it("end with their clusters, except that of the run", async () => {
    const { end, first, log, places, planes } = started();
    planes.onEnd(async ({ controlPlane }) => void log.push(`the clouds leave ${controlPlane.server.slice(-1)}`));
    await places("eks", "gke");
    await end("gke");
    assert.deepEqual(log, ["start 2", "the clouds leave 2", "stop the controllers of 2", "stop 2"]);
    assert.deepEqual(planes.running, [first]);
    assert.equal(planes.of("gke"), first);
    assert.deepEqual([planes.has("gke"), planes.has("eks"), planes.all.length], [false, true, 2]);
    await end("eks");
    assert.deepEqual(await places("gke", "eks"), ["1", "3"]);
    assert.deepEqual(log.slice(4), ["renew", "start 3"]);
  });

  it("are at most four: further clusters share one until the last of them is deleted", async () => {
    const { end, log, places, planes } = started();
    assert.deepEqual(await places("a", "b", "c", "d", "e"), ["1", "2", "3", "4", "1"]);
    assert.deepEqual(planes.sharing, [["a", "e"]]);
    assert.match(sharingSentences(planes, false).join(), /^The clusters a, e share an API server .* at most 4/);
    assert.deepEqual([planes.isLast("a"), planes.isLast("b")], [false, true]);
    await end("e");
    assert.deepEqual(log.slice(3), ["renew"]);
    assert.deepEqual(await places("f", "a"), ["1", "1"], "one is free, then all are taken");
  });

  it("do not go to a cluster while their own ones are being deleted", async () => {
    const { end, log, places, planes } = started();
    await places("a", "b", "c", "d");
    const ending = planes.of("b");
    assert.equal(planes.isLast("b"), true);
    assert.deepEqual(await places("e", "f", "g"), ["1", "3", "4"], "they share those that stay");
    await planes.empty(ending);
    assert.deepEqual(await places("h"), ["5"]);
    for (const id of ["a", "e", "c", "f", "d", "g", "h"]) {
      planes.isLast(id);
    }
    assert.deepEqual(await places("i"), ["6"], "all others are about to end");
    await end("i");
    const starts = log.filter((line) => !line.startsWith("stop the"));
    assert.deepEqual(starts, ["start 2", "start 3", "start 4", "stop 2", "start 5", "start 6", "stop 6"]);
  });

  it("say of which cluster one did not start, and try again for the next one", async () => {
    const { places, planes } = started([2]);
    await assert.rejects(places("eks", "gke"), /^Error: the API server of cluster gke did not start: no memory$/);
    assert.equal(planes.running.length, 1);
    assert.deepEqual(await places("gke"), ["3"]);
  });

  it("is that of the run for clusters of other providers, which the report says", async () => {
    const { log, places, planes } = started();
    planes.take("digitalocean:index/kubernetesCluster:KubernetesCluster", "west");
    assert.deepEqual(await places("west"), ["2"], "another cluster with the same id");
    assert.deepEqual(sharingSentences(planes, false), []);
    assert.match(
      sharingSentences(planes, true).join(),
      /^The program's existing cluster shares .* with new clusters \(west\)\. /,
    );
    planes.take("civo:index/kubernetesCluster:KubernetesCluster", "north");
    assert.match(
      sharingSentences(planes, false).join(),
      /^The clusters north, west share .* providers that are not simulated/,
    );
    planes.leave("digitalocean:index/kubernetesCluster:KubernetesCluster", "west");
    assert.equal(planes.of("west").controlPlane.server.slice(-1), "2");
    assert.deepEqual(log, ["start 2"]);
  });

  it("are not emptied for a cluster that the program did not make", () => {
    assert.equal(started().planes.isLast("elsewhere"), false);
  });
});
