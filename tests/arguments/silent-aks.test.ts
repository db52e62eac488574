import { checkAks } from "../../components/clusters/aks";
import { aksArgs } from "../support/aks";
import { testRows } from "./rows";

/* Values of an AKS cluster that fit their types, and that Azure refused much later or took for something else. */

const aks = (changes: object) => checkAks("test", { ...aksArgs, ...changes });

const machine = (vmSize: string) => aks({ nodePools: { general: { min: 2, max: 4, vmSize } } });
const both =
  "nodePools.general.vmSize: expected either nodePools.general.vmSize or nodePools.general.profile, got both";
testRows(
  "machines of AKS by size and by need",
  (pool: object) => aks({ nodePools: { general: { min: 2, max: 4, ...pool } } }),
  [[{ profile: "memory" }], [{ profile: "memory", vmSize: "Standard_E4ds_v5" }, both]],
);
const isNone = "nodePools.general.vmSize: expected an existing machine size";
testRows("a machine size of AKS", machine, [
  ["Standard_D4s_v5"],
  ["Standard_E104ids_v5"],
  ["Standard_F2s_v2"],
  ["Standard_E4-2ds_v5"],
  ["Standard_D4s_v8"],
  ["Standard_D3s_v5", `${isNone} (Standard_D…s_v5 with 2, 4, 8, 16, 32, 48, 64, 96 vCPUs), got "Standard_D3s_v5"`],
  ["Standard_D5000s_v5", isNone],
  ["Standard_D4s_v99", isNone],
  ["Standard_D4xs_v5", `${isNone} (the series D…ads_v5,`],
  ["Standard_Q4s_v5", `${isNone} (the families B, D, DC, E, EC, F, FX, L), got "Standard_Q4s_v5"`],
]);

testRows("a region of Azure", (location: string) => aks({ location }), [
  ["germanywestcentral"],
  ["westus3"],
  ["westus4"],
  ["mars", "location: expected a region of Azure's public cloud such as westeurope"],
  [
    "westeurop",
    'location: expected a region of Azure\'s public cloud such as westeurope, got "westeurop"; did you mean',
  ],
]);

testRows("the minor of Kubernetes", (kubernetesVersion: string) => aks({ kubernetesVersion }), [
  ["1.34"],
  [
    "1.33",
    'kubernetesVersion: expected a minor version from 1.34, got "1.33"; AKS no longer supports this version; choose one of https://learn.microsoft.com/azure/aks/supported-kubernetes-versions',
  ],
  ["1.40", "kubernetesVersion: expected a minor version up to 1.39"],
]);

testRows("public ports", (publicPorts: number[]) => aks({ vnet: { ...aksArgs.vnet, publicPorts } }), [
  [[80, 443]],
  [[80, 80], "vnet.publicPorts: expected each port once, got 80"],
]);

const registry = (name: string) =>
  `/subscriptions/33334444-5555-6666-7777-888899990000/resourceGroups/a/providers/Microsoft.ContainerRegistry/registries/${name}`;
testRows("registries", (registryIds: string[]) => aks({ registryIds }), [
  [[registry("images")]],
  [[registry("x y")], "registryIds[0]: expected an id such as /subscriptions/"],
  [
    [registry("my-registry")],
    'registryIds[0]: expected an id that ends in a registry name of 5 to 50 letters and digits, got "/subscriptions/33334444-5555-6666-7777-888899990000/resourceGroups/a/providers/Microsoft.ContainerRegistry/registries/my-registry"',
  ],
  [[registry("images"), registry("Images")], "registryIds: expected each registry once"],
]);

testRows("backups of AKS", (backups: object) => aks({ backups }), [
  [{ resourceGroup: "lasting" }],
  [{ resourceGroup: "a/b" }, "backups.resourceGroup: expected a name of up to 90 letters, digits"],
  [{ resourceGroup: "" }, "backups.resourceGroup: expected a name of up to 90 letters, digits"],
]);

const group = "33334444-0000-0000-0000-000000000001";
const groups = (...ids: string[]) => aks({ access: { authorization: "kubernetes", adminGroupObjectIds: ids } });
testRows("groups of administrators", (ids: string[]) => groups(...ids), [
  [[group, group], "access.adminGroupObjectIds: expected each group once"],
]);
