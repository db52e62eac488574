import { planned, urnOf } from "./planned";
import type { PullRequest } from "./pull-request";
import { claim, deployment, object, pods, policy } from "./pull-request-parts";

const orders = (more: object = {}) =>
  planned("aws:rds/instance:Instance", "orders", {
    inputs: {
      identifier: "orders",
      instanceClass: "db.m7g.large",
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "orders-final",
      multiAz: true,
      ...more,
    },
  });
const component = planned("shop:index:Database", "orders", { provider: null });
const inComponent = {
  ...orders(),
  parent: component.urn,
  urn: urnOf("shop:index:Database$aws:rds/instance:Instance", "orders"),
};
const storageClass = (reclaimPolicy?: string) =>
  object("storage.k8s.io/v1:StorageClass", "encrypted", {
    provisioner: "ebs.csi.aws.com",
    metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    ...(reclaimPolicy === undefined ? {} : { reclaimPolicy }),
  });

const gke = (mode: string) =>
  planned("gcp:container/cluster:Cluster", "prod", { inputs: { inTransitEncryptionConfig: mode } });
const waiting = (seconds: number) => deployment("cart", { lifecycle: { preStop: { sleep: { seconds } } } });

const callers = ["ad", "cart", "frontend", "payment"];
const calling = (cidr: string) =>
  callers.map((name) =>
    policy(name, {
      ...pods(name),
      policyTypes: ["Egress"],
      egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 443, protocol: "TCP" }] }],
    }),
  );

/** Pull requests about what happens to data, pods and connections, with what a careful engineer decides. */
export const fatePullRequests: readonly PullRequest[] = [
  {
    name: "a database that moves into a component, without an alias",
    before: [orders()],
    after: [component, inComponent],
    head: [
      "lost: aws.rds.Instance orders: deleted; the cloud refuses this until deletionProtection is off; then the content stays only in the snapshot orders-final; the program declares this resource again under another parent; to keep the resource, add an alias",
      "other: orders (Database): created",
    ],
    fails: [/^aws\.rds\.Instance orders would be deleted/],
  },
  {
    name: "a larger database, at once",
    before: [orders()],
    after: [orders({ instanceClass: "db.r7g.xlarge", applyImmediately: true })],
    head: [
      "unjudged: aws.rds.Instance orders: applyImmediately (nothing) → true",
      'restart: aws.rds.Instance orders: the database restarts at once; its standby takes over, and connections break: instanceClass "db.m7g.large" → "db.r7g.xlarge"',
      'size: aws.rds.Instance orders: instanceClass "db.m7g.large" → "db.r7g.xlarge"',
    ],
    fails: [/^Judge it yourself, because no rule covers it: aws\.rds\.Instance orders: applyImmediately/],
  },
  {
    name: "a larger database, in its window",
    before: [orders({ multiAz: false })],
    after: [orders({ multiAz: false, instanceClass: "db.r7g.xlarge" })],
    head: [
      'restart: aws.rds.Instance orders: the database restarts in its next maintenance window; nobody can reach it during the restart: instanceClass "db.m7g.large" → "db.r7g.xlarge"',
      'size: aws.rds.Instance orders: instanceClass "db.m7g.large" → "db.r7g.xlarge"',
    ],
    fails: [],
  },
  {
    name: "a claim removed whose volume stays",
    before: [storageClass("Retain"), claim("10Gi")],
    after: [storageClass("Retain")],
    head: [
      "lost: PersistentVolumeClaim boutique/cart-backups: deleted; 10Gi of the default class; its data stays on an unused volume in the account (StorageClass encrypted has reclaimPolicy Retain)",
    ],
    fails: [/^PersistentVolumeClaim boutique\/cart-backups would be deleted/],
  },
  {
    name: "a claim removed with its volume",
    before: [storageClass(), claim("10Gi")],
    after: [storageClass()],
    head: [
      "lost: PersistentVolumeClaim boutique/cart-backups: deleted; 10Gi of the default class; its data is deleted (StorageClass encrypted has reclaimPolicy Delete)",
    ],
    fails: [/^PersistentVolumeClaim boutique\/cart-backups would be deleted/],
  },
  {
    name: "nodes that no longer encrypt their traffic",
    before: [gke("IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT")],
    after: [gke("IN_TRANSIT_ENCRYPTION_DISABLED")],
    head: [
      'unprotected: gcp.container.Cluster prod: inTransitEncryptionConfig "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT" → "IN_TRANSIT_ENCRYPTION_DISABLED"',
    ],
    fails: [/^Weaker, or cut off: gcp\.container\.Cluster prod: inTransitEncryptionConfig/],
  },
  {
    name: "pods that wait longer before they stop",
    before: [waiting(5)],
    after: [waiting(20)],
    head: [
      "restart: Deployment boutique/cart: pods replaced, new ones start first: lifecycle.preStop.sleep.seconds 5 → 20",
    ],
    fails: [],
  },
  {
    name: "pods that wait until they are killed",
    before: [waiting(5)],
    after: [waiting(60)],
    head: [
      "unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].lifecycle.preStop.sleep.seconds 5 → 60",
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: .*preStop/],
  },
  {
    name: "pods that wait shorter before they stop",
    before: [waiting(20)],
    after: [waiting(5)],
    head: [
      "unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].lifecycle.preStop.sleep.seconds 20 → 5",
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: .*preStop/],
  },
  {
    name: "another address of the API server",
    before: calling("172.20.0.1/32"),
    after: calling("172.24.0.1/32"),
    head: ["reach: 4 groups of pods → 172.24.0.1/32:443 instead of 172.20.0.1/32"],
    fails: [],
  },
];
