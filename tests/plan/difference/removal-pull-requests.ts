import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { aws, planned, urnOf } from "./planned";
import type { PullRequest } from "./pull-request";

const frankfurt = aws("eu-central-1");
const kubernetes = urnOf("pulumi:providers:kubernetes", "prod");
const role = planned("aws:iam/role:Role", "prod-velero", { parent: urnOf("keelson:index:Addon", "prod-velero") });

const database = (options: PlannedResource["options"]) => planned("aws:rds/instance:Instance", "orders", { options });

/** An add-on with its namespace, its release and the role of its pods. */
const velero = [
  planned("keelson:index:Addon", "prod-velero", { provider: null }),
  role,
  ...(["core/v1:Namespace", "helm.sh/v3:Release", "networking.k8s.io/v1:NetworkPolicy"] as const).map((token) =>
    planned(`kubernetes:${token}`, "velero", {
      parent: urnOf("keelson:index:Addon", "prod-velero"),
      provider: kubernetes,
      inputs: {
        ...(token === "helm.sh/v3:Release" ? { name: "velero", namespace: "velero", chart: "velero" } : {}),
        ...(token === "core/v1:Namespace" ? { kind: "Namespace", metadata: { name: "velero" } } : {}),
        ...(token.endsWith("NetworkPolicy")
          ? {
              kind: "NetworkPolicy",
              metadata: { name: "server", namespace: "velero" },
              spec: {
                podSelector: { matchLabels: { name: "velero" } },
                policyTypes: ["Egress"],
                egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }],
              },
            }
          : {}),
      },
    }),
  ),
];

const kept = { options: { retainOnDelete: true } };
const bucket = planned("aws:s3/bucket:Bucket", "prod-backups", kept);
const guards = ["BucketPolicy", "BucketPublicAccessBlock"].map((kind) =>
  planned(`aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`, "prod-backups", kept),
);

const pool = (name: string) =>
  planned("aws:eks/nodeGroup:NodeGroup", name, {
    inputs: { diskSize: 20, scalingConfig: { minSize: 3, maxSize: 6 }, instanceTypes: ["m7i.large"] },
  });

const schedule = (when: string) =>
  planned("kubernetes:batch/v1:CronJob", "backup", {
    provider: kubernetes,
    inputs: { kind: "CronJob", metadata: { name: "backup", namespace: "shop" }, spec: { schedule: when } },
  });

const issuer = (name: string, host: string) =>
  planned("kubernetes:cert-manager.io/v1:ClusterIssuer", name, {
    provider: kubernetes,
    inputs: { kind: "ClusterIssuer", metadata: { name }, spec: { acme: { server: `https://${host}/directory` } } },
  });
const issuers = [
  issuer("production", "acme-v02.api.letsencrypt.org"),
  issuer("staging", "acme-staging-v02.api.letsencrypt.org"),
];
const shopFront = (name: string) =>
  planned("kubernetes:networking.k8s.io/v1:Ingress", "web", {
    provider: kubernetes,
    inputs: {
      kind: "Ingress",
      metadata: { name: "web", namespace: "shop", annotations: { "cert-manager.io/cluster-issuer": name } },
      spec: { rules: [{ host: "shop.example.com" }] },
    },
  });

const ofTenant = { parent: urnOf("keelson:index:Tenant", "messages"), provider: kubernetes };
const tenant = [
  planned("keelson:index:Tenant", "messages", { provider: null }),
  planned("kubernetes:core/v1:Namespace", "messages", {
    ...ofTenant,
    inputs: { kind: "Namespace", metadata: { name: "messages" } },
  }),
  planned("kubernetes:apps/v1:StatefulSet", "broker", {
    ...ofTenant,
    inputs: {
      kind: "StatefulSet",
      metadata: { name: "broker", namespace: "messages" },
      spec: {
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain" },
        volumeClaimTemplates: [{ metadata: { name: "data" } }],
      },
    },
  }),
];

const zonal = (nodeLocations: readonly string[]) =>
  planned("gcp:container/nodePool:NodePool", "general", { inputs: { cluster: "prod", nodeLocations } });

/** A cluster with a StatefulSet, in a region. */
const inRegion = (location: string) => [
  planned("gcp:container/cluster:Cluster", "prod", { inputs: { location } }),
  planned("pulumi:providers:kubernetes", "prod", {
    provider: null,
    inputs: { clusterIdentifier: "<unknown>" },
    propertyDependencies: { clusterIdentifier: [urnOf("gcp:container/cluster:Cluster", "prod")] },
  }),
  ...tenant.filter(({ name }) => name === "broker"),
];

/** The same tag on resources of many kinds. */
const tagged = (owner: string) =>
  ["ec2/vpc:Vpc", "ec2/eip:Eip", "ec2/flowLog:FlowLog", "sqs/queue:Queue", "cloudwatch/eventRule:EventRule"].map(
    (token) => planned(`aws:${token}`, "prod", { inputs: { tags: { owner } } }),
  );

const ingressController = (scheme: string) =>
  planned("kubernetes:helm.sh/v3:Release", "traefik", {
    provider: kubernetes,
    inputs: {
      name: "traefik",
      namespace: "traefik",
      values: { service: { annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": scheme } } },
    },
  });

/** Pull requests that remove or rename something, with what a careful engineer decides. */
export const removalPullRequests: readonly PullRequest[] = [
  {
    name: "a protected database that goes",
    before: [frankfurt, database({ protect: true })],
    after: [frankfurt],
    head: ["lost: aws.rds.Instance orders: deleted; the content is deleted, too"],
    fails: [
      /^aws\.rds\.Instance orders cannot be deleted, because it is protected/,
      /^aws\.rds\.Instance orders would be deleted/,
    ],
  },
  {
    name: "the add-on that makes backups removed",
    before: velero,
    after: [],
    head: [
      "lost: prod-velero (Addon): deleted; nothing is backed up any more; existing backups stay in the bucket",
      "lost: Namespace velero: deleted; all objects in the namespace are deleted, including volume claims and Secrets",
      "removed: prod-velero (Addon), with aws.iam.Role, Release",
    ],
    fails: [
      /^prod-velero \(Addon\) would be deleted: the program no longer declares it; also lost: Namespace velero; undo the change, or allow it .*"keelson:index:Addon::prod-velero"/,
    ],
  },
  {
    name: "a tenant removed, with its namespace",
    before: tenant,
    after: [],
    head: [
      "lost: Namespace messages: deleted; all objects in the namespace are deleted, including volume claims and Secrets",
      "lost: StatefulSet messages/broker: deleted; the volume claims are deleted with the namespace; their data is deleted unless the StorageClass has reclaimPolicy Retain",
      "removed: messages (Tenant)",
    ],
    fails: [
      /^Namespace messages would be deleted: .* no longer declares messages \(Tenant\); also lost: StatefulSet messages\/broker; undo the change/,
    ],
  },
  {
    name: "the bucket of backups left behind",
    before: [bucket, ...guards],
    after: [],
    head: [
      "lost: aws.s3.Bucket prod-backups: left behind, and no longer managed",
      "removed: aws.s3.BucketPolicy prod-backups, aws.s3.BucketPublicAccessBlock prod-backups: left behind, and no longer managed",
    ],
    fails: [],
  },
  {
    name: "a pool under another name",
    before: [frankfurt, pool("general")],
    after: [frankfurt, pool("work")],
    head: [
      "lost: aws.eks.NodeGroup general: deleted; the pods move to other nodes; data on the old nodes is lost",
      "cost: Not counted: aws.eks.NodeGroup work (disks of 3–6 machines), because the program does not set the type and size of the disks",
      'other: aws.eks.NodeGroup work: created with instanceTypes[0] "m7i.large", scalingConfig.maxSize 6, scalingConfig.minSize 3, diskSize 20',
    ],
    fails: [/^aws\.eks\.NodeGroup general would be deleted: /],
  },
  {
    name: "a backup once a month",
    before: [schedule("0 0 * * *")],
    after: [schedule("0 0 1 * *")],
    head: ['unprotected: CronJob shop/backup: spec.schedule "0 0 * * *" → "0 0 1 * *"'],
    fails: [/^Weaker, or cut off: CronJob shop\/backup: spec\.schedule/],
  },
  {
    name: "certificates that no browser trusts",
    before: [...issuers, shopFront("production")],
    after: [...issuers, shopFront("staging")],
    head: [
      "unprotected: Ingress shop/web: its certificate comes from issuer staging, but no browser trusts that issuer",
    ],
    fails: [/^Weaker, or cut off: Ingress shop\/web: its certificate comes from issuer staging/],
  },
  {
    name: "a zone less on Google Cloud",
    before: [zonal(["europe-west3-a", "europe-west3-b"])],
    after: [zonal(["europe-west3-a"])],
    head: [
      'unprotected: gcp.container.NodePool general: its nodes leave zone "europe-west3-b"; pods with volumes there cannot start',
    ],
    fails: [/^Weaker, or cut off: gcp\.container\.NodePool general: its nodes leave zone/],
  },
  {
    name: "another region, and so another cluster",
    before: inRegion("europe-west3"),
    after: inRegion("europe-west1"),
    head: [
      'lost: gcp.container.Cluster prod: replaced because of location "europe-west3" → "europe-west1"; all workloads in the cluster are deleted, too',
      "lost: provider prod (kubernetes): replaced; all objects in the cluster are created again",
      "lost: StatefulSet messages/broker: deleted with the cluster; only volumes with reclaimPolicy Retain stay in the account",
    ],
    fails: [
      /^gcp\.container\.Cluster prod would be replaced: .*; also lost: StatefulSet messages\/broker, provider prod \(kubernetes\)/,
    ],
  },
  {
    name: "one more administrator on Azure",
    before: [],
    after: [
      planned("azure-native:authorization:RoleAssignment", "admin", {
        inputs: {
          principalId: "33334444-0000-0000-0000-000000000009",
          roleDefinitionId:
            "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/3498e952-d568-435e-9b2c-8d77e338d7f7",
          scope: "<unknown>",
        },
      }),
    ],
    head: ["admin: 33334444-0000-0000-0000-000000000009: Azure Kubernetes Service RBAC Admin on (known later)"],
    fails: [/^May now do everything: 33334444/],
  },
  {
    name: "the ingress controller behind an internal load balancer",
    before: [ingressController("internet-facing")],
    after: [ingressController("internal")],
    head: [
      "unprotected: Release traefik/traefik: the internet no longer reaches its load balancer, so its users are cut off",
      'restart: Release traefik/traefik: pods of the chart may restart: values.service.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"] "internet-facing" → "internal" (the plan did not render the chart)',
      "less: 0.0.0.0/0 → Release traefik/traefik: a public load balancer",
    ],
    fails: [/^Weaker, or cut off: Release traefik\/traefik: the internet no longer reaches its load balancer/],
  },
  {
    name: "another tag on everything",
    before: tagged("shop"),
    after: tagged("platform"),
    head: ['other: 5 resources of 5 kinds: tags.owner "shop" → "platform"'],
    fails: [],
  },
  {
    name: "a table of one's own under another name",
    before: [planned("aws:dynamodb/table:Table", "entries", { inputs: { name: "entries", hashKey: "id" } })],
    after: [planned("aws:dynamodb/table:Table", "entries", { inputs: { name: "lines", hashKey: "id" } })],
    head: [
      'lost: aws.dynamodb.Table entries: replaced because of name "entries" → "lines"; the content is deleted, too',
    ],
    fails: [/^aws\.dynamodb\.Table entries would be replaced: name "entries" → "lines" cannot change in place/],
  },
  {
    name: "a database of one's own removed",
    before: [planned("aws:rds/instance:Instance", "archive", { inputs: { identifier: "archive" } })],
    after: [],
    head: ["lost: aws.rds.Instance archive: deleted; the content is deleted, too"],
    fails: [/^aws\.rds\.Instance archive would be deleted/],
  },
  {
    name: "a larger database of one's own, in one zone and without backups",
    before: [
      planned("aws:rds/instance:Instance", "archive", {
        inputs: { instanceClass: "db.m7g.large", multiAz: true, backupRetentionPeriod: 30 },
      }),
    ],
    after: [
      planned("aws:rds/instance:Instance", "archive", {
        inputs: { instanceClass: "db.m7g.xlarge", multiAz: false, backupRetentionPeriod: 0 },
      }),
    ],
    head: [
      "unprotected: aws.rds.Instance archive: backupRetentionPeriod 30 → 0",
      "unprotected: aws.rds.Instance archive: multiAz true → false",
      'restart: aws.rds.Instance archive: the database restarts in its next maintenance window; nobody can reach it during the restart: instanceClass "db.m7g.large" → "db.m7g.xlarge"',
      'size: aws.rds.Instance archive: instanceClass "db.m7g.large" → "db.m7g.xlarge"',
    ],
    fails: [/^Weaker, or cut off: aws\.rds\.Instance archive: backupRetentionPeriod/],
  },
];
