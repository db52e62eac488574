import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";

const failing = new Set(["unprotected", "unjudged"]);

function failuresOf(before: PlannedResource, after: PlannedResource): string[] {
  const lines = headLines([before], [after], difference([before], [after]));
  return lines.filter((line) => failing.has(line.class)).map((line) => `${line.class}: ${line.text}`);
}

function pods(annotations: object): PlannedResource {
  const row = deployment("cart");
  const template = { metadata: { annotations }, spec: {} };
  return { ...row, inputs: { ...row.inputs, spec: { template } } };
}
const claim = (metadata: object) => object("core/v1:PersistentVolumeClaim", "shop/data", { metadata });
const space = (labels: object) => object("core/v1:Namespace", "shop", { metadata: { labels } });
const table = (tags: object) => planned("aws:dynamodb/table:Table", "carts", { inputs: { name: "carts", tags } });
const machine = (tags: readonly string[]) =>
  planned("gcp:compute/instance:Instance", "runner", { inputs: { name: "runner", tags } });

/** What fails on the way there, and on the way back. */
interface Case {
  readonly title: string;
  readonly before: PlannedResource;
  readonly after: PlannedResource;
  readonly there: readonly string[];
  readonly back?: readonly string[];
}

const evict = '["cluster-autoscaler.kubernetes.io/safe-to-evict"]';
const cases: readonly Case[] = [
  {
    title: "an annotation that keeps nodes",
    before: pods({ "cluster-autoscaler.kubernetes.io/safe-to-evict": "false" }),
    after: pods({}),
    there: [`unprotected: Deployment boutique/cart: spec.template.metadata.annotations${evict} "false" → (nothing)`],
  },
  {
    title: "an annotation that lets Argo CD delete",
    before: claim({ annotations: { "argocd.argoproj.io/sync-options": "Prune=false,ServerSideApply=true" } }),
    after: claim({ annotations: { "argocd.argoproj.io/sync-options": "ServerSideApply=true" } }),
    there: [
      'unprotected: PersistentVolumeClaim shop/data: metadata.annotations["argocd.argoproj.io/sync-options"] "Prune=false,ServerSideApply=true" → "ServerSideApply=true"',
    ],
  },
  {
    title: "a label that leaves a volume out of backups",
    before: claim({ labels: {} }),
    after: claim({ labels: { "velero.io/exclude-from-backup": "true" } }),
    there: [
      'unprotected: PersistentVolumeClaim shop/data: metadata.labels["velero.io/exclude-from-backup"] (nothing) → "true"',
    ],
  },
  {
    title: "a label by which a mesh encrypts",
    before: space({ "istio-injection": "enabled" }),
    after: space({ "istio-injection": "disabled" }),
    there: ['unprotected: Namespace shop: metadata.labels.istio-injection "enabled" → "disabled"'],
  },
  {
    title: "an annotation for people",
    before: pods({ "acme.example/owner": "shop" }),
    after: pods({ "acme.example/owner": "web" }),
    there: [],
  },
  {
    title: "a tag by which backups are chosen",
    before: table({ backup: "daily", team: "shop" }),
    after: table({ team: "shop" }),
    there: ['unprotected: aws.dynamodb.Table carts: tags.backup "daily" → (nothing)'],
  },
  {
    title: "another plan of backups, by a tag",
    before: table({ "acme:backup-plan": "hourly" }),
    after: table({ "acme:backup-plan": "weekly" }),
    there: ['unjudged: aws.dynamodb.Table carts: tags["acme:backup-plan"] "hourly" → "weekly"'],
    back: ['unjudged: aws.dynamodb.Table carts: tags["acme:backup-plan"] "weekly" → "hourly"'],
  },
  { title: "another team, by a tag", before: table({ team: "shop" }), after: table({ team: "web" }), there: [] },
  {
    title: "a network tag, by which firewalls choose machines",
    before: machine(["runner"]),
    after: machine(["runner", "bastion"]),
    there: ['unjudged: gcp.compute.Instance runner: tags[1] (nothing) → "bastion"'],
    back: ['unjudged: gcp.compute.Instance runner: tags[1] "bastion" → (nothing)'],
  },
];

describe("labels, annotations and tags that decide something", () => {
  for (const { title, before, after, there, back = [] } of cases) {
    it(title, () => {
      assert.deepEqual(failuresOf(before, after), there);
      assert.deepEqual(failuresOf(after, before), back);
    });
  }
});
