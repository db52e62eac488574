import assert from "node:assert/strict";
import { SimulatedAccount } from "../../../cli/rehearsal/clouds/account";
import { AwsEffects } from "../../../cli/rehearsal/clouds/aws/effects";
import { awsLedger } from "../../../cli/rehearsal/clouds/aws/ledger";
import { AzureEffects } from "../../../cli/rehearsal/clouds/azure/effects";
import { azureLedger } from "../../../cli/rehearsal/clouds/azure/ledger";
import type { Effects } from "../../../cli/rehearsal/clouds/effects";
import { GcpEffects } from "../../../cli/rehearsal/clouds/gcp/effects";
import { gcpLedger } from "../../../cli/rehearsal/clouds/gcp/ledger";
import type { CloudCluster, ClustersById } from "../../../cli/rehearsal/clouds/simulated-cluster";
import { CloudHoldingsList } from "../../../cli/rehearsal/controllers/cloud-holdings";
import type { Fields } from "../../../cli/values";

const gke = "projects/p/locations/europe-west3/clusters/";
const aks = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/";

/** A cloud, and how its clusters and pools are written. */
interface Written {
  readonly account: (holdings: () => CloudHoldingsList) => SimulatedAccount;
  readonly effects: (account: SimulatedAccount, clusters: ClustersById) => Effects;
  readonly cluster: { readonly type: string; readonly idOf: (name: string) => string };
  readonly pool: {
    readonly type: string;
    readonly idOf: (cluster: string) => string;
    readonly stateOf: (cluster: string) => Fields;
  };
}

const clouds: Readonly<Record<string, Written>> = {
  aws: {
    account: (holdings) => new SimulatedAccount(awsLedger, holdings),
    effects: (...given) => new AwsEffects(...given),
    cluster: { type: "aws:eks/cluster:Cluster", idOf: (name) => name },
    pool: {
      type: "aws:eks/nodeGroup:NodeGroup",
      idOf: (cluster) => `${cluster}:pool`,
      stateOf: (clusterName) => ({
        clusterName,
        arn: `arn:aws:eks:eu-central-1:1:nodegroup/${clusterName}/pool/0`,
        subnetIds: ["subnet-1"],
        scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 1 },
      }),
    },
  },
  gcp: {
    account: (holdings) => new SimulatedAccount(gcpLedger, holdings),
    effects: (...given) => new GcpEffects(...given),
    cluster: { type: "gcp:container/cluster:Cluster", idOf: (name) => `${gke}${name}` },
    pool: {
      type: "gcp:container/nodePool:NodePool",
      idOf: (cluster) => `${cluster}/nodePools/pool`,
      stateOf: () => ({
        name: "pool",
        nodeLocations: ["europe-west3-a"],
        initialNodeCount: 1,
        autoscaling: { minNodeCount: 1, maxNodeCount: 2 },
      }),
    },
  },
  azure: {
    account: (holdings) => new SimulatedAccount(azureLedger, holdings),
    effects: (...given) => new AzureEffects(...given),
    cluster: { type: "azure-native:containerservice:ManagedCluster", idOf: (name) => `${aks}${name}` },
    pool: {
      type: "azure-native:containerservice:AgentPool",
      idOf: (cluster) => `${cluster}/agentPools/pool`,
      stateOf: () => ({ name: "pool", count: 1, enableAutoScaling: true, minCount: 1, maxCount: 2 }),
    },
  },
};

/** A cluster that knows its nodes, by their addresses, and knows whether it was wiped. */
class ListedCluster implements CloudCluster {
  readonly nodes = new Map<string, string | undefined>();
  wiped = false;

  async addNodes(nodes: Parameters<CloudCluster["addNodes"]>[0]): Promise<undefined> {
    nodes.forEach(({ address, name }) => this.nodes.set(name, address));
    return undefined;
  }

  async removeNodes(names: readonly string[]): Promise<void> {
    names.forEach((name) => this.nodes.delete(name));
  }

  install = async () => undefined;
  remove = async () => undefined;
  changePods = async () => undefined;
  isLast = () => true;

  async wipe(): Promise<void> {
    this.wiped = true;
  }
}

for (const [name, { account: accountOf, cluster, effects: effectsOf, pool }] of Object.entries(clouds)) {
  describe(`several clusters of ${name}`, () => {
    const place = { accountId: "1", region: "eu-central-1" };
    const facts = { createdAt: 0, seed: "" };

    async function twoClusters() {
      const byId = new Map<string | undefined, ListedCluster>();
      const account = accountOf(() => new CloudHoldingsList());
      const effects = effectsOf(account, (id) => {
        const found = byId.get(id) ?? new ListedCluster();
        byId.set(id, found);
        return found;
      });
      for (const one of ["east", "west"]) {
        const id = cluster.idOf(one);
        const state = { name: one, removeDefaultNodePool: true };
        const made = { ...facts, type: cluster.type, name: one, id, state };
        account.put(made);
        assert.equal(await effects.created(made, place), undefined);
        const own = { ...facts, type: pool.type, name: one, id: pool.idOf(id), state: pool.stateOf(id) };
        account.put(own);
        assert.equal(await effects.created(own, place), undefined);
      }
      const of = (one: string) => {
        const found = byId.get(cluster.idOf(one));
        assert.ok(found);
        return found;
      };
      return { account, byId, effects, of };
    }

    it("have nodes each, at addresses of their own", async () => {
      const { byId, of } = await twoClusters();
      assert.deepEqual([of("east").nodes.size, of("west").nodes.size], [1, 1]);
      assert.equal(new Set([...of("east").nodes.values(), ...of("west").nodes.values()]).size, 2);
      assert.equal(byId.size, 2, "nothing is in the cluster that the program finds");
    });

    it("grow for their own pods alone", async () => {
      const { effects, of } = await twoClusters();
      assert.equal(await effects.makeRoom?.({}, undefined, of("west")), true);
      assert.deepEqual([of("east").nodes.size, of("west").nodes.size], [1, 2]);
      assert.equal(await effects.makeRoom?.({}, undefined, of("west")), false);
      assert.equal(effects.fullPools?.({}, undefined, of("west")).length, 1);
      assert.equal(effects.fullPools?.({}, undefined, of("east")).length, 0);
    });

    it("go one by one", async () => {
      const { account, effects, of } = await twoClusters();
      const id = cluster.idOf("west");
      const own = account.find(pool.type, pool.idOf(id));
      assert.ok(own);
      await effects.deleting(own);
      assert.deepEqual([of("east").nodes.size, of("west").nodes.size], [1, 0]);
      assert.equal(account.nodes.length, 1);
      const west = account.find(cluster.type, id);
      assert.ok(west);
      await effects.deleting(west);
      assert.deepEqual([of("east").wiped, of("west").wiped], [false, true]);
    });
  });
}
