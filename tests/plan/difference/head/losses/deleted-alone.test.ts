import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned, urnOf } from "../../planned";
import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const shop = deployment("shop", { env: [{ name: "DB", valueFrom: { secretKeyRef: { name: "db", key: "url" } } }] });
const other = deployment("worker");
const spec = (kind: string, name: string, inputs: object) => object(kind, name, { spec: inputs });
const backup = spec("batch/v1:CronJob", "boutique/nightly", { schedule: "0 3 * * *" });
const secret = spec("external-secrets.io/v1:ExternalSecret", "boutique/database", { target: { name: "db" } });
const monitor = spec("monitoring.coreos.com/v1:ServiceMonitor", "boutique/shop", { endpoints: [{ port: "http" }] });
const agent = spec("apps/v1:DaemonSet", "logging/agent", { template: { spec: { containers: [{ name: "agent" }] } } });
const priority = object("scheduling.k8s.io/v1:PriorityClass", "vital", { value: 1000 });
const vital = object("apps/v1:Deployment", "boutique/checkout", {
  spec: { template: { spec: { priorityClassName: "vital", containers: [] } } },
});
const namespace = (name: string) => object("core/v1:Namespace", name);

const bucket = planned("aws:s3/bucket:Bucket", "carts");
const of = (target: PlannedResource, type: string, key: string) =>
  planned(type, "own", { propertyDependencies: { [key]: [target.urn] } });
const replication = of(bucket, "aws:s3/bucketReplicationConfig:BucketReplicationConfig", "bucket");
const program = planned("aws:lambda/function:Function", "thumbnails");
const permission = of(program, "aws:lambda/permission:Permission", "function");
const budget = planned("aws:budgets/budget:Budget", "monthly");
const logs = planned("aws:cloudwatch/logGroup:LogGroup", "logs", { inputs: { name: "/aws/lambda/thumbnails" } });
const network = planned("aws:ec2/vpc:Vpc", "main");
const group = (name: string) =>
  planned("aws:ec2/securityGroup:SecurityGroup", name, { propertyDependencies: { vpcId: [network.urn] } });
const component = planned("keelson:index:Application", "shop", { provider: null });
const inside = { ...monitor, parent: urnOf("keelson:index:Application", "shop") };

describe("resources that go while what they served stays", () => {
  itFinds([
    {
      name: "the schedule of backups",
      before: [shop, backup],
      after: [shop],
      lines: ["CronJob boutique/nightly: deleted; the jobs no longer run, but the rest of the application stays"],
    },
    {
      name: "what makes a Secret of pods",
      before: [shop, other, secret],
      after: [shop, other],
      lines: ["ExternalSecret boutique/database: deleted, but Deployment boutique/shop stays"],
    },
    {
      name: "the metrics of pods",
      before: [shop, other, monitor],
      after: [shop, other],
      lines: ["ServiceMonitor boutique/shop: deleted, but Deployment boutique/shop stays"],
    },
    {
      name: "an agent of nodes",
      before: [agent],
      after: [],
      lines: ["DaemonSet logging/agent: deleted; the nodes stay, but run without this DaemonSet"],
      bothWays: true,
    },
    {
      name: "the priority of pods, in whatever namespace they are",
      before: [vital, priority],
      after: [vital],
      lines: ["PriorityClass vital: deleted, but Deployment boutique/checkout stays"],
    },
    {
      name: "the copy of a bucket",
      before: [bucket, replication],
      after: [bucket],
      lines: ["aws.s3.BucketReplicationConfig own: deleted, but aws.s3.Bucket carts stays"],
    },
    {
      name: "who may start a function",
      before: [program, permission],
      after: [program],
      lines: ["aws.lambda.Permission own: deleted, but aws.lambda.Function thumbnails stays"],
    },
    {
      name: "the budget of an account",
      before: [program, budget],
      after: [program],
      lines: ["aws.budgets.Budget monthly: deleted; the resources that relied on it stay"],
    },
    {
      name: "the budget of an account beside an application that goes",
      before: [program, permission, budget],
      after: [],
      lines: ["aws.budgets.Budget monthly: deleted; the resources that relied on it stay"],
    },
  ]);

  const whole: readonly [name: string, stays: readonly PlannedResource[], goes: readonly PlannedResource[]][] = [
    ["an application with its Secret and its metrics", [other], [shop, secret, monitor]],
    ["a workload that serves nobody", [shop], [other]],
    ["an agent with its namespace", [shop], [namespace("logging"), agent]],
    ["a component with its parts", [other], [component, inside]],
    ["a bucket with its copy", [program], [bucket, replication]],
    ["a function with its permission and its logs", [bucket], [program, permission, logs]],
    ["a group of machines in a network that stays", [network], [group("old")]],
  ];
  itFinds(
    whole.map(([name, stays, goes]) => ({
      name: `not ${name}`,
      before: [...stays, ...goes],
      after: stays,
      lines: [],
      bothWays: true as const,
    })),
  );

  itFinds([
    {
      name: "not an object under another version of its API",
      before: [
        spec("external-secrets.io/v1beta1:ExternalSecret", "boutique/database", { target: { name: "db" } }),
        shop,
      ],
      after: [secret, shop],
      lines: [],
    },
  ]);
});
