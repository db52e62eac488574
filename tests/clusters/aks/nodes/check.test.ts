import { type AksClusterArgs, checkAks } from "../../../../components/clusters/aks";
import { aksArgs } from "../../../support/aks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { pool, pools, system } from "../changes";

const cases: readonly Refusal<AksClusterArgs>[] = [
  [
    "a pool's name that is too long",
    { nodePools: { "general-purpose": pool } },
    'nodePools.general-purpose: expected a name of up to 11 lower-case letters and digits that begins with a letter; AKS allows 12 characters, and Keelson appends the zone\'s digit, got "general-purpose"',
  ],
  [
    "a long name of a pool that is not split",
    { nodePools: { "general-purpose": { ...pool, poolPerZone: false } } },
    'nodePools.general-purpose: expected a name of up to 12 lower-case letters and digits that begins with a letter, got "general-purpose"',
  ],
  [
    "fewer nodes than zones",
    pools({ max: 1 }),
    "nodePools.general.max: expected at least 2, one node in each zone, got 1; raise max, choose fewer zones, or set poolPerZone to false",
  ],
  [
    "a pool with the name of another one's part",
    { nodePools: { apps: pool, apps1: { ...pool, poolPerZone: false } } },
    "nodePools: expected each name of a node pool once",
  ],
  [
    "a split system pool",
    system({ poolPerZone: true }),
    "systemPool.poolPerZone: is not allowed for system pods, because they use no disks; remove it",
  ],
  [
    "the system pool's name",
    { nodePools: { system: pool } },
    'nodePools.system: "system" is reserved for systemPool; choose another name, and set `system: true` for a pool of system pods',
  ],
  ["min above max", pools({ min: 3 }), "nodePools.general.min: expected at most 2 (max), got 3"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: expected a whole number from 1 to 1000, got 2.5"],
  [
    "a small disk",
    pools({ diskSize: 20 }),
    "nodePools.general.diskSize: expected a whole number of GiB from 30 to 2048, got 20",
  ],
  [
    "no surge",
    pools({ maxSurge: "0%" }),
    'nodePools.general.maxSurge: expected a number of nodes such as "1" or a percentage such as "33%", got "0%"',
  ],
  [
    "a size of AWS",
    pools({ vmSize: "m7i.large" }),
    'nodePools.general.vmSize: expected a machine size such as Standard_D4ds_v5, got "m7i.large"',
  ],
  [
    "an ARM size",
    pools({ vmSize: "Standard_D4pds_v5" }),
    'nodePools.general.vmSize: expected a size of the architecture amd64, got "Standard_D4pds_v5"',
  ],
  [
    "a size without premium disks",
    pools({ vmSize: "Standard_D4_v5" }),
    'nodePools.general.vmSize: expected a size that supports premium disks (with an "s" after the number of vCPUs), got "Standard_D4_v5"',
  ],
  [
    "GPUs without a driver of AKS",
    pools({ vmSize: "Standard_NV4ads_V710_v5" }),
    "nodePools.general.vmSize: expected a size with GPUs that AKS supports (Standard_NC…as_T4_v3 with 4, 8, 16, 64 vCPUs; ",
  ],
  [
    "Azure Linux with GPUs",
    pools({ vmSize: "Standard_NC4as_T4_v3", operatingSystem: "azure-linux" }),
    'nodePools.general.operatingSystem: expected "ubuntu" with GPUs, got "azure-linux"; AKS does not patch Azure Linux nodes with GPUs',
  ],
  [
    "the taint of GPUs",
    pools({ vmSize: "Standard_NC4as_T4_v3", taints: [{ key: "nvidia.com/gpu", effect: "NoSchedule" }] }),
    "nodePools.general.taints: nodes with GPUs already have the taint nvidia.com/gpu; remove it from taints",
  ],
  [
    "GPUs in the system pool",
    system({ vmSize: "Standard_NC4as_T4_v3" }),
    "systemPool: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
  ["a tiny size", pools({ vmSize: "Standard_B1s_v2" }), "a size with at least 2 vCPUs"],
  [
    "a zone of no subnet",
    pools({ zones: ["3"] }),
    'nodePools.general.zones[0]: expected one of vnet.zones (1, 2), got "3"',
  ],
  ["a label of AKS", pools({ labels: { "kubernetes.azure.com/mode": "user" } }), "a prefix other than kubernetes.io"],
  [
    "the system pool's taint",
    pools({ taints: [{ key: "CriticalAddonsOnly", effect: "NoSchedule" }] }),
    "nodePools.general.taints[0].key: AKS removes CriticalAddonsOnly from every pool except the system pool; remove this taint",
  ],
  [
    "a surge of spot nodes",
    pools({ spot: true, maxSurge: "1" }),
    "nodePools.general.maxSurge: is not allowed with spot, because Azure adds no extra spot nodes in an upgrade; remove it",
  ],
  [
    "an empty system pool",
    system({ min: 0 }),
    "systemPool.min: expected a whole number, 1 or more, got 0; AKS requires at least one node for system pods",
  ],
  [
    "a spot system pool",
    system({ spot: true }),
    "systemPool.spot: is not allowed for system pods, because AKS refuses to run them on spot machines; remove it",
  ],
  [
    "a dedicated system pool",
    system({ dedicated: "a" }),
    "systemPool: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a further system pool that is dedicated",
    { nodePools: { general: pool, core: { ...pool, system: true, dedicated: "a" } } },
    "nodePools.core: must not have `dedicated`, `taints` or GPUs, because system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a further system pool without nodes",
    { nodePools: { general: pool, core: { ...pool, system: true, min: 0 } } },
    "nodePools.core.min: expected a whole number, 1 or more, got 0; AKS requires at least one node for system pods",
  ],
  [
    "a further system pool of spot machines",
    { nodePools: { general: pool, core: { ...pool, system: true, spot: true } } },
    "nodePools.core.spot: is not allowed for system pods, because AKS refuses to run them on spot machines; remove it",
  ],
  [
    "system pools only",
    { nodePools: { core: { ...pool, system: true } } },
    "nodePools: at least one pool must have min >= 1",
  ],
  [
    "a burstable system pool",
    system({ vmSize: "Standard_B2s_v2" }),
    'systemPool.vmSize: expected a size that is not burstable, got "Standard_B2s_v2"; AKS advises against series B',
  ],
  [
    "nowhere to run",
    { nodePools: { spot: { ...pool, spot: true }, empty: { min: 0, max: 2 } } },
    "nodePools: at least one pool must have min >= 1 and none of `dedicated`, `spot` and `taints`; otherwise some add-ons cannot be scheduled",
  ],
];

describe("checkAks, nodes", () => {
  refusesEach((args) => checkAks("test", args), aksArgs, cases);
});
