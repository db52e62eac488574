import { planned } from "../../planned";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const change = (type: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Judged => [
  `${type} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [planned(type, "x", { inputs: before })],
  [planned(type, "x", { inputs: after })],
  lines,
];
const record = "aws:route53/record:Record";
const eks = "aws:eks/nodeGroup:NodeGroup";
const gke = "gcp:container/nodePool:NodePool";

describe("how long resolvers keep a record", () => {
  itFailsWith([
    change(record, { ttl: 300 }, { ttl: 600 }),
    change(record, { ttl: 300 }, { ttl: 60 }),
    change("gcp:dns/recordSet:RecordSet", { ttl: 300 }, { ttl: 600 }),
    change("azure-native:dns:RecordSet", { ttl: 300 }, { ttl: 600 }),
    change(record, { ttl: 300 }, { ttl: 604_800 }, "unjudged: aws.route53.Record x: ttl 300 → 604800"),
  ]);
});

describe("what runs all the time", () => {
  const scaled = (minInstanceCount: number) => ({ template: { scaling: { minInstanceCount } } });
  itFailsWith([
    change(
      "gcp:cloudrunv2/service:Service",
      scaled(2),
      scaled(0),
      "unprotected: gcp.cloudrunv2.Service x: template.scaling.minInstanceCount 2 → 0",
    ),
    change("aws:rds/instance:Instance", { backupWindow: "01:00-02:00" }, { backupWindow: "03:00-04:00" }),
  ]);
});

describe("pools of nodes", () => {
  itFailsWith([
    change(
      eks,
      { labels: { pool: "a" } },
      { labels: {} },
      'unjudged: aws.eks.NodeGroup x: labels.pool "a" → (nothing)',
    ),
    change(
      eks,
      { labels: { pool: "a" } },
      { labels: { pool: "b" } },
      'unjudged: aws.eks.NodeGroup x: labels.pool "a" → "b"',
    ),
    change(eks, { labels: {} }, { labels: { pool: "a" } }),
    change(gke, { resourceLabels: { team: "a" } }, { resourceLabels: { team: "b" } }),
    change("gcp:storage/bucket:Bucket", { labels: { team: "a" } }, { labels: { team: "b" } }),
    change(
      gke,
      { autoscaling: { minNodeCount: 1 } },
      { autoscaling: { minNodeCount: 0 } },
      "unprotected: gcp.container.NodePool x: autoscaling.minNodeCount 1 → 0",
    ),
    change(
      "azure-native:containerservice:AgentPool",
      { minCount: 2 },
      { minCount: 0 },
      "unprotected: azure-native.containerservice.AgentPool x: minCount 2 → 0",
    ),
    change(gke, { initialNodeCount: 3 }, { initialNodeCount: 4 }),
  ]);
});
