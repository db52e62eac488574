import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned } from "./planned";
import type { PullRequest } from "./pull-request";
import { object, rolePolicy } from "./pull-request-parts";

const keyFor = (Condition: object): PlannedResource =>
  planned("aws:kms/key:Key", "prod", {
    inputs: {
      policy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*", Condition }],
      }),
    },
  });
const viaEc2 = { "kms:ViaService": "ec2.eu-central-1.amazonaws.com" };

const trusting = (name: string, Principal: object, Action: string, StringEquals: object): PlannedResource =>
  planned("aws:iam/role:Role", name, {
    inputs: {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal, Action, Condition: { StringEquals } }],
      }),
    },
  });
const pods = (name: string, StringEquals: object) =>
  trusting(name, { Service: "pods.eks.amazonaws.com" }, "sts:AssumeRole", StringEquals);
const account = { "aws:SourceAccount": "333344445555" };
const github = (StringEquals: object) =>
  trusting(
    "deployer",
    { Federated: "arn:aws:iam::333344445555:oidc-provider/github" },
    "sts:AssumeRoleWithWebIdentity",
    StringEquals,
  );

const member = (role: string) =>
  planned("gcp:projects/iAMMember:IAMMember", "node", {
    inputs: { project: "example-prod", member: "serviceAccount:node@example-prod.iam.gserviceaccount.com", role },
  });
const zones = "/subscriptions/3333/resourceGroups/dns/providers/Microsoft.Network/dnsZones/example.com";
const dns = (scope: string) =>
  planned("azure-native:authorization:RoleAssignment", "dns", {
    inputs: {
      principalId: "p-1",
      roleDefinitionId:
        "/subscriptions/3333/providers/Microsoft.Authorization/roleDefinitions/befefa01-2a29-4197-83a8-272ff33ce314",
      scope,
    },
  });

const account1 = (more: object) =>
  planned("azure-native:storage:StorageAccount", "bak", {
    inputs: {
      minimumTlsVersion: "TLS1_2",
      allowSharedKeyAccess: false,
      networkRuleSet: { defaultAction: "Deny" },
      ...more,
    },
  });
const bucket = (condition: object, type = "Delete") =>
  planned("gcp:storage/bucket:Bucket", "backups", { inputs: { lifecycleRules: [{ action: { type }, condition }] } });
const lifecycle = (rule: object) =>
  planned("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "backups", {
    inputs: { rules: [{ id: "deleted", status: "Enabled", ...rule }] },
  });
const gke = (more: object) =>
  planned("gcp:container/cluster:Cluster", "prod", {
    inputs: {
      masterAuthorizedNetworksConfig: { cidrBlocks: [], gcpPublicCidrsAccessEnabled: false },
      ...more,
    },
  });
const aks = (tier: string) =>
  planned("azure-native:containerservice:ManagedCluster", "prod", { inputs: { sku: { name: "Base", tier } } });

const hook = (clientConfig: object) =>
  object("admissionregistration.k8s.io/v1:MutatingWebhookConfiguration", "defaults", {
    webhooks: [{ name: "a", clientConfig, rules: [{ resources: ["pods", "secrets"], operations: ["CREATE"] }] }],
  });
const service = (spec: object) => object("core/v1:Service", "podinfo/legacy", { spec });
const priority = (more: object) =>
  object("scheduling.k8s.io/v1:PriorityClass", "shop", { value: 900_000_000, ...more });
const secret = object("core/v1:Secret", "podinfo/db", { stringData: "[secret]" });
const plain = (data: object) => object("core/v1:ConfigMap", "podinfo/db", { data });
const worker = (pod: object) =>
  object("apps/v1:Deployment", "podinfo/worker", {
    spec: {
      replicas: 2,
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      template: {
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "worker",
              image: "a/b:1",
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
            },
          ],
          ...pod,
        },
      },
    },
  });
const web = {
  name: "Web",
  access: "Allow",
  direction: "Inbound",
  sourceAddressPrefix: "10.0.0.0/16",
  destinationPortRange: "443",
};
const noSsh = {
  name: "DenySsh",
  access: "Deny",
  direction: "Inbound",
  sourceAddressPrefix: "*",
  destinationPortRange: "22",
};
const firewall = (securityRules: readonly object[]) =>
  planned("azure-native:network:NetworkSecurityGroup", "nodes", { inputs: { securityRules } });
const externalSecret = (keys: readonly string[]) =>
  object("external-secrets.io/v1:ExternalSecret", "podinfo/web", {
    spec: {
      secretStoreRef: { kind: "ClusterSecretStore", name: "cloud" },
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key } })),
    },
  });
const budget = (spec: object) => object("policy/v1:PodDisruptionBudget", "podinfo/worker", { spec });
const address = (name: string) => planned("aws:ec2/eip:Eip", name, { inputs: { domain: "vpc" } });
const grafana = (anonymous: boolean) =>
  object("helm.sh/v3:Release", "monitoring/grafana", {
    name: "grafana",
    chart: "oci://charts/grafana",
    values: { "grafana.ini": { "auth.anonymous": { enabled: anonymous } } },
  });

/** Pull requests that take away bounds and guards in unusual ways, with what a careful engineer decides. */
export const guardPullRequests: readonly PullRequest[] = [
  {
    name: "a key that every account may use",
    before: [keyFor({ StringEquals: { ...viaEc2, "kms:CallerAccount": "333344445555" } })],
    after: [keyFor({ StringEquals: viaEc2 })],
    head: [
      "admin: everybody: kms:Decrypt on aws.kms.Key prod, if kms:ViaService StringEquals ec2.eu-central-1.amazonaws.com, no longer only if kms:CallerAccount StringEquals 333344445555",
    ],
    fails: [/^May now do everything: everybody: kms:Decrypt on aws\.kms\.Key prod, /],
  },
  {
    name: "roles that the pods of every cluster may take",
    before: ["dns", "backup"].map((name) =>
      pods(name, {
        ...account,
        "aws:RequestTag/kubernetes-namespace": name,
        "aws:RequestTag/kubernetes-service-account": name,
      }),
    ),
    after: ["dns", "backup"].map((name) => pods(name, account)),
    head: [
      "unprotected: pods.eks.amazonaws.com: sts:AssumeRole on aws.iam.Role dns, aws.iam.Role backup, if aws:SourceAccount StringEquals 333344445555, no longer only if aws:RequestTag/kubernetes-namespace, aws:RequestTag/kubernetes-service-account",
    ],
    fails: [/^Weaker, or cut off: pods\.eks\.amazonaws\.com: sts:AssumeRole /],
  },
  {
    name: "a role for every repository",
    before: [github({ "github:aud": "sts.amazonaws.com", "github:sub": "repo:acme/shop:ref:refs/heads/main" })],
    after: [github({ "github:aud": "sts.amazonaws.com" })],
    head: [
      "admin: arn:aws:iam::333344445555:oidc-provider/github: sts:AssumeRoleWithWebIdentity on aws.iam.Role deployer, if github:aud StringEquals sts.amazonaws.com, no longer only if github:sub StringEquals repo:acme/shop:ref:refs/heads/main",
    ],
    fails: [/^May now do everything: arn:aws:iam::333344445555:oidc-provider\/github/],
  },
  {
    name: "records of every zone instead of one",
    before: [rolePolicy(["route53:ChangeResourceRecordSets"], "arn:aws:route53:::hostedzone/Z1")],
    after: [rolePolicy(["route53:ChangeResourceRecordSets"], "*")],
    head: [
      "unprotected: aws.iam.Role carts: route53:ChangeResourceRecordSets on *, no longer only on arn:aws:route53:::hostedzone/Z1",
    ],
    fails: [/^Weaker, or cut off: aws\.iam\.Role carts: /],
  },
  {
    name: "a right on the whole subscription",
    before: [dns(zones)],
    after: [dns("/subscriptions/3333")],
    head: [
      `admin: p-1: DNS Zone Contributor on /subscriptions/3333, no longer only on ${zones}`,
      `removed: azure-native.authorization.RoleAssignment dns: deleted and created again because of scope "/subscriptions/3333/resourceGroups/dns/providers/Microsoft.Network/dnsZones/ex… → "/subscriptions/3333"`,
    ],
    fails: [/^May now do everything: p-1: DNS Zone Contributor on \/subscriptions\/3333/],
  },
  {
    name: "nodes that act as every service account",
    before: [],
    after: [
      member("roles/artifactregistry.reader"),
      { ...member("roles/iam.serviceAccountTokenCreator"), urn: "urn:other" },
    ],
    head: [
      "admin: serviceAccount:node@example-prod.iam.gserviceaccount.com: roles/iam.serviceAccountTokenCreator on project example-prod",
      "permission: serviceAccount:node@example-prod.iam.gserviceaccount.com: roles/artifactregistry.reader on project example-prod",
    ],
    fails: [/^May now do everything: serviceAccount:node@/],
  },
  {
    name: "old TLS and shared keys",
    before: [account1({})],
    after: [
      account1({ minimumTlsVersion: "TLS1_0", allowSharedKeyAccess: true, networkRuleSet: { defaultAction: "Allow" } }),
    ],
    head: [
      "open: azure-native.storage.StorageAccount bak: its data, for anyone with a key or role",
      "unprotected: azure-native.storage.StorageAccount bak: allowSharedKeyAccess false → true",
      'unprotected: azure-native.storage.StorageAccount bak: minimumTlsVersion "TLS1_2" → "TLS1_0"',
      'unprotected: azure-native.storage.StorageAccount bak: networkRuleSet.defaultAction "Deny" → "Allow"',
    ],
    fails: [/^Newly open: /, /^Weaker, or cut off: /],
  },
  {
    name: "versions of backups for a day",
    before: [bucket({ daysSinceNoncurrentTime: 30 })],
    after: [bucket({ daysSinceNoncurrentTime: 1 })],
    head: ["unprotected: gcp.storage.Bucket backups: lifecycleRules[0].condition.daysSinceNoncurrentTime 30 → 1"],
    fails: [/^Weaker, or cut off: gcp\.storage\.Bucket backups/],
  },
  {
    name: "versions of backups for longer, and parts of uploads for a day",
    before: [
      bucket({ daysSinceNoncurrentTime: 30 }),
      { ...bucket({ age: 7 }, "AbortIncompleteMultipartUpload"), urn: "urn:b" },
    ],
    after: [
      bucket({ daysSinceNoncurrentTime: 60 }),
      { ...bucket({ age: 1 }, "AbortIncompleteMultipartUpload"), urn: "urn:b" },
    ],
    head: [
      "other: gcp.storage.Bucket backups: lifecycleRules[0].condition.daysSinceNoncurrentTime 30 → 60",
      "other: gcp.storage.Bucket backups: lifecycleRules[0].condition.age 7 → 1",
    ],
    fails: [],
  },
  {
    name: "backups that are deleted after two days",
    before: [lifecycle({ expiration: { expiredObjectDeleteMarker: true } })],
    after: [lifecycle({ expiration: { days: 2 } })],
    head: ["unprotected: aws.s3.BucketLifecycleConfiguration backups: rules[0].expiration.days (nothing) → 2"],
    fails: [/^Weaker, or cut off: aws\.s3\.BucketLifecycleConfiguration backups/],
  },
  {
    name: "an API server for all of Google Cloud",
    before: [gke({})],
    after: [
      gke({
        masterAuthorizedNetworksConfig: { cidrBlocks: [], gcpPublicCidrsAccessEnabled: true },
      }),
    ],
    head: [
      "unprotected: gcp.container.Cluster prod: masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled false → true",
    ],
    fails: [/^Weaker, or cut off: gcp\.container\.Cluster prod/],
  },
  {
    name: "a control plane without a promise",
    before: [aks("Standard")],
    after: [aks("Free")],
    head: ['unprotected: azure-native.containerservice.ManagedCluster prod: sku.tier "Standard" → "Free"'],
    fails: [/^Weaker, or cut off: azure-native\.containerservice\.ManagedCluster prod: sku\.tier/],
  },
  {
    name: "a webhook outside of the cluster",
    before: [],
    after: [hook({ url: "https://defaults.example.net/mutate" })],
    head: [
      "open: https://defaults.example.net/mutate: see and change pods, secrets through MutatingWebhookConfiguration defaults",
    ],
    fails: [/^Newly open: https:\/\/defaults\.example\.net\/mutate/],
  },
  {
    name: "a webhook in the cluster",
    before: [],
    after: [hook({ service: { namespace: "reloader", name: "hook" } })],
    head: [
      "permission: Service reloader/hook: see and change pods, secrets through MutatingWebhookConfiguration defaults",
    ],
    fails: [],
  },
  {
    name: "a Service that takes the traffic of others",
    before: [service({})],
    after: [service({ externalIPs: ["10.0.12.7"] })],
    head: ["open: Service podinfo/legacy: receives traffic that the cluster sends to 10.0.12.7"],
    fails: [/^Newly open: Service podinfo\/legacy/],
  },
  {
    name: "a priority for all new pods",
    before: [],
    after: [priority({ globalDefault: true })],
    head: [
      "unprotected: PriorityClass shop: becomes the default priority of new pods, which may evict pods with a priority below 900000000",
    ],
    fails: [/^Weaker, or cut off: PriorityClass shop/],
  },
  {
    name: "a priority that pods ask for",
    before: [],
    after: [priority({})],
    head: ["other: PriorityClass shop: created with value 900000000"],
    fails: [],
  },
  {
    name: "a password in a ConfigMap instead of a Secret",
    before: [secret],
    after: [plain({ DB_PASSWORD: "s3cr3t-Tr0ub4dor-x9", DB_HOST: "db" })],
    head: [
      "unprotected: ConfigMap podinfo/db: replaces a Secret; its values are now plain text",
      "unprotected: ConfigMap podinfo/db: DB_PASSWORD looks like a secret in plain text",
      "unjudged: Secret podinfo/db: deleted; the plan does not show who uses it",
    ],
    fails: [
      /^Weaker, or cut off: ConfigMap podinfo\/db: replaces a Secret/,
      /^Judge it yourself, because no rule covers it: Secret podinfo\/db: deleted/,
    ],
  },
  {
    name: "a value that is no longer secret",
    before: [planned("aws:ssm/parameter:Parameter", "p", { inputs: { name: "/db", value: "[secret]" } })],
    after: [planned("aws:ssm/parameter:Parameter", "p", { inputs: { name: "/db", value: "hunter2" } })],
    head: ["unprotected: aws.ssm.Parameter p: value was secret and is now plain text"],
    fails: [/^Weaker, or cut off: aws\.ssm\.Parameter p: value was secret and is now plain text/],
  },
  {
    name: "pods on the nodes of the system",
    before: [worker({})],
    after: [worker({ tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists" }] })],
    head: [
      "unprotected: Deployment podinfo/worker: may run on system nodes, because it tolerates CriticalAddonsOnly",
      'restart: Deployment podinfo/worker: pods replaced, new ones start first: tolerations[CriticalAddonsOnly] (nothing) → {"key":"CriticalAddonsOnly","operator":"Exists"}',
    ],
    fails: [/^Weaker, or cut off: Deployment podinfo\/worker: may run on system nodes/],
  },
  {
    name: "a budget that lets no pod go",
    before: [budget({ maxUnavailable: 1 })],
    after: [budget({ maxUnavailable: 0 })],
    head: [
      "unprotected: PodDisruptionBudget podinfo/worker: allows no disruption, so nodes with its pods cannot be drained",
    ],
    fails: [/^Weaker, or cut off: PodDisruptionBudget podinfo\/worker: allows no disruption/],
  },
  {
    name: "a user with a key and all rights",
    before: [],
    after: [
      planned("aws:iam/accessKey:AccessKey", "deploy", { inputs: { user: "deploy" } }),
      planned("aws:iam/userPolicyAttachment:UserPolicyAttachment", "deploy", {
        inputs: { user: "deploy", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      }),
    ],
    head: [
      "admin: deploy: use the policy AdministratorAccess",
      "unprotected: aws.iam.AccessKey deploy: is a credential that does not expire",
    ],
    fails: [/^May now do everything: deploy: use the policy/, /^Weaker, or cut off: aws\.iam\.AccessKey deploy/],
  },
  {
    name: "a bucket for everybody, by its access list",
    before: [planned("aws:s3/bucketAcl:BucketAcl", "pictures", { inputs: { bucket: "b", acl: "private" } })],
    after: [planned("aws:s3/bucketAcl:BucketAcl", "pictures", { inputs: { bucket: "b", acl: "public-read-write" } })],
    head: [
      "open: everybody → aws.s3.BucketAcl pictures: through its access list",
      'unprotected: aws.s3.BucketAcl pictures: acl "private" → "public-read-write"',
    ],
    fails: [/^Newly open: everybody → aws\.s3\.BucketAcl pictures/, /^Weaker, or cut off: /],
  },
  {
    name: "a token of a service account that never expires",
    before: [],
    after: [object("core/v1:Secret", "podinfo/ci", { type: "kubernetes.io/service-account-token" })],
    head: ["unprotected: Secret podinfo/ci: is a credential that does not expire"],
    fails: [/^Weaker, or cut off: Secret podinfo\/ci: is a credential that does not expire/],
  },
  {
    name: "jobs that may edit",
    before: [],
    after: [
      object("rbac.authorization.k8s.io/v1:RoleBinding", "podinfo/edit", {
        roleRef: { kind: "ClusterRole", name: "edit" },
        subjects: [{ kind: "ServiceAccount", name: "default", namespace: "podinfo" }],
      }),
    ],
    head: ["admin: ServiceAccount podinfo/default: everything of ClusterRole edit in podinfo"],
    fails: [/^May now do everything: ServiceAccount podinfo\/default/],
  },
  {
    name: "a rule that denies, gone",
    before: [firewall([web, noSsh])],
    after: [firewall([web])],
    head: [
      'unprotected: azure-native.network.NetworkSecurityGroup nodes: securityRules[DenySsh] {"name":"DenySsh","access":"Deny","direction":"Inbound","sourceAddressPrefix":"*","destinationPortRange":"22"} → (nothing)',
    ],
    fails: [/^Weaker, or cut off: azure-native\.network\.NetworkSecurityGroup nodes/],
  },
  {
    name: "a copy of another team's secret",
    before: [externalSecret(["podinfo/token"])],
    after: [externalSecret(["podinfo/token", "prod/root"])],
    head: [
      "permission: namespace podinfo: read prod/root of ClusterSecretStore cloud",
      'other: ExternalSecret podinfo/web: spec.data[1] (nothing) → {"secretKey":"prod/root","remoteRef":{"key":"prod/root"}}',
    ],
    fails: [],
  },
  {
    name: "a name that points elsewhere",
    before: [],
    after: [
      planned("aws:route53/record:Record", "pay", {
        inputs: { zoneId: "<unknown>", name: "pay.example.com", records: ["shop.example.net"], tags: { a: "b" } },
      }),
    ],
    head: [
      "cost: Not counted: aws.route53.Record pay (aws.route53.Record), because the cloud and region are not known",
      'other: aws.route53.Record pay: created with name "pay.example.com", records[0] "shop.example.net"',
    ],
    fails: [],
  },
  {
    name: "a public address given back",
    before: [address("egress-a"), address("egress-b")],
    after: [address("egress-a")],
    head: ["lost: aws.ec2.Eip egress-b: deleted; this address cannot come back, but clients may still use it"],
    fails: [/^aws\.ec2\.Eip egress-b would be deleted/],
  },
  {
    name: "dashboards for everybody, by a chart's values",
    before: [grafana(false)],
    after: [grafana(true)],
    head: [
      'unprotected: Release monitoring/grafana: values["grafana.ini"]["auth.anonymous"].enabled false → true',
      "restart: Release monitoring/grafana: pods of the chart may restart (the plan did not render the chart)",
    ],
    fails: [/^Weaker, or cut off: Release monitoring\/grafana/],
  },
];
