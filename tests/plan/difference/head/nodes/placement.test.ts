import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const web = (pod: Inputs = {}, replicas = 3) =>
  object("apps/v1:Deployment", "shop/web", {
    spec: {
      replicas,
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "web", image: "registry.example.com/web:1" }], ...pod },
      },
    },
  });
const agent = (tolerations?: readonly Inputs[]) =>
  object("apps/v1:DaemonSet", "shop/agent", {
    spec: {
      template: { spec: { containers: [{ name: "agent", image: "registry.example.com/agent:1" }], tolerations } },
    },
  });
const eks = (inputs: Inputs = {}, name = "general") =>
  planned("aws:eks/nodeGroup:NodeGroup", name, {
    inputs: { nodeGroupName: name, scalingConfig: { minSize: 3, maxSize: 6 }, labels: { pool: name }, ...inputs },
  });
const gke = (nodeConfig: Inputs) =>
  planned("gcp:container/nodePool:NodePool", "general", {
    inputs: {
      name: "general",
      nodeConfig: { machineType: "e2-standard-4", labels: { pool: "general" }, ...nodeConfig },
    },
  });
const aks = (inputs: Inputs) =>
  planned("azure-native:containerservice:AgentPool", "general", {
    inputs: { agentPoolName: "general", vmSize: "Standard_D4s_v5", nodeLabels: { pool: "general" }, ...inputs },
  });
const karpenter = (template: Inputs) =>
  object("karpenter.sh/v1:NodePool", "default", {
    spec: { template: { metadata: { labels: { pool: "default" } }, ...template } },
  });
const asg = planned("aws:autoscaling/group:Group", "nodes");

const taint = { key: "dedicated", value: "gpu", effect: "NO_SCHEDULE" };
const tolerations = [{ key: "dedicated", operator: "Equal", value: "gpu", effect: "NoSchedule" }];
const on = (pool: string) => ({ nodeSelector: { pool } });
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const wants = (...matchExpressions: readonly Inputs[]) => ({
  affinity: { nodeAffinity: { [required]: { nodeSelectorTerms: [{ matchExpressions }] } } },
});
const apart = (topologyKey: string) => ({
  affinity: { podAntiAffinity: { [required]: [{ labelSelector: { matchLabels: { app: "web" } }, topologyKey }] } },
});
const spread = (topologyKey: string, whenUnsatisfiable: string, maxSkew = 1) => ({
  topologySpreadConstraints: [{ topologyKey, whenUnsatisfiable, maxSkew }],
});

const nowhere = (wish: string) =>
  `unprotected: Deployment shop/web: no node pool fits its node selectors and tolerations: ${wish}`;
const unjudged = (field: string, was: unknown, is: unknown) => {
  const [before, after] = [was, is].map((value) => (value === undefined ? "(nothing)" : JSON.stringify(value)));
  return `unjudged: Deployment shop/web: spec.template.spec.${field} ${before ?? ""} → ${after ?? ""}`;
};

/** Another wish of the pods on the same nodes. */
const moved = (
  name: string,
  nodes: readonly PlannedResource[],
  pods: readonly [Inputs, Inputs],
  lines: readonly string[],
): Judged => [name, [...nodes, web(pods[0])], [...nodes, web(pods[1])], lines];

describe("nodes that pods ask for", () => {
  itFailsWith([
    moved("a pool that the plan has", [eks()], [{}, on("general")], []),
    moved("a pool that no cluster has", [eks()], [{}, on("gpu")], [nowhere("pool=gpu")]),
    moved("a misspelt pool", [eks()], [on("general"), on("generel")], [nowhere("pool=generel")]),
    moved("without pools in the plan", [], [{}, on("gpu")], [unjudged("nodeSelector.pool", undefined, "gpu")]),
    moved(
      "nodes whose labels are in user data",
      [eks(), asg],
      [{}, on("gpu")],
      [unjudged("nodeSelector.pool", undefined, "gpu")],
    ),
    moved(
      "other nodes, too",
      [eks(), eks({}, "gpu")],
      [on("gpu"), {}],
      [unjudged("nodeSelector.pool", "gpu", undefined)],
    ),
    moved("one of several pools", [eks(), eks({}, "gpu")], [{}, on("gpu")], []),
    moved("the usual operating system", [eks()], [{}, { nodeSelector: { "kubernetes.io/os": "linux" } }], []),
    moved(
      "machines of Arm",
      [eks()],
      [{}, { nodeSelector: { "kubernetes.io/arch": "arm64" } }],
      [nowhere("kubernetes.io/arch=arm64")],
    ),
    moved(
      "machines of Arm that exist",
      [eks({ amiType: "AL2023_ARM_64_STANDARD" })],
      [{}, { nodeSelector: { "kubernetes.io/arch": "arm64" } }],
      [],
    ),
    moved(
      "a label that the cloud sets",
      [eks()],
      [{}, { nodeSelector: { "topology.kubernetes.io/zone": "eu-central-1a" } }],
      [unjudged('nodeSelector["topology.kubernetes.io/zone"]', undefined, "eu-central-1a")],
    ),
    moved(
      "an affinity to a pool",
      [eks()],
      [{}, wants({ key: "pool", operator: "In", values: ["general", "gpu"] })],
      [],
    ),
    moved(
      "an affinity away from the only pool",
      [eks()],
      [{}, wants({ key: "pool", operator: "NotIn", values: ["general"] })],
      [nowhere("pool NotIn")],
    ),
    moved(
      "an affinity to a label that nobody has",
      [eks()],
      [{}, wants({ key: "disk", operator: "Exists" })],
      [nowhere("disk Exists")],
    ),
    moved("a new toleration", [eks()], [{}, { tolerations }], []),
    moved(
      "a lost toleration, without pools",
      [],
      [{ tolerations }, {}],
      [unjudged("tolerations[dedicated]", tolerations[0], undefined)],
    ),
    moved(
      "a lost toleration of the only pool",
      [eks({ taints: [taint] })],
      [{ tolerations }, {}],
      [nowhere("tolerations")],
    ),
    moved("a lost toleration that no pool needs", [eks()], [{ tolerations }, {}], []),
    moved("pools of GKE", [gke({})], [{}, on("gpu")], [nowhere("pool=gpu")]),
    moved("a tainted pool of GKE", [gke({ taints: [taint] })], [{ tolerations }, {}], [nowhere("tolerations")]),
    moved("pools of AKS", [aks({})], [{}, { nodeSelector: { agentpool: "general" } }], []),
    moved(
      "a tainted pool of AKS",
      [aks({ nodeTaints: ["dedicated=gpu:NoSchedule"] })],
      [{ tolerations }, {}],
      [nowhere("tolerations")],
    ),
    moved("pools of Karpenter", [karpenter({})], [{}, on("default")], []),
    moved(
      "a choice of Karpenter",
      [karpenter({ spec: { requirements: [{ key: "kubernetes.io/arch", operator: "In", values: ["amd64"] }] } })],
      [{}, { nodeSelector: { "kubernetes.io/arch": "arm64" } }],
      [nowhere("kubernetes.io/arch=arm64")],
    ),
    [
      "a pool that takes the label away",
      [eks(), web(on("general"))],
      [eks({ labels: {} }), web(on("general"))],
      [nowhere("pool=general"), 'unjudged: aws.eks.NodeGroup general: labels.pool "general" → (nothing)'],
    ],
    [
      "a pool that no longer takes them",
      [eks(), web()],
      [eks({ taints: [taint] }), web()],
      [
        nowhere("tolerations"),
        `unjudged: aws.eks.NodeGroup general: taints[dedicated] (nothing) → ${JSON.stringify(taint)}`,
      ],
    ],
  ]);
});

describe("nodes of one of several clusters", () => {
  const elsewhere = {
    ...web(),
    urn: "urn:pulumi:prod::keelson::kubernetes:apps/v1:Deployment::other",
    provider: "other",
  };
  itFailsWith([
    moved("are not known", [eks(), elsewhere], [{}, on("gpu")], [unjudged("nodeSelector.pool", undefined, "gpu")]),
  ]);
});

describe("pods that want to be apart", () => {
  itFailsWith([
    moved("as few as there are nodes", [eks()], [{}, apart("kubernetes.io/hostname")], []),
    moved(
      "without pools in the plan",
      [],
      [{}, apart("kubernetes.io/hostname")],
      [
        unjudged(`affinity.podAntiAffinity.${required}[0]`, undefined, {
          labelSelector: { matchLabels: { app: "web" } },
          topologyKey: "kubernetes.io/hostname",
        }),
      ],
    ),
    [
      "more pods than nodes",
      [eks(), web(apart("kubernetes.io/hostname"))],
      [eks(), web(apart("kubernetes.io/hostname"), 12)],
      ["unprotected: Deployment shop/web: its 12 pods need one node each, but may use at most 6 nodes"],
    ],
    moved("a soft spread", [], [{}, spread("topology.kubernetes.io/zone", "ScheduleAnyway")], []),
    moved("a hard spread over zones", [], [{}, spread("topology.kubernetes.io/zone", "DoNotSchedule")], []),
    moved(
      "a hard spread over a label of one's own",
      [],
      [{}, spread("rack", "DoNotSchedule")],
      [
        unjudged("topologySpreadConstraints[rack]", undefined, {
          topologyKey: "rack",
          whenUnsatisfiable: "DoNotSchedule",
          maxSkew: 1,
        }),
      ],
    ),
    moved(
      "a spread that allows more",
      [],
      [
        spread("topology.kubernetes.io/zone", "DoNotSchedule"),
        spread("topology.kubernetes.io/zone", "DoNotSchedule", 5),
      ],
      [unjudged("topologySpreadConstraints[topology.kubernetes.io/zone].maxSkew", 1, 5)],
    ),
    moved(
      "near pods that must be there",
      [],
      [{}, { affinity: { podAffinity: { [required]: [{ topologyKey: "rack" }] } } }],
      [unjudged(`affinity.podAffinity.${required}[0]`, undefined, { topologyKey: "rack" })],
    ),
  ]);
});

describe("DaemonSets", () => {
  const all = [{ operator: "Exists" }];
  itFailsWith([
    [
      "leave a pool",
      [eks(), eks({ taints: [taint] }, "gpu"), agent(all)],
      [eks(), eks({ taints: [taint] }, "gpu"), agent()],
      ["unprotected: DaemonSet shop/agent: no longer runs on the nodes of aws.eks.NodeGroup gpu"],
    ],
    ["stay on every pool", [eks(), agent(all)], [eks(), agent()], []],
  ]);
});

describe("pools that get smaller", () => {
  const busy = (cpu: string, replicas: number) =>
    web(
      { containers: [{ name: "web", image: "registry.example.com/web:1", resources: { requests: { cpu } } }] },
      replicas,
    );
  const sized = (maxSize: number, ...instanceTypes: readonly string[]) =>
    eks({ scalingConfig: { minSize: 3, maxSize }, instanceTypes });
  itFailsWith([
    [
      "below what pods ask for",
      [sized(6, "m7i.xlarge"), busy("500m", 40)],
      [sized(4, "m7i.xlarge"), busy("500m", 40)],
      ["unprotected: aws.eks.NodeGroup general: at most 16 CPUs, but the pods of this plan may request 20"],
    ],
    ["not below it", [sized(6, "m7i.xlarge"), busy("500m", 40)], [sized(5, "m7i.xlarge"), busy("500m", 40)], []],
    [
      "as before, of unknown machines",
      [sized(6, "m7i.metal"), busy("500m", 40)],
      [sized(4, "m7i.metal"), busy("500m", 40)],
      [],
    ],
    [
      "beside pools of Karpenter, which grow",
      [sized(6, "m7i.xlarge"), karpenter({}), busy("500m", 40)],
      [sized(4, "m7i.xlarge"), karpenter({}), busy("500m", 40)],
      [],
    ],
    [
      "below what more pods ask for",
      [sized(4, "m7i.xlarge"), busy("500m", 20)],
      [sized(4, "m7i.xlarge"), busy("500m", 38)],
      ["unprotected: aws.eks.NodeGroup general: at most 16 CPUs, but the pods of this plan may request 19"],
    ],
  ]);
});

describe("pods that are larger than nodes", () => {
  const asking = (cpu: string, memory: string) =>
    web({
      containers: [{ name: "web", image: "registry.example.com/web:1", resources: { requests: { cpu, memory } } }],
    });
  const pool = eks({ instanceTypes: ["m7i.xlarge", "m6i.large"], scalingConfig: { minSize: 3, maxSize: 60 } });
  itFailsWith([
    [
      "in CPUs",
      [pool, asking("2", "1Gi")],
      [pool, asking("8", "1Gi")],
      ["unprotected: Deployment shop/web: its pods request 8 CPUs, but no node that they may use has more than 4"],
    ],
    [
      "in memory",
      [pool, asking("1", "1Gi")],
      [pool, asking("1", "32Gi")],
      [
        "unprotected: Deployment shop/web: its pods request 32 GiB of memory, but no node that they may use has more than 16",
      ],
    ],
    [
      "not beside pools of Karpenter",
      [pool, karpenter({}), asking("1", "1Gi")],
      [pool, karpenter({}), asking("8", "64Gi")],
      [],
    ],
  ]);
});
