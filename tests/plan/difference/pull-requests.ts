import { fatePullRequests } from "./fate-pull-requests";
import { guardPullRequests } from "./guard-pull-requests";
import { planned } from "./planned";
import { podPullRequests } from "./pod-pull-requests";
import { policyPullRequests } from "./policy-pull-requests";
import { pricedPullRequests } from "./priced-pull-requests";
import { programPullRequests } from "./program-pull-requests";
import type { PullRequest } from "./pull-request";
import {
  binding,
  chart,
  claim,
  closed,
  cluster,
  deny,
  deployment,
  env,
  group,
  ingressRule,
  object,
  pods,
  policy,
  registry,
  rolePolicy,
  securityGroup,
  settings,
  shops,
  store,
} from "./pull-request-parts";
import { removalPullRequests } from "./removal-pull-requests";
import { rightsPullRequests } from "./rights-pull-requests";
import { secretPullRequests } from "./secret-pull-requests";
import { sourcePullRequests } from "./source-pull-requests";
import { stepBackPullRequests } from "./step-back-pull-requests";

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
      "source: docker.io/someone → Deployment boutique/adservice: image instead of us-central1-docker.pkg.dev/google-samples",
      "restart: Deployment boutique/adservice: pods replaced, new ones start first: new image",
      `version: Deployment boutique/adservice: image "${registry}/adservice:v0.10.6" → "docker.io/someone/adservice:v0.10.6"`,
    ],
    fails: [/^From another place: docker\.io\/someone → Deployment boutique\/adservice: image instead of /],
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
    head: ["open: */* → boutique/paymentservice", "open: boutique/paymentservice → internet:443"],
    fails: [
      /^Newly open: \*\/\* → boutique\/paymentservice, boutique\/paymentservice → internet:443; undo the change, or allow it in Pulumi\.prod\.yaml, in an earlier change: keelson:review: \["open: /,
    ],
  },
  {
    name: "a claim that shrinks",
    before: [claim("5Gi")],
    after: [claim("2Gi")],
    head: ['size: PersistentVolumeClaim boutique/cart-backups: spec.resources.requests.storage "5Gi" → "2Gi"'],
    fails: [
      /^PersistentVolumeClaim boutique\/cart-backups cannot be updated: Kubernetes refuses this update: a claim cannot shrink \(5Gi → 2Gi\) \(kubernetes\/kubernetes pkg/,
    ],
  },
  {
    name: "a version back",
    before: [cluster(closed), group("1.35")],
    after: [cluster(closed, "1.34"), group("1.34")],
    head: [
      'restart: aws.eks.Cluster prod: version "1.35" → "1.34"; first the control plane, then the nodes',
      'restart: aws.eks.NodeGroup general: nodes replaced one by one: version "1.35" → "1.34"',
      'version: aws.eks.Cluster prod, aws.eks.NodeGroup general: version "1.35" → "1.34"',
    ],
    fails: [
      /^aws\.eks\.Cluster prod cannot be updated: AWS refuses this update: Unsupported Kubernetes minor version update from 1\.35 to 1\.34/,
      /^aws\.eks\.NodeGroup general cannot be updated: .*can't be lower/,
    ],
  },
  {
    name: "a StatefulSet whose claims grow",
    before: [store("10Gi")],
    after: [store("20Gi")],
    head: [
      'lost: StatefulSet boutique/redis-cart: replaced because of spec.volumeClaimTemplates[data].spec.resources.requests.storage "10Gi" → "20Gi"; the pods stop; the volume claims and their data stay',
      'size: StatefulSet boutique/redis-cart: spec.volumeClaimTemplates[data].spec.resources.requests.storage "10Gi" → "20Gi"',
    ],
    fails: [
      /would be replaced: .*Existing claims stay at 10Gi \(data\) and keep their data.*To grow them, set spec\.resources\.requests\.storage of each claim to 20Gi.*--cascade=orphan/,
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
      "restart: Release cert-manager/cert-manager: pods of the chart may restart (the plan did not render the chart)",
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
      'restart: aws.eks.Cluster prod: version "1.35" → "1.36"; first the control plane, then the nodes',
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
      'restart: aws.eks.Cluster prod: version "1.35" → "1.37"; first the control plane, then the nodes',
      'restart: aws.eks.NodeGroup general: nodes replaced one by one: version "1.35" → "1.37"',
      'version: aws.eks.Cluster prod, aws.eks.NodeGroup general: version "1.35" → "1.37"',
    ],
    fails: [/from 1\.35 to 1\.37/],
  },
  {
    name: "a smaller tier",
    before: shops.map((name) => deployment(name)),
    after: shops.map((name) => deployment(name, {}, { replicas: 1 })),
    head: [`unprotected: Deployment boutique/{${shops.join(", ")}}: spec.replicas 2 → 1`],
    fails: [/^Weaker, or cut off: Deployment boutique\/\{ad, /],
  },
  {
    name: "everyone among the admins",
    before: [binding(["shop-leads"])],
    after: [binding(["shop-leads", "everyone"])],
    head: ["admin: Group everyone: everything of Role admin in boutique"],
    fails: [/^May now do everything: Group everyone: everything of Role admin in boutique; undo the change/],
  },
  {
    name: "more rights in the cloud",
    before: [rolePolicy(["s3:GetObject"])],
    after: [rolePolicy(["s3:GetObject", "s3:DeleteObject"])],
    head: ["unjudged: aws.iam.Role carts: s3:DeleteObject on arn:aws:s3:::carts/*"],
    fails: [/no rule covers it: aws\.iam\.Role carts: s3:DeleteObject/],
  },
  {
    name: "one more right to read in the cloud",
    before: [rolePolicy(["s3:GetObject"])],
    after: [rolePolicy(["s3:GetObject", "s3:ListBucket"])],
    head: ["permission: aws.iam.Role carts: s3:ListBucket on arn:aws:s3:::carts/*"],
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
    head: ['unjudged: ConfigMap messages/broker-b026321f29: data["nats.conf"].routes[2] (nothing) → "c"'],
    fails: [/^Judge it yourself, because no rule covers it: ConfigMap messages\/broker-b026321f29: /],
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
      "open: every pod of every namespace → boutique/frontend: no NetworkPolicy limits its ingress",
      "unprotected: aws.eks.Cluster prod: deletionProtection true → false",
      "unprotected: aws.eks.Cluster prod: options.protect true → (nothing)",
      "unprotected: aws.cloudwatch.LogGroup audit: retentionInDays 365 → 7",
      "unprotected: Namespace boutique: Pod Security enforce restricted → baseline",
      "reach: boutique/frontend → anywhere: no NetworkPolicy limits its egress",
    ],
    fails: [/^Newly open: /, /^Weaker, or cut off: /],
  },
  ...pricedPullRequests,
  ...removalPullRequests,
  ...secretPullRequests,
  ...policyPullRequests,
  ...podPullRequests,
  ...programPullRequests,
  ...stepBackPullRequests,
  ...rightsPullRequests,
  ...sourcePullRequests,
  ...fatePullRequests,
  ...guardPullRequests,
];
