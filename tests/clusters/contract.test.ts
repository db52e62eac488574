import assert from "node:assert/strict";
import {
  type ApiServerSource,
  type CloudPermissions,
  type Cluster,
  Deployment,
  keda,
  Platform,
  Tenant,
} from "../../components";
import type { ProgramRun, Simulation } from "../../components/testing";
import { aksArgs, aksCluster, simulatedAks } from "../support/aks";
import { eksArgs, eksCluster, simulatedEks } from "../support/eks";
import { existingAks, existingAksArgs, existingEks, existingGke } from "../support/existing-clouds";
import { gkeArgs, gkeCluster, simulatedGke } from "../support/gke";
import { existingCluster, kubeconfig } from "../support/programs";
import { connects, type Endpoint, openPairs, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

/** What the contract asks of every kind of cluster: a kind joins by a line in `kinds`. */
interface Kind {
  readonly title: string;
  readonly type: string;
  readonly create: (identifier: string, host: string) => Cluster;
  /** What the cloud answers for a cluster of this identity at this host. */
  readonly simulate?: (identifier: string, host: string) => Simulation;
  /** Whether it makes identities in its cloud. */
  readonly identifies?: true;
  /** What only a cluster that this program makes has. */
  readonly made?: {
    /** Makes it with one more node pool, which stands before the others. */
    readonly grown: () => Cluster;
    /** The control plane's own resource. */
    readonly controlPlane: string;
  };
}

const pool = { min: 2, max: 3 };

const kinds: Kind[] = [
  {
    title: "an existing cluster",
    type: "keelson:index:ExistingCluster",
    create: (clusterIdentifier, host) =>
      existingCluster({ clusterIdentifier, kubeconfig: kubeconfig.replace("cluster.test", host) }),
  },
  {
    title: "an EKS cluster made elsewhere",
    type: "keelson:index:ExistingEksCluster",
    create: (identifier, host) =>
      existingEks({
        issuer: `https://oidc.eks.eu-central-1.amazonaws.com/id/${identifier.replace("-", "")}`,
        endpoint: `https://${host}:6443`,
      }),
    identifies: true,
  },
  {
    title: "a GKE cluster made elsewhere",
    type: "keelson:index:ExistingGkeCluster",
    create: (identifier, host) =>
      existingGke({ dnsEndpoint: `gke-${identifier}.europe-west4.gke.goog`, endpoint: `https://${host}:6443` }),
    identifies: true,
  },
  {
    title: "an AKS cluster made elsewhere",
    type: "keelson:index:ExistingAksCluster",
    create: (identifier, host) =>
      existingAks({
        issuer: `https://westeurope.oic.prod-aks.azure.com/${existingAksArgs.tenantId}/${identifier}/`,
        endpoint: `https://${host}:6443`,
      }),
    identifies: true,
  },
  {
    title: "an EKS cluster",
    type: "keelson:index:EksCluster",
    create: () => eksCluster(),
    simulate: simulatedEks,
    identifies: true,
    made: {
      grown: () => eksCluster({ nodePools: { another: pool, ...eksArgs.nodePools } }),
      controlPlane: "aws:eks/cluster:Cluster",
    },
  },
  {
    title: "a GKE cluster",
    type: "keelson:index:GkeCluster",
    create: () => gkeCluster(),
    simulate: (identifier, host) => simulatedGke(identifier, `${host}:6443`),
    identifies: true,
    made: {
      grown: () => gkeCluster({ nodePools: { another: pool, ...gkeArgs.nodePools } }),
      controlPlane: "gcp:container/cluster:Cluster",
    },
  },
  {
    title: "an AKS cluster",
    type: "keelson:index:AksCluster",
    create: () => aksCluster(),
    simulate: simulatedAks,
    identifies: true,
    made: {
      grown: () => aksCluster({ nodePools: { another: pool, ...aksArgs.nodePools } }),
      controlPlane: "azure-native:containerservice:ManagedCluster",
    },
  },
];

const providerType = "pulumi:providers:kubernetes";
const classType = "kubernetes:storage.k8s.io/v1:StorageClass";

/** The same in each cloud's own terms. */
const permissions: CloudPermissions = {
  aws: [{ actions: ["route53:ListHostedZones"], resources: ["*"] }],
  gcp: [{ role: "roles/dns.reader" }],
  azure: [{ role: "Reader", scope: "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/dns" }],
};
const request = { namespace: "dns", serviceAccount: "dns", permissions };

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

interface PodOwner {
  readonly template: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
}

/** The first address of a range, of a source that is known in a program. */
function addressIn(range: unknown): Endpoint {
  assert.ok(typeof range === "string");
  return { address: range.replace(/\/\d+$/, "") };
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

    it("creates its own provider as a child, with server-side apply and a secret kubeconfig", async () => {
      const run = await runCluster(kind);
      const provider = run.find(providerType, "test");
      assert.equal(provider.parent, run.find(type, "test").urn);
      assert.deepEqual(provider.secretInputs, ["kubeconfig"]);
      assert.equal(String(provider.inputs.enableServerSideApply), "true");
      assert.equal(run.ofType(providerType).length, 1);
    });

    it("keeps the provider's identity if the kubeconfig changes, but not if the cluster is replaced", async () => {
      const inputsOf = async (identifier: string, host?: string) =>
        (await runCluster(kind, identifier, host)).find(providerType, "test").inputs;
      const { clusterIdentifier: first } = await inputsOf("uid-1");
      assert.equal((await inputsOf("uid-1", "moved.test")).clusterIdentifier, first);
      assert.notEqual((await inputsOf("uid-2")).clusterIdentifier, first);
    });

    it("knows its network: every range and the sources of the API server's traffic", async () => {
      await runProgram(() => {
        const { network } = create();
        for (const ranges of [network.nodeCidrs, network.podCidrs, network.serviceCidrs, network.apiServer.sources]) {
          assert.ok(ranges.length > 0);
        }
        assert.ok(network.apiServer.port > 0);
        assert.deepEqual(network.dns.namespace, "kube-system");
      });
    });

    it("allows what workloads declare and DNS, and nothing else", async () => {
      const run = await runProgram(
        () => {
          const cluster = create();
          const tenant = new Tenant("shop", { platform: new Platform("test", { cluster, addons: [] }) });
          const store = new Deployment("store", { tenant, image: "store:1", port: 5432 });
          new Deployment("web", { tenant, image: "web:1", port: 8080, calls: [store] });
          return { dns: cluster.network.dns };
        },
        { preview: false, simulate: kind.simulate?.("uid-1", "cluster.test") },
      );
      const pod = (name: string): Endpoint => {
        const { spec } = run.find("kubernetes:apps/v1:Deployment", name).inputs as { spec: PodOwner };
        return { namespace: "shop", labels: spec.template.metadata.labels };
      };
      const dns = run.outputs.dns as Cluster["network"]["dns"];
      const ends = { web: pod("web"), store: pod("store"), dns: dns as Endpoint, outside: { address: "203.0.113.1" } };
      const ports = [53, 443, 5432, 8080].flatMap((port) =>
        ["TCP", "UDP"].map((protocol) => [port, protocol] as const),
      );
      const isOurs = (pair: string) => /web|store/.test(pair);
      assert.deepEqual(openPairs(policiesOf(run.resources), ends, ports).filter(isOurs), [
        "web → store:5432/TCP",
        "web → dns:53/TCP",
        "web → dns:53/UDP",
        "store → dns:53/TCP",
        "store → dns:53/UDP",
      ]);
    });

    it("lets its API server call webhooks from each of its sources", async () => {
      let sources: readonly ApiServerSource[] = [];
      const run = await runProgram(
        () => {
          const cluster = create();
          new Platform("test", { cluster, addons: [keda()] });
          sources = cluster.network.apiServer.sources;
        },
        { preview: false, simulate: kind.simulate?.("uid-1", "cluster.test") },
      );
      const webhook = { namespace: "keda", labels: { app: "keda-admission-webhooks" } };
      const places = sources.map((source): Endpoint => ("cidr" in source ? addressIn(source.cidr) : source));
      const refused = places.filter((place) => !connects(policiesOf(run.resources), place, webhook, 9443));
      assert.deepEqual(refused, []);
      assert.ok(!connects(policiesOf(run.resources), { address: "203.0.113.1" }, webhook, 9443));
    });

    it("offers each capability at most once", async () => {
      await runProgram(() => {
        const keys = create().builtin.map(({ capability, key }) => `${capability.name}/${key}`);
        assert.equal(new Set(keys).size, keys.length);
      });
    });

    it("names a known CNI that enforces policies", async () => {
      await runProgram(() => {
        assert.ok(["calico", "cilium", "vpc-cni"].includes(create().network.cni));
      });
    });

    const { identifies = false, made } = kind;
    if (identifies) {
      it("gives a service account the permissions that it requests, and refuses an empty request", async () => {
        await runProgram(() => {
          const cluster = create();
          assert.deepEqual(cluster.checkPodIdentity(request, "dns"), []);
          assert.ok(cluster.podIdentity("dns", request).dependsOn.length > 0);
          const none = { ...request, permissions: {} };
          assert.deepEqual(
            cluster.checkPodIdentity(none, "nothing").map(({ path }) => path),
            ["identities"],
          );
          assert.throws(() => cluster.podIdentity("nothing", none), /"dns\/dns"/);
        });
      });
    }

    if (made === undefined) {
      return;
    }

    it("has exactly one default StorageClass, that of the tier standard", async () => {
      const names: (string | undefined)[] = [];
      const run = await runProgram(
        () => {
          names.push(create().storageClasses.standard);
        },
        { preview: false, simulate: kind.simulate?.("uid-1", "cluster.test") },
      );
      const metadata = run
        .ofType(classType)
        .map(({ inputs }) => inputs.metadata as { name: string; annotations?: Record<string, string> });
      const defaults = metadata.filter(
        ({ annotations }) => annotations?.["storageclass.kubernetes.io/is-default-class"] === "true",
      );
      assert.deepEqual(
        defaults.map(({ name }) => name),
        names,
      );
    });

    it("labels the nodes of each pool with its name, and is deleted with its control plane", async () => {
      await runProgram(() => {
        const { nodePools, deletedWith, cloudFacts } = create();
        for (const [name, { labels }] of Object.entries(nodePools)) {
          assert.equal(labels["keelson.dev/node-pool"], name);
        }
        assert.ok(nodePools.general !== undefined && deletedWith !== undefined && cloudFacts !== undefined);
      });
    });

    it("keeps every name when a pool is added before the others", async () => {
      const urns = async (make: () => Cluster) => (await runProgram(() => void make())).resources.map(({ urn }) => urn);
      const [before, after] = [await urns(create), await urns(made.grown)];
      assert.deepEqual(
        before.filter((urn) => !after.includes(urn)),
        [],
      );
      assert.ok(after.length > before.length);
    });

    it("protects its control plane", async () => {
      const run = await runCluster(kind);
      assert.deepEqual(
        run.ofType(made.controlPlane).map(({ options }) => options.protect),
        [true],
      );
    });
  });
}
