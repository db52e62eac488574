import { checkGke, type GkeClusterArgs } from "../../../../components/clusters/gke";
import { gkeArgs } from "../../../support/gke";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { pool, pools } from "../changes";

const cases: readonly Refusal<GkeClusterArgs>[] = [
  ["too many pods", { maxPodsPerNode: 300 }, "maxPodsPerNode: expected a whole number from 8 to 256, got 300"],
  ["min above max", pools({ min: 5 }), "nodePools.general.min: expected at most 4 (max), got 5"],
  [
    "half a node",
    pools({ max: 2.5 }),
    "nodePools.general.max: expected a whole number from 1 to 2000, got 2.5; GKE allows 1000 nodes in each zone",
  ],
  [
    "more nodes than a pool has",
    pools({ max: 2001 }),
    "nodePools.general.max: expected a whole number from 1 to 2000, got 2001; GKE allows 1000 nodes in each zone",
  ],
  [
    "fewer nodes than zones",
    pools({ min: 1, max: 1 }),
    "nodePools.general.max: expected at least 2, got 1; GKE creates the same number of nodes in each of 2 zones; raise max, or use fewer zones",
  ],
  [
    "a small disk",
    pools({ diskSize: 10 }),
    "nodePools.general.diskSize: expected a whole number of GiB from 20 to 65536, got 10",
  ],
  [
    "no surge",
    pools({ maxSurge: 0 }),
    "nodePools.general.maxSurge: expected a whole number of nodes from 1 to 20, got 0",
  ],
  [
    "an unknown machine",
    pools({ machineType: "m7i.large" }),
    "nodePools.general.machineType: expected a machine type such as n2-standard-4 (series e2, n1, n2, n2d, t2d, t2a, c2, c2d, c3, c3d, m3, n4, c4,",
  ],
  ["bare metal", pools({ machineType: "c3-standard-192-metal" }), 'no bare metal), got "c3-standard-192-metal"'],
  [
    "an ARM type",
    pools({ machineType: "c4a-standard-4" }),
    "nodePools.general.machineType: expected a type of the architecture amd64, got",
  ],
  [
    "machines that share no kind of disk",
    pools({ machineType: "n4-standard-2" }),
    "nodePools: expected machine types that support the same kind of disk, because pods and their volumes can move to another pool, got n4-standard-2: Hyperdisk Balanced; n2-standard-2: Persistent Disk",
  ],
  [
    "a zone of no network",
    pools({ zones: ["europe-west3-c"] }),
    'nodePools.general.zones[0]: expected one of vpc.zones (europe-west3-a, europe-west3-b), got "europe-west3-c"',
  ],
  ["a reserved label", pools({ labels: { "cloud.google.com/a": "b" } }), "a prefix other than kubernetes.io"],
  [
    "a bad taint",
    pools({ taints: [{ key: "a b", effect: "NoSchedule" }] }),
    'nodePools.general.taints[0].key: expected a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/", got "a b"',
  ],
  [
    "a pool named system",
    { nodePools: { system: pool } },
    'nodePools.system: "system" is reserved for systemPool; choose another name, and set `system: true` for a pool of system pods',
  ],
  [
    "dedicated pools only",
    { nodePools: { a: { ...pool, dedicated: "a" } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`; otherwise some add-ons cannot be scheduled",
  ],
  [
    "GKE's own taint of GPUs",
    pools({ machineType: "g2-standard-4", taints: [{ key: "nvidia.com/gpu", effect: "NoSchedule" }] }),
    "nodePools.general.taints: GKE already sets the taint nvidia.com/gpu on nodes with GPUs; remove it from taints",
  ],
  [
    "a system pool with GPUs",
    { systemPool: { ...pool, machineType: "a2-highgpu-1g" } },
    "systemPool: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a dedicated system pool",
    { nodePools: { general: pool, core: { ...pool, system: true, dedicated: "a" } } },
    "nodePools.core: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a dedicated system pool, the cluster's first",
    { systemPool: { ...pool, dedicated: "a" } },
    "systemPool: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
];

describe("checkGke, nodes", () => {
  refusesEach((args) => checkGke("test", args), gkeArgs, cases);
});
