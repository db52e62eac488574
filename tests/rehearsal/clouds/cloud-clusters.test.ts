import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import net from "node:net";
import { setImmediate } from "node:timers/promises";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { SimulatedAccount } from "../../../cli/rehearsal/clouds/account";
import { CloudClusters } from "../../../cli/rehearsal/clouds/cloud-clusters";
import { gcp } from "../../../cli/rehearsal/clouds/gcp";
import { CloudHoldingsList } from "../../../cli/rehearsal/controllers/cloud-holdings";
import { ClusterPlanes, type Plane } from "../../../cli/rehearsal/planes";

const east = "projects/p/locations/l/clusters/east";
const west = "projects/p/locations/l/clusters/west";

describe("the API servers of a cloud's clusters", () => {
  const servers: net.Server[] = [];
  let clusters: CloudClusters;
  let account: SimulatedAccount;
  let planes: ClusterPlanes;

  /** An API server that only says its number. */
  async function planeAt(number: number): Promise<Plane> {
    const server = net.createServer((socket) => void socket.end(String(number)));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    servers.push(server);
    const { port } = server.address() as net.AddressInfo;
    const controlPlane = { server: `https://127.0.0.1:${port}`, certificateAuthority: "CA", token: "t" };
    const stop = async () => undefined;
    return { controlPlane, controllers: { stop }, access: { client: {} }, stop } as unknown as Plane;
  }

  /** @param look called whenever the autoscaler looks for pods */
  function newClusters(look: () => Promise<void>): CloudClusters {
    return new CloudClusters({
      cloud: {
        ...gcp,
        noWayIn: ({ state }) => (state.closed === true ? "no way in" : undefined),
        autoscaling: () => ({
          look: async () => {
            await look();
            return { added: false };
          },
          sentences: () => [],
        }),
      },
      account,
      planes,
      ledger: new ChartLedger(),
      signal: new AbortController().signal,
      networkIsAbsent: async () => false,
    });
  }

  async function answerOf(id: string): Promise<string> {
    const socket = net.connect(Number(new URL(clusters.at(id)?.endpoint ?? "").port), "127.0.0.1");
    const [data] = await once(socket, "data");
    return String(data);
  }

  beforeEach(async () => {
    planes = new ClusterPlanes({ first: await planeAt(1), renew: async () => undefined, start: planeAt });
    account = new SimulatedAccount(gcp.ledger, () => new CloudHoldingsList());
    clusters = newClusters(async () => undefined);
    for (const id of [east, west]) {
      await clusters.make(id);
      account.put({ type: gcp.ledger.clusterType, name: id, id, state: {}, createdAt: 0, seed: "" });
    }
  });
  afterEach(async () => {
    await clusters.close();
    servers.splice(0).forEach((server) => server.close());
  });

  it("are reached each by the endpoint of its cluster, which keeps it when it is made again", async () => {
    assert.deepEqual([await answerOf(east), await answerOf(west)], ["1", "2"]);
    assert.equal(Buffer.from(clusters.at(west)?.certificateAuthority ?? "", "base64").toString(), "CA");
    const before = clusters.at(west);
    await clusters.make(west);
    assert.deepEqual(clusters.at(west), before);
    assert.equal(clusters.servers.length, 2);
    assert.equal(clusters.at("projects/p/locations/l/clusters/elsewhere"), undefined);
  });

  it("are closed each by the network of its cluster", async () => {
    account.put({
      type: gcp.ledger.clusterType,
      name: east,
      id: east,
      state: { closed: true },
      createdAt: 0,
      seed: "",
    });
    await assert.rejects(answerOf(east), { code: "ECONNRESET" });
    assert.equal(await answerOf(west), "2");
    assert.deepEqual(clusters.takeUnreached(), ["no way in"]);
  });

  it("leave nothing behind the endpoint of a deleted cluster, not even another one", async () => {
    const cluster = clusters.of(west);
    assert.equal(cluster.isLast(west), true);
    await cluster.wipe();
    await assert.rejects(answerOf(west), { code: "ECONNRESET" });
    assert.deepEqual(clusters.takeUnreached(), ["the cluster is no longer in the account of gcp"]);
    assert.equal(await answerOf(east), "1");
    await clusters.make(west);
    assert.equal(await answerOf(west), "3");
  });

  it("are the same for ids that differ in their case, if the cloud is Azure", async () => {
    await clusters.make("/subscriptions/s/managedClusters/aks");
    await clusters.make("/subscriptions/S/managedClusters/AKS");
    assert.equal(clusters.servers.length, 3);
    assert.deepEqual(
      clusters.at("/subscriptions/S/managedclusters/aks"),
      clusters.at("/subscriptions/s/managedClusters/aks"),
    );
  });

  it("end after the work of all clouds whose clusters share one", async () => {
    const log: string[] = [];
    const answers = new EventEmitter();
    const other = newClusters(async () => {
      log.push("looks");
      await once(answers, "come");
      log.push("has looked");
    });
    for (const id of ["c", "d"]) {
      await clusters.make(id);
    }
    for (const id of ["on the first", "on the second"]) {
      await other.make(id);
    }
    const plane = planes.of(west);
    assert.equal(planes.of("on the second"), plane);
    plane.controllers.stop = async () => void log.push("controllers stop");
    assert.deepEqual([clusters.of(west).isLast(west), planes.isLast("on the second")], [false, true]);
    const emptied = clusters.of(west).wipe();
    await setImmediate();
    answers.emit("come");
    await emptied;
    assert.deepEqual(log, ["looks", "looks", "has looked", "has looked", "controllers stop"]);
    await other.close();
  });
});
