import assert from "node:assert/strict";
import { planJson } from "../../cli/plan/json";
import { planMarkdown } from "../../cli/plan/markdown";
import { mermaid } from "../../cli/plan/mermaid";
import type { Plan } from "../../cli/plan/plan";
import { PLAIN, planText } from "../../cli/plan/text";
import { registered } from "../support/registered";
import { platform } from "./platform";

const plan: Plan = {
  project: "keelson",
  stack: "dev",
  resources: platform,
  outputs: { url: "https://example.com", kubeconfig: "[secret]", nodes: 3 },
  warnings: ["mind <the> gap"],
  notes: ["planned with a placeholder"],
};

describe("the plan as text", () => {
  it("is a tree, the order, counts, warnings and outputs", () => {
    assert.equal(
      planText(plan, PLAIN),
      `keelson, stack dev
planned with a placeholder

provider cluster (kubernetes)
main (Platform)
 ├─ certs (Addon)
 │  ├─ Namespace certs
 │  ├─ NetworkPolicy ×2 in certs  deny, dns
 │  └─ Release certs/certs  certs@1.2.3 from https://charts.example.com; secret: values.token
 └─ ingress (Addon)
    └─ Release ingress-release-…  oci://example.com/ingress@4; unknown: values.status, values.list[0].a (from Release
           certs/certs)
web (Deployment)
 └─ Deployment, Service shop/web

The order, as waves
  wave 1 (1)
    Namespace: certs
  wave 2 (2)
    NetworkPolicy: certs
  wave 3 (1)
    Release: certs
  wave 4 (1)
    Release after certs: ingress
  wave 5 (2)
    Deployment, Service after certs, ingress: web

Counts
  components: 2 Addon, 1 Deployment, 1 Platform
  kinds: 2 NetworkPolicy, 2 Release, 1 Deployment, 1 Namespace, 1 Service
  total: 12 resources, 7 of them made by providers

Warnings
  mind <the> gap

Outputs
  kubeconfig: [secret]
  nodes: 3
  url: https://example.com
`,
    );
  });

  it("is loud only where it is told to be", () => {
    const style = {
      bold: (text: string) => `*${text}*`,
      dim: (text: string) => text,
      yellow: (text: string) => `!${text}!`,
    };
    const text = planText(plan, style);
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

- components: 1 Addon
- kinds: 2 NetworkPolicy, 1 Namespace, 1 Release
- total: 6 resources, 4 of them made by providers

- planned with a placeholder
- ⚠️ mind &lt;the&gt; gap

<details><summary>Resources · 6</summary>

- provider cluster (kubernetes)

<details><summary><b>certs (Addon)</b> · 5</summary>

- Namespace certs
- NetworkPolicy ×2 in certs <sub>deny, dns</sub>
- Release certs/certs <sub>certs@1.2.3 from https://charts.example.com; secret: values.token</sub>

</details>

</details>

<details><summary>The order, as waves · 3</summary>

| wave | resources | what, in which component |
|---:|---:|---|
| 1 | 1 | Namespace: certs |
| 2 | 2 | NetworkPolicy: certs |
| 3 | 1 | Release: certs |

</details>
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
      planJson([
        registered("a", { component: true, opaque: true, inputs: { b: { d: 1, c: [{ f: 1, e: 2 }] }, a: null } }),
      ]),
    ) as Record<string, unknown>[];
    assert.equal(
      JSON.stringify(row),
      '{"urn":"a","type":"test:index:Part","name":"a","parent":null,"provider":null,"dependsOn":[],"propertyDependencies":{},"options":{},"inputs":{"a":null,"b":{"c":[{"e":2,"f":1}],"d":1}},"opaque":true}',
    );
  });
});
