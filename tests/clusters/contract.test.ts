import assert from "node:assert/strict";
import type { Cluster } from "../../components";
import { type ProgramRun, type Simulation, runProgram } from "../../components/testing";
import { aksCluster, simulatedAks } from "../support/aks";
import { eksCluster, simulatedEks } from "../support/eks";
import { gkeCluster, simulatedGke } from "../support/gke";
import { existingCluster, kubeconfig } from "../support/programs";

/** What the contract asks of every kind of cluster: a kind joins by a line in `kinds`. */
interface Kind {
  readonly title: string;
  readonly type: string;
  readonly create: (identifier: string, host: string) => Cluster;
  /** What the cloud answers for a cluster of this identity at this host. */
  readonly simulate?: (identifier: string, host: string) => Simulation;
}

const kinds: Kind[] = [
  {
    title: "an existing cluster",
    type: "keelson:index:ExistingCluster",
    create: (clusterIdentifier, host) =>
      existingCluster({ clusterIdentifier, kubeconfig: kubeconfig.replace("cluster.test", host) }),
  },
  { title: "an EKS cluster", type: "keelson:index:EksCluster", create: () => eksCluster(), simulate: simulatedEks },
  {
    title: "a GKE cluster",
    type: "keelson:index:GkeCluster",
    create: () => gkeCluster(),
    simulate: (identifier, host) => simulatedGke(identifier, `${host}:6443`),
  },
  { title: "an AKS cluster", type: "keelson:index:AksCluster", create: () => aksCluster(), simulate: simulatedAks },
];

const providerType = "pulumi:providers:kubernetes";

function runCluster({ create, simulate }: Kind, identifier = "uid-1", host = "cluster.test"): Promise<ProgramRun> {
  return runProgram(
    () => {
      const cluster = create(identifier, host);
      const { clusterName, endpoint, kubeconfig, cloud, origin, kubernetesVersion } = cluster;
      return { clusterName, endpoint, kubeconfig, cloud, origin, kubernetesVersion };
    },
    { preview: false, simulate: simulate?.(identifier, host) },
  );
}

for (const kind of kinds) {
  const { title, type } = kind;
  const create = () => kind.create("uid-1", "cluster.test");

  describe(`the contract of ${title}`, () => {
    it("gives its name, endpoint, cloud, origin and version, and its kubeconfig only as a secret", async () => {
      const { outputs } = await runCluster(kind);
      assert.equal(outputs.clusterName, "test");
      assert.equal(outputs.endpoint, "https://cluster.test:6443");
      assert.equal(outputs.kubeconfig, "[secret]");
      assert.ok(["aws", "gcp", "azure", "none"].includes(String(outputs.cloud)));
      assert.ok(["created", "existing"].includes(String(outputs.origin)));
      assert.match(String(outputs.kubernetesVersion), /^1\.\d+$/);
    });

    it("makes one provider of its own, inside of itself, with server-side apply and a secret kubeconfig", async () => {
      const run = await runCluster(kind);
      const provider = run.find(providerType, "test");
      assert.equal(provider.parent, run.find(type, "test").urn);
      assert.deepEqual(provider.secretInputs, ["kubeconfig"]);
      assert.equal(String(provider.inputs.enableServerSideApply), "true");
      assert.equal(run.ofType(providerType).length, 1);
    });

    it("keeps the provider's identity when the kubeconfig changes, and not when the cluster is another one", async () => {
      const inputsOf = async (identifier: string, host?: string) =>
        (await runCluster(kind, identifier, host)).find(providerType, "test").inputs;
      const { clusterIdentifier: first } = await inputsOf("uid-1");
      assert.equal((await inputsOf("uid-1", "moved.test")).clusterIdentifier, first);
      assert.notEqual((await inputsOf("uid-2")).clusterIdentifier, first);
    });

    it("knows its network: every range and where the API server's traffic comes from", async () => {
      await runProgram(() => {
        const { network } = create();
        for (const ranges of [network.nodeCidrs, network.podCidrs, network.serviceCidrs, network.apiServer.sources]) {
          assert.ok(ranges.length > 0);
        }
        assert.ok(network.apiServer.port > 0);
        assert.deepEqual(network.dns.namespace, "kube-system");
      });
    });

    it("offers what it brings at most once", async () => {
      await runProgram(() => {
        const keys = create().builtin.map(({ capability, key }) => `${capability.name}/${key}`);
        assert.equal(new Set(keys).size, keys.length);
      });
    });
  });
}
