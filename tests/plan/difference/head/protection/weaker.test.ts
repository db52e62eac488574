import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned, urnOf } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFinds, type Weakening } from "../unprotected";

type Inputs = Readonly<Record<string, unknown>>;

const changed = (
  type: string,
  name: string,
  before: Inputs,
  after: Inputs,
  ...lines: readonly string[]
): Weakening => ({
  name: `${name}: ${Object.keys(before).join(", ")}`,
  before: [planned(type, name, { inputs: before })],
  after: [planned(type, name, { inputs: after })],
  lines,
});
const gone = (each: PlannedResource, others: readonly PlannedResource[], ...lines: readonly string[]): Weakening => ({
  name: `${each.type} that goes`,
  before: [each, ...others],
  after: others,
  lines,
});
const gke = "gcp:container/cluster:Cluster";
const sink = "gcp:logging/projectSink:ProjectSink";
const bucket = planned("aws:s3/bucket:Bucket", "logs");
const closed = planned("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "logs", {
  inputs: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
  propertyDependencies: { bucket: [bucket.urn] },
});
const alarm = planned("aws:cloudwatch/metricAlarm:MetricAlarm", "errors");
const web = (tls: object) =>
  object("networking.k8s.io/v1:Ingress", "shop/web", { spec: { rules: [{ host: "shop.example.com" }], ...tls } });
const pod = (priorityClassName: string) =>
  object("apps/v1:Deployment", "boutique/cart", { spec: { template: { spec: { priorityClassName } } } });

describe("inputs that protect less", () => {
  itFinds([
    changed(
      "kubernetes:karpenter.sh/v1:NodePool",
      "default",
      { spec: { limits: { memory: "800Gi" } } },
      { spec: { limits: { memory: "400Gi" } } },
      'NodePool default: spec.limits.memory "800Gi" → "400Gi"',
    ),
    changed(
      "aws:rds/instance:Instance",
      "orders",
      { allocatedStorage: 100, maxAllocatedStorage: 500 },
      { allocatedStorage: 100 },
      "aws.rds.Instance orders: maxAllocatedStorage 500 → (nothing)",
    ),
    changed(
      "aws:lambda/function:Function",
      "billing",
      { reservedConcurrentExecutions: 100 },
      { reservedConcurrentExecutions: 0 },
      "aws.lambda.Function billing: reservedConcurrentExecutions 100 → 0",
    ),
    changed(
      "aws:wafv2/webAcl:WebAcl",
      "shop",
      { rules: [{ name: "common", overrideAction: { none: {} } }] },
      { rules: [{ name: "common", overrideAction: { count: {} } }] },
      "aws.wafv2.WebAcl shop: rules[common].overrideAction.count (nothing) → {}",
    ),
    changed(
      "azure-native:monitor:DiagnosticSetting",
      "audit",
      { logs: [{ category: "kube-audit", enabled: true }] },
      { logs: [{ category: "kube-audit", enabled: false }] },
      "azure-native.monitor.DiagnosticSetting audit: logs[0].enabled true → false",
    ),
    changed(
      gke,
      "prod",
      { releaseChannel: { channel: "REGULAR" } },
      { releaseChannel: { channel: "RAPID" } },
      'gcp.container.Cluster prod: releaseChannel.channel "REGULAR" → "RAPID"',
    ),
    changed(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "logs",
      { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] },
      { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      'aws.s3.BucketServerSideEncryptionConfiguration logs: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm "aws:kms" → "AES256"',
    ),
    changed(
      "azure-native:containerservice:ManagedCluster",
      "prod",
      { autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" } },
      { autoUpgradeProfile: { upgradeChannel: "none", nodeOSUpgradeChannel: "None" } },
      'azure-native.containerservice.ManagedCluster prod: autoUpgradeProfile.nodeOSUpgradeChannel "NodeImage" → "None"',
      'azure-native.containerservice.ManagedCluster prod: autoUpgradeProfile.upgradeChannel "patch" → "none"',
    ),
    changed(
      "gcp:container/nodePool:NodePool",
      "pool",
      { autoscaling: { totalMinNodeCount: 3 } },
      { autoscaling: { totalMinNodeCount: 1 } },
      "gcp.container.NodePool pool: autoscaling.totalMinNodeCount 3 → 1",
    ),
    changed(
      "aws:iam/role:Role",
      "app",
      { permissionsBoundary: "b" },
      {},
      'aws.iam.Role app: permissionsBoundary "b" → (nothing)',
    ),
    changed(
      "aws:cloudwatch/logGroup:LogGroup",
      "app",
      { kmsKeyId: "k" },
      {},
      'aws.cloudwatch.LogGroup app: kmsKeyId "k" → (nothing)',
    ),
    changed(
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "cpu",
      { alarmActions: ["topic"] },
      {},
      'aws.cloudwatch.MetricAlarm cpu: alarmActions[0] "topic" → (nothing)',
    ),
    changed(
      gke,
      "shop",
      { maintenancePolicy: { recurringWindow: { recurrence: "FREQ=WEEKLY" } } },
      {},
      'gcp.container.Cluster shop: maintenancePolicy.recurringWindow.recurrence "FREQ=WEEKLY" → (nothing)',
    ),
    {
      ...changed(
        sink,
        "prod",
        { filter: "a" },
        { filter: "a AND severity>=ERROR" },
        'gcp.logging.ProjectSink prod: filter "a" → "a AND severity>=ERROR"',
      ),
      bothWays: true,
    },
    {
      name: "Argo CD deletes what Git no longer has",
      before: [
        object("argoproj.io/v1alpha1:Application", "argo/shop", {
          spec: { syncPolicy: { automated: { prune: false } } },
        }),
      ],
      after: [
        object("argoproj.io/v1alpha1:Application", "argo/shop", {
          spec: { syncPolicy: { automated: { prune: true } } },
        }),
      ],
      lines: ["Application argo/shop: spec.syncPolicy.automated.prune false → true"],
    },
    gone(closed, [bucket], "aws.s3.BucketPublicAccessBlock logs: deleted, but the guarded resource stays"),
    gone(alarm, [], "aws.cloudwatch.MetricAlarm errors: deleted, but the guarded resource stays"),
    { name: "what guards a bucket goes with it", before: [closed, bucket], after: [], lines: [] },
    {
      name: "no TLS of a host that stays",
      before: [web({ tls: [{ hosts: ["shop.example.com"] }] })],
      after: [web({})],
      lines: ["shop.example.com → Ingress shop/web: no longer uses TLS"],
    },
    {
      name: "a priority of the system",
      before: [pod("shop")],
      after: [pod("system-cluster-critical")],
      lines: [
        "Deployment boutique/cart: may evict every other pod, because its priority class is system-cluster-critical",
      ],
    },
  ]);
});

describe("inputs that protect as before", () => {
  itFinds([
    changed(
      "aws:eks/nodeGroup:NodeGroup",
      "pool",
      { scalingConfig: { minSize: 4 } },
      { scalingConfig: { minSize: 3 } },
    ),
    changed("aws:cloudwatch/logGroup:LogGroup", "app", { kmsKeyId: "k" }, { kmsKeyId: "l" }),
    changed(gke, "prod", { releaseChannel: { channel: "REGULAR" } }, { releaseChannel: { channel: "STABLE" } }),
    changed("aws:ec2/instance:Instance", "one", { securityGroupIds: [urnOf("a", "b")] }, {}),
  ]);
});
