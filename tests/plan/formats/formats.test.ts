import assert from "node:assert/strict";
import { planJson } from "../../../cli/plan/formats/json";
import { planMarkdown } from "../../../cli/plan/formats/markdown";
import { mermaid } from "../../../cli/plan/formats/mermaid";
import { plain, planText } from "../../../cli/plan/formats/text";
import { plannedResources } from "../../../cli/plan/planned-resource";
import type { Plan } from "../../../cli/plan/program/plan";
import { registered } from "../../support/registered";
import { whole } from "../../support/whole";
import { app, deployment, listening, object, podSpec, policy } from "../objects";
import { platform } from "../platform";

const plan: Plan = {
  project: "keelson",
  stack: "dev",
  resources: platform,
  outputs: { url: "https://example.com", kubeconfig: "[secret]", nodes: 3, server: "https://kubernetes.invalid" },
  warnings: ["mind <the> gap"],
  notes: ["planned with a placeholder"],
};

describe("the plan as text", () => {
  it("names a resource that the program exports as a whole, instead of showing all its fields", () => {
    const exported = (type: string, name: string) => ({
      "@isPulumiResource": true,
      arn: "<unknown>",
      urn: `urn:pulumi:dev::shop::${type}::${name}`,
    });
    const outputs = {
      group: exported("shop:index:Nodes$aws:eks/nodeGroup:NodeGroup", "general"),
      subnets: [exported("aws:ec2/subnet:Subnet", "a"), exported("aws:ec2/subnet:Subnet", "b")],
    };
    const lines = whole(planText({ ...plan, outputs }, plain)).split("\n");
    assert.deepEqual(lines.slice(lines.indexOf("Outputs"), lines.indexOf("Outputs") + 3), [
      "Outputs",
      "  group: aws:eks/nodeGroup:NodeGroup general",
      '  subnets: ["aws:ec2/subnet:Subnet a","aws:ec2/subnet:Subnet b"]',
    ]);
  });

  it("is a tree, the order, counts, warnings and outputs", () => {
    assert.equal(
      whole(planText(plan, plain)),
      `keelson, stack dev

provider cluster (kubernetes)  #07040b
main (Platform)
 ├─ certs (Addon)
 │  ├─ Namespace certs  pod security not enforced; #00f5d1
 │  ├─ NetworkPolicy ×2 in certs  every pod: nothing in without a rule; #1eeab9
 │  └─ Release certs/certs  certs@1.2.3 from https://charts.example.com; 1 value; secret: values.token; #2c2bfe
 └─ ingress (Addon): Release ingress-release-…  oci://example.com/ingress@4; 2 values; unknown: values.status,
        values.list[0].a (from Release certs/certs); #0d3fd0
web (Deployment): Deployment, Service shop/web  1 replica; #a470cf

The order, as waves
  wave 1
    certs
  wave 2
    ingress depends on certs
  wave 3
    web depends on certs, ingress

Counts
  components: 2 Addon, 1 Deployment, 1 Platform
  kinds: 2 NetworkPolicy, 2 Release, 1 Deployment, 1 Namespace, 1 Service
  total: 12 resources, 7 of them managed by a provider

Warnings
  mind <the> gap

Outputs
  kubeconfig: [secret]
  nodes: 3
  server: https://kubernetes.invalid (placeholder)
  url: https://example.com

Notes
  planned with a placeholder
`,
    );
  });

  it("says loudly where pods are weaker than restricted", () => {
    const weak = deployment("shop/web", { replicas: 2 }, { ...podSpec, hostNetwork: true });
    const text = whole(planText({ ...plan, resources: [weak] }, plain));
    assert.match(
      text,
      /^Deployment shop\/web {2}.*; 2 replicas; #\w+\n {4}! violates Pod Security restricted: hostNetwork$/m,
    );
    assert.match(text, /^ {2}violates Pod Security restricted \(hostNetwork\): Deployment shop\/web$/m);
  });

  it("gives custom resources of a kind one line, and each what changes with it", () => {
    const widgets = ["a", "b"].map((name) => object("example.com/v1", "Widget", name, { spec: { name } }));
    assert.match(whole(planText({ ...plan, resources: widgets }, plain)), /^Widget ×2 {2}a #\w{6}; b #\w{6}$/m);
  });

  it("fits a narrow terminal, with the same words", () => {
    const words = (text: string) => text.replaceAll(/[│├└─\s]+/g, " ");
    const [narrow, wide] = [60, 120].map((width) => whole(planText(plan, plain, width)));
    assert.equal(words(narrow ?? ""), words(wide ?? ""));
    const long = (narrow ?? "").split("\n").filter((line) => line.length > 62);
    assert.deepEqual(long, []);
    assert.equal(wide, whole(planText(plan, plain)));
  });

  it("is loud only where it is told to be", () => {
    const style = {
      bold: (text: string) => `*${text}*`,
      dim: (text: string) => text,
      yellow: (text: string) => `!${text}!`,
    };
    const text = whole(planText(plan, style));
    assert.match(text, /^ ├─ \*certs \(Addon\)\*$/m);
    assert.match(text, /^ {2}!mind <the> gap!$/m);
  });
});

describe("the plan as Markdown", () => {
  it("folds the tree, and shows what matters", () => {
    const resources = platform.filter(({ name }) => name.startsWith("certs") || name === "cluster");
    assert.equal(
      planMarkdown({ ...plan, resources, outputs: {} }),
      `### Plan of keelson, stack dev

- ⚠️ mind &lt;the&gt; gap

- components: 1 Addon
- kinds: 2 NetworkPolicy, 1 Namespace, 1 Release
- total: 6 resources, 4 of them managed by a provider

<details><summary>Resources · 6</summary>

- provider cluster (kubernetes) <sub>#07040b</sub>

<details><summary><b>certs (Addon)</b> · 5</summary>

- Namespace certs <sub>pod security not enforced; #00f5d1</sub>
- NetworkPolicy ×2 in certs <sub>every pod: nothing in without a rule; #1eeab9</sub>
- Release certs/certs <sub>certs@1.2.3 from https://charts.example.com; 1 value; secret: values.token; #2c2bfe</sub>

</details>

</details>

<details><summary>The order, as waves · 1</summary>

| wave | what begins | what it waits for |
|---:|---|---|
| 1 | certs |  |

</details>

- planned with a placeholder
`,
    );
  });
});

describe("the plan as a Mermaid graph", () => {
  it("draws components and the edges that no others imply", () => {
    assert.equal(
      mermaid(platform),
      `flowchart LR
  provider_cluster["provider cluster (kubernetes)"]
  subgraph Platform_main["main<br/><small>Platform</small>"]
    Addon_certs["certs<br/><small>Addon</small>"]
    Addon_ingress["ingress<br/><small>Addon</small>"]
  end
  Deployment_web["web<br/><small>Deployment</small>"]
  Addon_certs --> Addon_ingress
  Addon_ingress --> Deployment_web
  provider_cluster --> Addon_certs
`,
    );
  });

  it("draws which workloads may call which, at which ports", () => {
    const resources = [
      registered("web", { component: true }),
      registered("pay", { component: true }),
      { ...listening("shop/web", 80), parent: "web" },
      { ...listening("shop/pay", 50051), parent: "pay" },
      policy("shop/pay", { ...app("pay"), ingress: [{ from: [app("web")], ports: [{ port: 50051 }] }] }),
    ];
    assert.match(
      mermaid(resources),
      /^flowchart LR\n {2}%% a --> b: b waits for a; a ==> b: a may call b[^]*\n {2}Part_web ==>\|50051\| Part_pay\n$/,
    );
  });

  it("keeps both arrows where two components wait for parts of each other", () => {
    const resources = [
      registered("a", { component: true }),
      registered("b", { component: true }),
      registered("a1", { parent: "a" }),
      registered("b1", { parent: "b", dependsOn: ["a1"] }),
      registered("a2", { parent: "a", dependsOn: ["b1"] }),
    ];
    assert.deepEqual(mermaid(resources).trim().split("\n").slice(3), ["  Part_a --> Part_b", "  Part_b --> Part_a"]);
  });
});

describe("the plan as JSON", () => {
  it("has exactly the fields that were promised, with sorted keys", () => {
    const [row] = JSON.parse(
      whole(
        planJson([
          registered("a", { component: true, opaque: true, inputs: { b: { d: 1, c: [{ f: 1, e: 2 }] }, a: null } }),
        ]),
      ),
    ) as Record<string, unknown>[];
    assert.equal(
      JSON.stringify(row),
      '{"urn":"a","type":"test:index:Part","name":"a","parent":null,"provider":null,"dependsOn":[],"propertyDependencies":{},"options":{},"inputs":{"a":null,"b":{"c":[{"e":2,"f":1}],"d":1}},"component":true,"opaque":true}',
    );
  });

  it("is what JSON.stringify makes of all rows, also of none", () => {
    for (const resources of [[], platform]) {
      assert.equal(whole(planJson(resources)), `${JSON.stringify(plannedResources(resources), null, 2)}\n`);
    }
  });
});

describe("the pieces of a plan", () => {
  const many = Array.from({ length: 500 }, (_, index) => registered(`part-${index}`, { component: true }));

  it("are made one by one, each at most a resource's text or a section", () => {
    for (const pieces of [planJson(many), planText({ ...plan, resources: many }, plain)]) {
      const lengths = [...pieces].map((piece) => piece.length);
      assert.ok(lengths.length >= many.length, `${lengths.length} pieces`);
    }
  });
});
