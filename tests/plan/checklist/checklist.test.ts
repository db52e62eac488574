import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checklist, checklistItems, checklistText } from "../../../cli/plan/checklist";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { container, deployment, object, podSpec, policy } from "../objects";

const resources = { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "64Mi" } };
const good = { ...container, resources, ports: [{ containerPort: 80 }], readinessProbe: { httpGet: { port: 80 } } };
const web = (changes: object = {}, spec: object = { replicas: 2 }) =>
  deployment("shop/web", spec, { ...podSpec, containers: [{ ...good, ...changes }] });
const budget = (app: string) =>
  object("policy/v1", "PodDisruptionBudget", "shop/web", { spec: { selector: { matchLabels: { app } } } });
const release = (chart: string) =>
  registered(chart, { type: "kubernetes:helm.sh/v3:Release", inputs: { chart: `oci://example.com/${chart}` } });
const deny = policy("shop/deny", { podSelector: {}, policyTypes: ["Ingress"] });
const quota = object("core/v1", "ResourceQuota", "shop/shop");
const claim = object("core/v1", "PersistentVolumeClaim", "shop/data");
const ingress = (inputs: object) => object("networking.k8s.io/v1", "Ingress", "shop/web", { ...inputs });
const eks = (inputs: Readonly<Record<string, unknown>>) =>
  registered("eks", { type: "aws:eks/cluster:Cluster", inputs });

function open(title: string, ...program: readonly RegisteredResource[]): readonly string[] | undefined {
  const { met, open: lacking } = checklist(program);
  return met.includes(title) ? [] : lacking.find((item) => item.title === title)?.lacking;
}

const label = ["Deployment shop/web"];
const home = ["Namespace shop"];

/** An item, a program for which it holds, and one for which it is open with what lacks it. */
const cases: readonly [
  title: string,
  held: readonly RegisteredResource[],
  lacking: readonly RegisteredResource[],
  what: readonly string[],
][] = [
  ["protected cluster", [eks({ deletionProtection: true })], [eks({})], ["aws.eks.Cluster eks"]],
  [
    "API server not open to everybody",
    [eks({ vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] } })],
    [eks({ vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] } })],
    ["aws.eks.Cluster eks"],
  ],
  ["monitoring", [web(), release("kube-prometheus-stack")], [web()], ["the stack: no kube-prometheus-stack"]],
  ["backups", [claim, release("velero")], [claim], ["the stack: has volumes, but not the add-on velero"]],
  ["two pods", [web()], [web({}, { replicas: 1 })], label],
  ["disruption budgets", [web(), budget("web")], [web(), budget("other")], label],
  ["readiness", [web()], [web({ readinessProbe: undefined })], label],
  ["requests and limits", [web()], [web({ resources: { requests: { cpu: "1" } } })], label],
  [
    "pinned images",
    [web({ image: "example.com:5000/web@sha256:0a" })],
    [web({ image: "example.com:5000/web" })],
    label,
  ],
  ["restricted pods", [web()], [web({ securityContext: {} })], label],
  [
    "traffic denied by default",
    [web(), deny],
    [web(), policy("shop/web", { podSelector: { matchLabels: {} }, ingress: [{}] })],
    home,
  ],
  ["quotas", [web(), quota], [web()], home],
  [
    "HTTPS",
    [ingress({ spec: { tls: [{ hosts: ["a.example.com"] }] } })],
    [ingress({ spec: {} })],
    ["Ingress shop/web"],
  ],
];

describe("the production checklist", () => {
  for (const [title, held, lacking, what] of cases) {
    it(`says whether a program has: ${title}`, () => {
      assert.deepEqual(open(title, ...held), []);
      assert.deepEqual(open(title, ...lacking), what);
      assert.equal(open(title), undefined);
    });
  }

  it("knows the pods that an autoscaler keeps, and images with the tag latest", () => {
    const scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/web", {
      spec: { minReplicas: 2, scaleTargetRef: { kind: "Deployment", name: "web" } },
    });
    assert.deepEqual(open("two pods", web({}, {}), scaler), []);
    assert.deepEqual(open("pinned images", web({ image: "web:latest" })), label);
  });

  it("is the table of its page", () => {
    const [, table = ""] = readFileSync("docs/production-checklist.md", "utf8").split(/<!-- (?:end of )?checklist -->/);
    const titles = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, title]) => title).slice(2);
    const own = checklistItems.map(({ title }) => title);
    assert.deepEqual(titles, own);
    assert.deepEqual(
      cases.map(([title]) => title),
      own,
    );
  });

  it("is written as text and as Markdown", () => {
    const judged = checklist([claim, quota]);
    assert.equal(
      checklistText("dev", judged, "text"),
      "\nProduction checklist of dev\n  0 of 1 items met\n  open, backups: the stack: has volumes, but not the add-on velero\n",
    );
    assert.match(
      checklistText("dev", judged, "markdown"),
      /^\n### Production checklist of dev\n\n- 0 of 1 items met\n- open/,
    );
  });
});
