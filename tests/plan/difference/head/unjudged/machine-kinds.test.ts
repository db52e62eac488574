import { planned } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const change = (type: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Judged => [
  `${type} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [planned(type, "x", { inputs: before })],
  [planned(type, "x", { inputs: after })],
  lines,
];
const rds = "aws:rds/instance:Instance";
const gke = "gcp:container/nodePool:NodePool";
const storage = "azure-native:storage:StorageAccount";
const machine = (machineType: string) => ({ nodeConfig: { machineType } });
const images = (alias: string) =>
  object("karpenter.k8s.aws/v1:EC2NodeClass", "x", { spec: { amiSelectorTerms: [{ alias }] } });

describe("machines, tiers and disks", () => {
  itFailsWith([
    change(rds, { instanceClass: "db.r6g.xlarge" }, { instanceClass: "db.r7i.2xlarge" }),
    change(
      rds,
      { instanceClass: "db.r6g.xlarge" },
      { instanceClass: "db.t4g.xlarge" },
      'unjudged: aws.rds.Instance x: instanceClass "db.r6g.xlarge" → "db.t4g.xlarge"',
    ),
    change(rds, { allocatedStorage: 100 }, { allocatedStorage: 200 }),
    change(
      rds,
      { allocatedStorage: 100 },
      { allocatedStorage: 60 },
      "unjudged: aws.rds.Instance x: allocatedStorage 100 → 60",
    ),
    change(gke, machine("n2-standard-4"), machine("n2-standard-8")),
    change(
      gke,
      machine("n2-standard-4"),
      machine("n2-highcpu-8"),
      'unjudged: gcp.container.NodePool x: nodeConfig.machineType "n2-standard-4" → "n2-highcpu-8"',
    ),
    change(
      gke,
      machine("n2-standard-4"),
      machine("t2a-standard-4"),
      'unjudged: gcp.container.NodePool x: nodeConfig.machineType "n2-standard-4" → "t2a-standard-4"',
    ),
    change(
      "gcp:sql/databaseInstance:DatabaseInstance",
      { settings: { tier: "db-custom-4-16384" } },
      { settings: { tier: "db-custom-8-16384" } },
    ),
    change(
      "gcp:sql/databaseInstance:DatabaseInstance",
      { settings: { tier: "db-custom-4-16384" } },
      { settings: { tier: "db-custom-8-8192" } },
      'unprotected: gcp.sql.DatabaseInstance x: settings.tier "db-custom-4-16384" → "db-custom-8-8192"',
    ),
    change(
      storage,
      { sku: { name: "Standard_GRS" } },
      { sku: { name: "Standard_LRS" } },
      'unjudged: azure-native.storage.StorageAccount x: sku.name "Standard_GRS" → "Standard_LRS"',
    ),
    change(
      "azure-native:web:AppServicePlan",
      { sku: { name: "P1v3" } },
      { sku: { name: "P3v3" } },
      'unjudged: azure-native.web.AppServicePlan x: sku.name "P1v3" → "P3v3"',
    ),
    change("azure-native:containerservice:AgentPool", { vmSize: "Standard_D4s_v5" }, { vmSize: "Standard_D8s_v5" }),
    ["a newer image", [images("al2023@v20250101")], [images("al2023@v20250201")], []],
    [
      "the newest image",
      [images("al2023@v20250101")],
      [images("al2023@latest")],
      ['unjudged: EC2NodeClass x: spec.amiSelectorTerms[0].alias "al2023@v20250101" → "al2023@latest"'],
    ],
    [
      "another system",
      [images("al2023@v20250101")],
      [images("bottlerocket@v1.2.3")],
      ['unjudged: EC2NodeClass x: spec.amiSelectorTerms[0].alias "al2023@v20250101" → "bottlerocket@v1.2.3"'],
    ],
  ]);
});
