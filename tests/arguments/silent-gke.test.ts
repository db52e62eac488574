import { checkGke } from "../../components/clusters/gke";
import { gkeArgs } from "../support/gke";
import { testRows } from "./rows";

/* Values of a GKE cluster that fit their types, and that Google Cloud refused much later or took for something else. */

const gke = (changes: object) => checkGke("test", { ...gkeArgs, ...changes });

const machine = (machineType: string) => gke({ nodePools: { general: { min: 2, max: 4, machineType } } });
const isNone = "nodePools.general.machineType: expected an existing machine type";
testRows("a machine type of GKE", machine, [
  ["n2-standard-4"],
  ["n2-custom-4-8192"],
  ["c3-standard-8-lssd"],
  ["n2-standard-3", `${isNone} (n2-standard-N with N = 2, 4, 8, 16, 32, 48, 64, 80, 96, 128), got "n2-standard-3"`],
  ["n2-standrd-4", isNone],
  ["e2-highmem-32", isNone],
  ["n2-custom-3-8192", isNone],
  ["n2-custom-4-100", isNone],
  ["n2-custom-200-1024000", `${isNone} (n2-custom-VCPUS-MEGABYTES with 1 vCPU or an even number of vCPUs up to 128`],
]);

const both =
  "nodePools.general.machineType: expected either nodePools.general.machineType or nodePools.general.profile";
testRows(
  "machines of GKE by type and by need",
  (pool: object) => gke({ nodePools: { general: { min: 2, max: 4, ...pool } } }),
  [[{ profile: "memory" }], [{ profile: "memory", machineType: "n2-highmem-2" }, both]],
);

const region = (name: string) => gke({ region: name, vpc: { ...gkeArgs.vpc, zones: [`${name}-a`, `${name}-b`] } });
testRows("a region of Google Cloud", region, [
  ["europe-west3"],
  ["europe-west13"],
  [
    "europe-west3-a",
    'region: expected a region of Google Cloud such as europe-west3 (for a zone, set the option location), got "europe-west3-a"',
  ],
  ["europe-west99", "region: expected a region of Google Cloud"],
  ["mars-west1", "region: expected a region of Google Cloud"],
]);

testRows("the minor of Kubernetes", (kubernetesVersion: string) => gke({ kubernetesVersion }), [
  ["1.39"],
  ["1.34"],
  [
    "1.33",
    'kubernetesVersion: expected a minor version from 1.34, got "1.33"; GKE no longer supports this version; choose one of',
  ],
  ["1.40", 'kubernetesVersion: expected a minor version up to 1.39, got "1.40"'],
]);

testRows("labels of GKE", (labels: object) => gke({ labels: { ...gkeArgs.labels, ...labels } }), [
  [{ team: "shop" }],
  [
    { "goog-x": "y" },
    'labels.goog-x: expected a key and a value of up to 63 lower-case letters, digits, "_" and "-"; the key begins with a letter, but not with "goog-", got "y"',
  ],
  [{ owner: " " }, "labels.owner: expected a value"],
]);
