import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { embeddedJson } from "../../../cli/pages/document";
import { difference, headLines } from "../../../cli/plan/difference";
import { planPage } from "../../../cli/plan/page/page";
import { plannedResources } from "../../../cli/plan/planned-resource";
import { runProgram } from "../../../components/testing";

class Team extends pulumi.ComponentResource {
  constructor(name: string) {
    super("shop:index:Tenant", name);
    this.registerOutputs();
  }
}

const planted = "planted-Pa55/word+?";

/** A team with an application, whose password is in the places where programs put one. */
function shop(replicas: number) {
  const password = pulumi.secret(planted);
  const team = new Team("shop");
  const metadata = { name: "web", namespace: "shop" };
  const settings = new kubernetes.core.v1.Secret(
    "web",
    { metadata, stringData: { password }, data: { encoded: password.apply((text) => btoa(text)) } },
    { parent: team },
  );
  new kubernetes.apps.v1.Deployment(
    "web",
    {
      metadata: { ...metadata, annotations: { url: pulumi.interpolate`postgres://web:${password}@db` } },
      spec: {
        replicas,
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web" } },
          spec: { containers: [{ name: "web", image: "web:1", env: [{ name: "PASSWORD", value: password }] }] },
        },
      },
    },
    { parent: team, dependsOn: settings },
  );
  new kubernetes.core.v1.Service("open", {
    metadata: { name: "open", namespace: "shop" },
    spec: { type: "LoadBalancer", ports: [{ port: 443 }] },
  });
  new kubernetes.networking.v1.NetworkPolicy("web", {
    metadata,
    spec: {
      podSelector: { matchLabels: { app: "web" } },
      ingress: [{ from: [{ podSelector: { matchLabels: { app: "api" } } }], ports: [{ port: 8080 }] }],
    },
  });
  new kubernetes.rbac.v1.RoleBinding("web", {
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "admin" },
    subjects: [{ kind: "Group", name: "leads" }],
  });
  return { password, url: pulumi.interpolate`https://web:${password}@shop` };
}

async function plan(replicas: number) {
  const { outputs, resources } = await runProgram(() => shop(replicas), { stack: "dev" });
  return { project: "shop", stack: "dev", resources, outputs, warnings: [], notes: [] };
}

async function reported() {
  const [before, after] = [await plan(1), await plan(3)];
  const [old, now] = [before, after].map(({ resources }) => plannedResources(resources));
  const found = difference(old ?? [], now ?? []);
  const head = headLines(old ?? [], now ?? [], found);
  const report = { project: "shop", stack: "dev", against: "main", found, head, failing: [], refused: [], notes: [] };
  return planPage(after, report);
}

/** An add-on of two charts, one of objects only, and a pool that Karpenter fills. */
function platform() {
  const addOn = (name: string) => new pulumi.ComponentResource("keelson:index:Addon", name);
  const parent = addOn("karpenter");
  for (const chart of ["karpenter", "karpenter-crd"]) {
    new kubernetes.helm.v3.Release(chart, { chart: `oci://example.com/${chart}`, version: "1.14.1" }, { parent });
  }
  addOn("storage-classes");
  const apiVersion = "karpenter.sh/v1";
  new kubernetes.apiextensions.CustomResource("default", {
    apiVersion,
    kind: "NodePool",
    metadata: { name: "default" },
    spec: { limits: { cpu: "200" } },
  });
}

describe("the page of a plan", () => {
  it("lists an add-on once with its chart's version, and describes every pool", async () => {
    const { outputs, resources } = await runProgram(platform, { stack: "dev" });
    const { facts } = planPage({ project: "shop", stack: "dev", resources, outputs, warnings: [], notes: [] });
    const fact = (named: string) => facts.find(({ title }) => title === named);
    assert.deepEqual(fact("Add-ons"), {
      title: "Add-ons",
      count: 2,
      lines: ["karpenter 1.14.1 · adds machines for pods that need them, and chooses them by price", "storage-classes"],
    });
    assert.deepEqual(fact("Node pools")?.lines, ["Karpenter's default · up to 200 CPUs in all its machines together"]);
  });

  it("draws components with what is inside them, and counts their resources", async () => {
    const { components } = planPage(await plan(1));
    assert.deepEqual(
      components.map(({ category, name, parent, size }) => [name, category, size, parent]),
      [
        ["shop", "tenant", 2, undefined],
        ["shop/open", "other", 1, undefined],
        ["shop/web", "other", 1, undefined],
        ["shop/web", "other", 1, undefined],
      ],
    );
    const team = components.find(({ name }) => name === "shop");
    assert.ok(team?.lines.some(({ label }) => label.includes("Deployment")));
  });

  it("says how many resources there are, and that Pulumi counts more", async () => {
    const { facts, headline } = planPage(await plan(1));
    assert.match(headline, /: 5 resources\.$/);
    assert.match(
      facts.find(({ title }) => title === "Resources")?.lines[0] ?? "",
      /^5 in the cloud and the cluster\. Pulumi counts \d+ more: components, which group resources, and providers, which connect to a cloud or cluster$/,
    );
  });

  it("numbers the waves without gaps, as components and the text of a plan do", async () => {
    const { components, waves } = planPage(await plan(1));
    assert.deepEqual(
      waves.map(({ wave }) => wave),
      waves.map((_, index) => index + 1),
    );
    const team = components.find(({ title }) => title === "tenant shop");
    assert.equal(team?.wave, waves.find(({ steps }) => steps.some(({ name }) => name === "tenant shop"))?.wave);
  });

  it("says who may reach whom, what is open, and who may do what", async () => {
    const { connections, doors, identities, open, places } = planPage(await plan(1));
    assert.deepEqual(
      connections.map(({ from, ports, sides, to }) => [places[from], places[to], ports, sides]),
      [[{ namespace: "shop", name: "api" }, { namespace: "shop", name: "web" }, ["8080/TCP"], "receiver"]],
    );
    assert.deepEqual(
      [open, doors.map(({ exposure, name, ports }) => [name, exposure, ports])],
      [[], [["shop/open", "public", ["443"]]]],
    );
    assert.deepEqual(
      identities.map(({ rights, who }) => [who, rights[0]?.boundless]),
      [["Group leads", true]],
    );
  });

  it("shows values side by side", async () => {
    const { difference: shown } = await reported();
    assert.deepEqual(shown?.resources, [
      {
        label: "Deployment shop/web",
        change: "changed",
        reasons: [],
        values: [{ path: "spec.replicas", before: "1", after: "3" }],
        more: 0,
      },
    ]);
  });

  it("holds no secret in any form", async () => {
    const text = embeddedJson(await reported());
    const bytes = Buffer.from(planted);
    const forms = [
      planted,
      bytes.toString("base64"),
      bytes.toString("base64").replace(/=+$/, ""),
      bytes.toString("base64url"),
      bytes.toString("hex"),
      encodeURIComponent(planted),
      JSON.stringify(planted).slice(1, -1),
      planted.slice(0, 12),
      planted.slice(4),
    ];
    assert.deepEqual(
      forms.filter((form) => text.includes(form)),
      [],
    );
  });
});
