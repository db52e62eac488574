import { planned } from "../../planned";
import { deployment, object, pods, policy, rolePolicy } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

/* Changes that look like notes, amounts or documents of rights, and are not. */

const cloud = (type: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Judged => [
  `${type} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [planned(type, "x", { inputs: before })],
  [planned(type, "x", { inputs: after })],
  lines,
];
const spec = (kind: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Judged => [
  `${kind} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [object(kind, "shop/x", { spec: before })],
  [object(kind, "shop/x", { spec: after })],
  lines,
];

describe("what looks like a note", () => {
  const expiry = (countNumber: number) => ({
    policy: JSON.stringify({ rules: [{ rulePriority: 1, selection: { countNumber } }] }),
  });
  itFailsWith([
    cloud(
      "gcp:compute/instance:Instance",
      { metadata: { "startup-script": "a" } },
      { metadata: { "startup-script": "b" } },
      'unjudged: gcp.compute.Instance x: metadata.startup-script "a" → "b"',
    ),
    cloud(
      "command:local:Command",
      { triggers: ["a"] },
      { triggers: ["b"] },
      'unjudged: command.local.Command x: triggers[0] "a" → "b"',
    ),
    cloud("aws:apigateway/deployment:Deployment", { triggers: { a: "a" } }, { triggers: { a: "b" } }),
    cloud("aws:sqs/queue:Queue", { tags: { team: "a" } }, { tags: { team: "b" } }),
    cloud(
      "aws:ec2/subnet:Subnet",
      { tags: { "karpenter.sh/discovery": "prod" } },
      { tags: {} },
      'unjudged: aws.ec2.Subnet x: tags["karpenter.sh/discovery"] "prod" → (nothing)',
    ),
    cloud(
      "aws:backup/selection:Selection",
      { selectionTags: [{ key: "backup", value: "true" }] },
      { selectionTags: [{ key: "backup", value: "daily" }] },
      'unjudged: aws.backup.Selection x: selectionTags[backup].value "true" → "daily"',
    ),
    cloud(
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      expiry(100),
      expiry(1),
      "unjudged: aws.ecr.LifecyclePolicy x: policy.rules[0].selection.countNumber 100 → 1",
    ),
    cloud(
      "aws:sqs/queue:Queue",
      { visibilityTimeoutSeconds: 900 },
      { visibilityTimeoutSeconds: 300 },
      "unjudged: aws.sqs.Queue x: visibilityTimeoutSeconds 900 → 300",
    ),
    cloud("aws:sqs/queue:Queue", { visibilityTimeoutSeconds: 300 }, { visibilityTimeoutSeconds: 900 }),
    spec(
      "velero.io/v1:Schedule",
      { template: { labelSelector: { matchLabels: { a: "b" } } } },
      { template: { labelSelector: { matchLabels: { a: "c" } } } },
      'unjudged: Schedule shop/x: spec.template.labelSelector.matchLabels.a "b" → "c"',
    ),
    spec(
      "monitoring.coreos.com/v1:PrometheusRule",
      { groups: [{ name: "g", rules: [{ alert: "A", expr: "up == 0", labels: { team: "a" } }] }] },
      { groups: [{ name: "g", rules: [{ alert: "A", expr: "up == 0", labels: { team: "b" } }] }] },
      'unjudged: PrometheusRule shop/x: spec.groups[g].rules[A].labels.team "a" → "b"',
    ),
  ]);
});

describe("what looks like an amount", () => {
  const database = "postgresql.cnpg.io/v1:Cluster";
  itFailsWith([
    spec(database, { instances: 3 }, { instances: 2 }, "unjudged: Cluster shop/x: spec.instances 3 → 2"),
    spec(database, { instances: 2 }, { instances: 3 }),
    spec(
      database,
      { resources: { limits: { memory: "8Gi" } } },
      { resources: { limits: { memory: "512Mi" } } },
      'unprotected: Cluster shop/x: spec.resources.limits.memory "8Gi" → "512Mi"',
    ),
    spec(
      "kafka.strimzi.io/v1beta2:KafkaTopic",
      { partitions: 6 },
      { partitions: 12 },
      "unjudged: KafkaTopic shop/x: spec.partitions 6 → 12",
    ),
    spec(
      "keda.sh/v1alpha1:ScaledObject",
      { minReplicaCount: 1 },
      { minReplicaCount: 0 },
      "unprotected: ScaledObject shop/x: spec.minReplicaCount 1 → 0",
    ),
    spec(
      "core/v1:ResourceQuota",
      { hard: { pods: "50" } },
      { hard: { pods: "5" } },
      'unjudged: ResourceQuota shop/x: spec.hard.pods "50" → "5"; the plan shows no pods in this namespace',
    ),
    spec(
      "elasticsearch.k8s.elastic.co/v1:Elasticsearch",
      { version: "8.17.0" },
      { version: "9.0.0" },
      "unjudged: Elasticsearch shop/x: gets a new major version, 8.17.0 → 9.0.0",
    ),
    spec("elasticsearch.k8s.elastic.co/v1:Elasticsearch", { version: "8.17.0" }, { version: "8.17.1" }),
    cloud(
      "aws:lambda/function:Function",
      { runtime: "nodejs20.x" },
      { runtime: "nodejs22.x" },
      "unjudged: aws.lambda.Function x: gets another runtime, nodejs20.x → nodejs22.x",
    ),
    cloud(
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      { rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } } },
      { rule: { defaultRetention: { mode: "COMPLIANCE", years: 7 } } },
    ),
    cloud(
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      { rule: { defaultRetention: { mode: "COMPLIANCE", years: 7 } } },
      { rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } } },
      "unprotected: aws.s3.BucketObjectLockConfiguration x: rule.defaultRetention.years 7 → (nothing)",
    ),
  ]);
});

describe("what only people see", () => {
  const told = (value: string, format: string) =>
    deployment("web", {
      env: [
        { name: "TZ", value },
        { name: "LOG_FORMAT", value: format },
      ],
    });
  itFailsWith([["a time zone and a format", [told("UTC", "json")], [told("Europe/Berlin", "text")], []]]);
});

describe("rights of a known identity", () => {
  const gets = (action: string, ...lines: readonly string[]): Judged => [
    action,
    [rolePolicy(["s3:GetObject"])],
    [rolePolicy(["s3:GetObject", action])],
    lines,
  ];
  const asked = (action: string) => gets(action, `unjudged: aws.iam.Role carts: ${action} on arn:aws:s3:::carts/*`);
  itFailsWith([
    gets("s3:PutObject"),
    gets("sqs:DeleteMessage"),
    asked("s3:DeleteObject"),
    asked("kms:ScheduleKeyDeletion"),
    asked("secretsmanager:GetSecretValue"),
    asked("s3:PutBucketPolicy"),
    ["a new identity", [rolePolicy(["s3:GetObject"])].slice(1), [rolePolicy(["s3:DeleteObject"])], []],
  ]);
});

describe("what ends", () => {
  const firewall = (range: string) =>
    planned("gcp:compute/firewall:Firewall", "f", {
      inputs: { network: "n", sourceRanges: [range], allows: [{ protocol: "tcp", ports: ["5432"] }] },
    });
  const both = [deployment("db"), deployment("a"), deployment("b")];
  const lets = (...names: readonly string[]) =>
    policy("db", {
      ...pods("db"),
      policyTypes: ["Ingress"],
      ingress: [{ from: names.map(pods), ports: [{ port: 5432 }] }],
    });
  const cilium = (path: string) =>
    object("cilium.io/v2:CiliumNetworkPolicy", "shop/x", {
      spec: {
        endpointSelector: {},
        ingress: [{ fromEndpoints: [{}], toPorts: [{ ports: [{ port: "80" }], rules: { http: [{ path }] } }] }],
      },
    });
  const names = (rule: Inputs) =>
    object("cilium.io/v2:CiliumNetworkPolicy", "shop/x", {
      spec: { endpointSelector: {}, egress: [{ toFQDNs: [rule] }] },
    });
  itFailsWith([
    [
      "a part of a private range",
      [firewall("10.0.0.0/8")],
      [firewall("10.1.0.0/16")],
      [
        "unjudged: 10.0.0.0/8 → n: tcp 5432, now only 10.1.0.0/16; the plan does not show whether any client uses the rest",
      ],
    ],
    [
      "a connection of pods that stay as they are",
      [...both, lets("a", "b")],
      [...both, lets("a")],
      ["unjudged: boutique/b → db:5432"],
    ],
    [
      "a bound of requests",
      [cilium("/api")],
      [cilium("/.*")],
      ['unjudged: CiliumNetworkPolicy shop/x: spec.ingress[0].toPorts[0].rules.http[0].path "/api" → "/.*"'],
    ],
    ["a bound of names", [names({ matchName: "a.b" })], [names({ matchPattern: "*" })], ["open: shop/every pod → *"]],
  ]);
});

describe("programs that others make", () => {
  const remote = (inputs: Inputs) => planned("eks:index:Cluster", "x", { inputs, provider: null });
  const plugin = (options: Inputs) => planned("random:index/randomId:RandomId", "x", { options });
  itFailsWith([
    [
      "an input of a component whose resources the plan does not have",
      [remote({ publicAccessCidrs: ["10.0.0.0/8"] })],
      [remote({ publicAccessCidrs: ["10.0.0.0/7"] })],
      [
        'unjudged: x (Cluster): these changes have effects inside the component, which the plan does not show: publicAccessCidrs[0] "10.0.0.0/8" → "10.0.0.0/7"',
      ],
    ],
    [
      "another server for plugins",
      [plugin({ version: "1.0.0" })],
      [plugin({ version: "1.0.0", pluginDownloadURL: "https://plugins.example.net" })],
      ["source: https://plugins.example.net → provider random: plugin"],
    ],
  ]);
});

describe("one more rule of a route", () => {
  const leads = (name: string) => ({ backendRefs: [{ name, port: 80 }] });
  const to = (path: string, name: string, more: Inputs = {}) => ({
    matches: [{ path: { type: "PathPrefix", value: path } }],
    ...leads(name),
    ...more,
  });
  const route = (...rules: readonly Inputs[]) =>
    object("gateway.networking.k8s.io/v1:HTTPRoute", "shop/web", {
      spec: { rules: [to("/search", "search"), ...rules] },
    });
  const filter = { filters: [{ type: "RequestRedirect" }] };
  const fails = (rule: Inputs) => [`unjudged: HTTPRoute shop/web: spec.rules[1] (nothing) → ${JSON.stringify(rule)}`];
  itFailsWith([
    ["to the same Service", [route()], [route(to("/suggest", "search"))], []],
    ["to another Service", [route()], [route(to("/admin", "admin"))], fails(to("/admin", "admin"))],
    ["with a filter", [route()], [route(to("/suggest", "search", filter))], fails(to("/suggest", "search", filter))],
  ]);
});
