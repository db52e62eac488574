import { checkEks, type EksClusterArgs } from "../../../../components/clusters/eks";
import { eksArgs } from "../../../support/eks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { pool, pools } from "../changes";

const cases: readonly Refusal<EksClusterArgs>[] = [
  ["a label of Karpenter's", pools({ labels: { "karpenter.sh/nodepool": "a" } }), "a prefix other than kubernetes.io"],
  ["min above max", pools({ min: 3 }), "nodePools.general.min: expected at most 2 (max), got 3"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: expected a whole number, 1 or more, got 2.5"],
  [
    "a small disk",
    pools({ diskSize: 10 }),
    "nodePools.general.diskSize: expected a whole number of GiB from 20 to 65536, got 10",
  ],
  [
    "spot with one type",
    pools({ spot: true, instanceTypes: ["m7i.large"] }),
    "at least two types, because spot is set",
  ],
  [
    "an ARM type",
    pools({ instanceTypes: ["m7gd.large"] }),
    'nodePools.general.instanceTypes[0]: expected a type of the architecture amd64, got "m7gd.large"',
  ],
  [
    "a type that is not built on Nitro",
    pools({ instanceTypes: ["m7i.large", "t2.medium"] }),
    'nodePools.general.instanceTypes[1]: expected a Nitro instance type such as m7i.large, got "t2.medium"; other types have room for too few pods',
  ],
  [
    "machines with GPUs and without in one pool",
    pools({ instanceTypes: ["g6.xlarge", "m7i.large"] }),
    'nodePools.general.instanceTypes[1]: expected a type with GPUs, because other types of this pool have GPUs, got "m7i.large"; use a separate pool for this type',
  ],
  [
    "GPUs with Amazon Linux",
    pools({ instanceTypes: ["g6.xlarge"], operatingSystem: "al2023" }),
    'nodePools.general.operatingSystem: expected "bottlerocket" with GPUs, got "al2023"; only the Bottlerocket image contains the device plugin',
  ],
  [
    "only pools with GPUs",
    { nodePools: { gpu: { ...pool, instanceTypes: ["g6.xlarge"] } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`",
  ],
  [
    "a system pool with GPUs",
    { systemPool: { ...pool, instanceTypes: ["p5.48xlarge"] } },
    "systemPool: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a zone of no subnet",
    pools({ zones: ["eu-central-1c"] }),
    'nodePools.general.zones[0]: expected one of vpc.zones (eu-central-1a, eu-central-1b), got "eu-central-1c"',
  ],
  [
    "a long label",
    pools({ labels: { a: "a".repeat(64) } }),
    "nodePools.general.labels.a: expected a value of up to 63",
  ],
  ["a reserved label", pools({ labels: { "node.kubernetes.io/a": "b" } }), "a prefix other than kubernetes.io"],
  [
    "a bad taint",
    pools({ taints: [{ key: "a b", effect: "NoSchedule" }] }),
    'nodePools.general.taints[0].key: expected a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/", got "a b"',
  ],
  [
    "too many unavailable",
    pools({ maxUnavailable: 3 }),
    "nodePools.general.maxUnavailable: expected a whole number of nodes from 1 to 2, got 3",
  ],
  [
    "fewer nodes than zones, one group for each",
    { autoscaler: "cluster-autoscaler", nodePools: { general: { min: 1, max: 1 } } },
    "nodePools.general.max: expected at least 2, one node in each zone, got 1; raise max, or choose fewer zones",
  ],
  [
    "a pool with the name of another's part",
    { autoscaler: "cluster-autoscaler", nodePools: { a: pool, "a-a": { ...pool, groupPerZone: false } } },
    'nodePools: expected each name of a node group once, got "-a-a"; rename a pool; Keelson appends the letter of the zone to each name',
  ],
  [
    "a pool named system",
    { nodePools: { system: pool } },
    'nodePools.system: "system" is reserved for systemPool; choose another name, and set `system: true` for a pool of system pods',
  ],
  [
    "a pool in capitals",
    { nodePools: { General: pool } },
    'nodePools.General: expected a name of up to 20 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got "General"',
  ],
  [
    "dedicated pools only",
    { nodePools: { a: { ...pool, dedicated: "a" } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`; otherwise some add-ons cannot be scheduled",
  ],
  [
    "an open pool that may be empty",
    { nodePools: { a: { min: 0, max: 1 } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`; otherwise some add-ons cannot be scheduled",
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

describe("checkEks, nodes", () => {
  refusesEach((args) => checkEks("test", args), eksArgs, cases);
});
