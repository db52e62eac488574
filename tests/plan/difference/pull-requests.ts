import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned, urnOf } from "./planned";
import { pricedPullRequests } from "./priced-pull-requests";
import { removalPullRequests } from "./removal-pull-requests";

/** A pull request as two plans of the stack prod, and what a careful engineer decides. */
export interface PullRequest {
  readonly name: string;
  readonly before: readonly PlannedResource[];
  readonly after: readonly PlannedResource[];
  /** The lines of the head, each as `class: text`. */
  readonly head: readonly string[];
  /** Patterns of the sentences with which the plan fails; none: it passes. */
  readonly fails: readonly RegExp[];
}

type Inputs = Readonly<Record<string, unknown>>;

const kubernetes = urnOf("pulumi:providers:kubernetes", "prod");

function object(token: string, place: string, inputs: Inputs = {}): PlannedResource {
  const [namespace, name = ""] = place.includes("/") ? place.split("/") : [undefined, place];
  const kind = token.slice(token.lastIndexOf(":") + 1);
  const { metadata, ...rest } = inputs;
  return planned(`kubernetes:${token}`, place.replace("/", "-"), {
    provider: kubernetes,
    inputs: {
      kind,
      metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...(metadata as object) },
      ...rest,
    },
  });
}

const registry = "us-central1-docker.pkg.dev/google-samples/microservices-demo";
const secure = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const pod = { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } };

function deployment(name: string, container: Inputs = {}, spec: Inputs = {}): PlannedResource {
  const main = {
    name,
    image: `${registry}/${name}:v0.10.6`,
    ports: [{ containerPort: 8080 }],
    securityContext: secure,
  };
  return object("apps/v1:Deployment", `boutique/${name}`, {
    spec: {
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      ...spec,
      template: {
        metadata: { labels: { "keelson.dev/workload": name } },
        spec: { ...pod, containers: [{ ...main, ...container }] },
      },
    },
  });
}

const pods = (name: string) => ({ podSelector: { matchLabels: { "keelson.dev/workload": name } } });

function policy(name: string, spec: Inputs): PlannedResource {
  return object("networking.k8s.io/v1:NetworkPolicy", `boutique/${name}`, { spec });
}

/** Denies everything in the namespace. */
const deny = policy("deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });

const cluster = (vpcConfig: Inputs, version = "1.35") =>
  planned("aws:eks/cluster:Cluster", "prod", {
    inputs: { name: "prod", version, vpcConfig: { subnetIds: ["<unknown>", "<unknown>"], ...vpcConfig } },
  });
const closed = { endpointPrivateAccess: true, endpointPublicAccess: false };

const group = (version: string, scalingConfig: Inputs = { minSize: 3, maxSize: 6 }) =>
  planned("aws:eks/nodeGroup:NodeGroup", "general", {
    inputs: { clusterName: "prod", version, scalingConfig, instanceTypes: ["m7i.large"], subnetIds: ["<unknown>"] },
  });

const ingressRule = (cidrIpv4: string) =>
  planned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", `api-server-${cidrIpv4}`, {
    inputs: { cidrIpv4, ipProtocol: "tcp", fromPort: 443, toPort: 443, securityGroupId: "<unknown>" },
    propertyDependencies: { securityGroupId: [urnOf("aws:ec2/securityGroup:SecurityGroup", "api-server")] },
  });
const securityGroup = planned("aws:ec2/securityGroup:SecurityGroup", "api-server");

const claim = (storage: string) =>
  object("core/v1:PersistentVolumeClaim", "boutique/cart-backups", {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
  });

const store = (storage: string) =>
  object("apps/v1:StatefulSet", "boutique/redis-cart", {
    spec: {
      replicas: 1,
      volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { resources: { requests: { storage } } } }],
      template: {
        metadata: { labels: { app: "redis" } },
        spec: { ...pod, containers: [{ name: "redis", image: "redis:8", securityContext: secure }] },
      },
    },
  });

const env = (names: readonly string[]) => ({ env: names.map((name) => ({ name, value: `${name.toLowerCase()}:80` })) });

const chart = (version: string) =>
  object("helm.sh/v3:Release", "cert-manager/cert-manager", {
    name: "cert-manager",
    namespace: "cert-manager",
    chart: "oci://quay.io/jetstack/charts/cert-manager",
    version,
    values: { replicaCount: 2 },
  });

const binding = (groups: readonly string[]) =>
  object("rbac.authorization.k8s.io/v1:RoleBinding", "boutique/admin", {
    roleRef: { kind: "Role", name: "admin" },
    subjects: groups.map((name) => ({ kind: "Group", name })),
  });

const rolePolicy = (actions: readonly string[], resource = "arn:aws:s3:::carts/*") =>
  planned("aws:iam/rolePolicy:RolePolicy", "carts", {
    inputs: {
      role: "carts",
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: actions, Resource: resource }] }),
    },
  });

const settings = (content: string, hash: string) =>
  planned("kubernetes:core/v1:ConfigMap", `broker-${hash}`, {
    provider: kubernetes,
    inputs: {
      kind: "ConfigMap",
      immutable: true,
      metadata: { name: `broker-${hash}`, namespace: "messages" },
      data: { "nats.conf": content },
    },
  });

const shops = ["ad", "cart", "checkout", "currency", "email", "frontend", "payment", "shipping"];

/** Pull requests that a reviewer decides by the head alone. */
export const pullRequests: readonly PullRequest[] = [
  {
    name: "another image tag",
    before: [deployment("adservice"), deployment("cartservice")],
    after: ["adservice", "cartservice"].map((name) => deployment(name, { image: `${registry}/${name}:v0.10.7` })),
    head: [
      "restart: Deployment boutique/{adservice, cartservice}: pods replaced, new ones start first: new image",
      "version: Deployment boutique/{adservice, cartservice}: image v0.10.6 → v0.10.7",
    ],
    fails: [],
  },
  {
    name: "an image of another registry",
    before: [deployment("adservice")],
    after: [deployment("adservice", { image: "docker.io/someone/adservice:v0.10.6" })],
    head: [
      "restart: Deployment boutique/adservice: pods replaced, new ones start first: new image",
      `version: Deployment boutique/adservice: image "${registry}/adservice:v0.10.6" → "docker.io/someone/adservice:v0.10.6"`,
    ],
    fails: [],
  },
  {
    name: "the API server opened",
    before: [cluster(closed), securityGroup, ingressRule("10.0.0.0/16")],
    after: [
      cluster({ endpointPrivateAccess: true, endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] }),
      securityGroup,
      ingressRule("10.0.0.0/8"),
    ],
    head: [
      "open: 203.0.113.0/24 → aws.eks.Cluster prod: its API server",
      "open: 10.0.0.0/8 → aws.ec2.SecurityGroup api-server: tcp 443, wider than 10.0.0.0/16",
    ],
    fails: [/^Newly open: 203\.0\.113\.0\/24 → aws\.eks\.Cluster prod: its API server, 10\.0\.0\.0\/8 → /],
  },
  {
    name: "a workload opened to everybody",
    before: [deny, deployment("paymentservice")],
    after: [
      deny,
      deployment("paymentservice"),
      policy("paymentservice", {
        ...pods("paymentservice"),
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [{ namespaceSelector: {}, podSelector: {} }] }],
        egress: [
          { to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }], ports: [{ port: 443, protocol: "TCP" }] },
        ],
      }),
    ],
    head: ["open: */* → boutique/paymentservice", "reach: boutique/paymentservice → internet:443"],
    fails: [
      /^Newly open: \*\/\* → boutique\/paymentservice; undo that, or allow it in Pulumi\.prod\.yaml: keelson:review: \["open: /,
    ],
  },
  {
    name: "a claim that shrinks",
    before: [claim("5Gi")],
    after: [claim("2Gi")],
    head: ['size: PersistentVolumeClaim boutique/cart-backups: spec.resources.requests.storage "5Gi" → "2Gi"'],
    fails: [
      /^PersistentVolumeClaim boutique\/cart-backups cannot become this: Kubernetes refuses this update: a claim cannot shrink \(5Gi → 2Gi\) \(kubernetes\/kubernetes pkg/,
    ],
  },
  {
    name: "a version back",
    before: [cluster(closed), group("1.35")],
    after: [cluster(closed, "1.34"), group("1.34")],
    head: [
      'restart: aws.eks.Cluster prod: control plane first, version "1.35" → "1.34"; nodes follow',
      'restart: aws.eks.NodeGroup general: nodes replaced one by one: version "1.35" → "1.34"',
      'version: aws.eks.Cluster prod, aws.eks.NodeGroup general: version "1.35" → "1.34"',
    ],
    fails: [
      /^aws\.eks\.Cluster prod cannot become this: AWS refuses this update: Unsupported Kubernetes minor version update from 1\.35 to 1\.34/,
      /^aws\.eks\.NodeGroup general cannot become this: .*can't be lower/,
    ],
  },
  {
    name: "a StatefulSet whose claims grow",
    before: [store("10Gi")],
    after: [store("20Gi")],
    head: [
      'lost: StatefulSet boutique/redis-cart: replaced because of spec.volumeClaimTemplates[data].spec.resources.requests.storage "10Gi" → "20Gi"; its pods stop, its claims and their data stay',
      'size: StatefulSet boutique/redis-cart: spec.volumeClaimTemplates[data].spec.resources.requests.storage "10Gi" → "20Gi"',
    ],
    fails: [
      /would be replaced: .*The claims that exist stay 10Gi \(data\) and keep their data.*To grow them: set spec\.resources\.requests\.storage of each claim to 20Gi.*--cascade=orphan/,
    ],
  },
  {
    name: "a workload removed",
    before: [
      deny,
      deployment("adservice"),
      deployment("frontend", env(["CART", "AD", "SHIPPING"])),
      policy("adservice", { ...pods("adservice"), ingress: [{ from: [pods("frontend")], ports: [{ port: 9555 }] }] }),
    ],
    after: [deny, deployment("frontend", env(["CART", "SHIPPING"]))],
    head: [
      "removed: Deployment boutique/adservice",
      'restart: Deployment boutique/frontend: pods replaced, new ones start first: env[AD] {"name":"AD","value":"ad:80"} → (nothing)',
      "less: boutique/frontend → adservice:9555",
    ],
    fails: [],
  },
  {
    name: "a chart's bump",
    before: [chart("v1.21.1")],
    after: [chart("v1.22.0")],
    head: [
      "restart: Release cert-manager/cert-manager: pods as the chart says; what it renders was not looked at",
      'version: Release cert-manager/cert-manager: version "v1.21.1" → "v1.22.0"',
    ],
    fails: [],
  },
  {
    name: "a larger pool",
    before: [cluster(closed), group("1.35")],
    after: [cluster(closed), group("1.35", { minSize: 3, maxSize: 12 })],
    head: ["size: aws.eks.NodeGroup general: scalingConfig.maxSize 6 → 12"],
    fails: [],
  },
  {
    name: "the next minor version",
    before: [cluster(closed), group("1.35")],
    after: [cluster(closed, "1.36"), group("1.36")],
    head: [
      'restart: aws.eks.Cluster prod: control plane first, version "1.35" → "1.36"; nodes follow',
      'restart: aws.eks.NodeGroup general: nodes replaced one by one: version "1.35" → "1.36"',
      'version: aws.eks.Cluster prod, aws.eks.NodeGroup general: version "1.35" → "1.36"',
    ],
    fails: [],
  },
  {
    name: "two minor versions at once",
    before: [cluster(closed), group("1.35")],
    after: [cluster(closed, "1.37"), group("1.37")],
    head: [
      'restart: aws.eks.Cluster prod: control plane first, version "1.35" → "1.37"; nodes follow',
      'restart: aws.eks.NodeGroup general: nodes replaced one by one: version "1.35" → "1.37"',
      'version: aws.eks.Cluster prod, aws.eks.NodeGroup general: version "1.35" → "1.37"',
    ],
    fails: [/from 1\.35 to 1\.37/],
  },
  {
    name: "a smaller tier",
    before: shops.map((name) => deployment(name)),
    after: shops.map((name) => deployment(name, {}, { replicas: 1 })),
    head: [`size: Deployment boutique/{${shops.join(", ")}}: spec.replicas 2 → 1`],
    fails: [],
  },
  {
    name: "everyone among the admins",
    before: [binding(["shop-leads"])],
    after: [binding(["shop-leads", "everyone"])],
    head: ["admin: Group everyone: everything of Role admin in boutique"],
    fails: [/^May now do everything: Group everyone: everything of Role admin in boutique; undo that/],
  },
  {
    name: "more rights in the cloud",
    before: [rolePolicy(["s3:GetObject"])],
    after: [rolePolicy(["s3:GetObject", "s3:DeleteObject"])],
    head: ["permission: aws.iam.Role carts: s3:DeleteObject on arn:aws:s3:::carts/*"],
    fails: [],
  },
  {
    name: "all rights in the cloud",
    before: [rolePolicy(["s3:GetObject"])],
    after: [rolePolicy(["s3:*"], "*")],
    head: ["admin: aws.iam.Role carts: s3:* on *"],
    fails: [/^May now do everything: aws\.iam\.Role carts: s3:\* on \*/],
  },
  {
    name: "new content of a configuration",
    before: [settings('{"port":4222,"routes":["a","b"]}', "a915210f18")],
    after: [settings('{"port":4222,"routes":["a","b","c"]}', "b026321f29")],
    head: ['other: ConfigMap messages/broker-b026321f29: data["nats.conf"].routes[2] (nothing) → "c"'],
    fails: [],
  },
  {
    name: "protections taken away",
    before: [
      planned("aws:eks/cluster:Cluster", "prod", {
        inputs: { deletionProtection: true, vpcConfig: closed },
        options: { protect: true },
      }),
      object("core/v1:Namespace", "boutique", {
        metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
      }),
      planned("aws:cloudwatch/logGroup:LogGroup", "audit", { inputs: { retentionInDays: 365 } }),
      deny,
      deployment("frontend"),
    ],
    after: [
      planned("aws:eks/cluster:Cluster", "prod", { inputs: { deletionProtection: false, vpcConfig: closed } }),
      object("core/v1:Namespace", "boutique", {
        metadata: { labels: { "pod-security.kubernetes.io/enforce": "baseline" } },
      }),
      planned("aws:cloudwatch/logGroup:LogGroup", "audit", { inputs: { retentionInDays: 7 } }),
      deployment("frontend"),
    ],
    head: [
      "open: every pod of every namespace → boutique/frontend: no NetworkPolicy isolates it",
      "unprotected: aws.eks.Cluster prod: deletionProtection true → false",
      "unprotected: aws.eks.Cluster prod: options.protect true → (nothing)",
      "unprotected: aws.cloudwatch.LogGroup audit: retentionInDays 365 → 7",
      "unprotected: Namespace boutique: Pod Security enforce restricted → baseline",
      "reach: boutique/frontend → anywhere: no NetworkPolicy isolates it",
    ],
    fails: [/^Newly open: /, /^Protection removed: /],
  },
  ...pricedPullRequests,
  ...removalPullRequests,
];
