import assert from "node:assert/strict";
import { type DifferenceReport, differenceMarkdown, differenceText } from "../../../cli/plan/difference";
import { difference } from "../../../cli/plan/difference/difference";
import { shownValue } from "../../../cli/plan/difference/words";
import { plain } from "../../../cli/plan/formats/text";
import { planned, urnOf } from "./planned";

const clusterType = "aws:eks/cluster:Cluster";
const queueType = "aws:sqs/queue:Queue";

const pool = planned("aws:eks/nodeGroup:NodeGroup", "general", {
  inputs: { clusterName: "<unknown>" },
  propertyDependencies: { clusterName: [urnOf(clusterType, "prod")] },
});
const queues = (owner: string) => ["a", "b"].map((name) => planned(queueType, name, { inputs: { tags: { owner } } }));
const thing = (size: unknown) => planned("aws:dynamodb/table:Table", "t", { inputs: { size } });
const report: DifferenceReport = {
  project: "keelson",
  stack: "prod",
  against: "main (1a2b3c4)",
  found: difference(
    [planned(clusterType, "prod", { inputs: { name: "x", version: "1.35" } }), pool, ...queues("us"), thing(1)],
    [
      planned(clusterType, "prod", { inputs: { name: "<y>", version: "1.36" } }),
      pool,
      ...queues("them"),
      thing("<unknown>"),
      planned("keelson:index:Tenant", "shop", { provider: null }),
      planned("kubernetes:core/v1:Namespace", "n", { inputs: { kind: "Namespace", metadata: { name: "shop" } } }),
    ],
  ),
  refused: ["aws.eks.Cluster prod would be replaced"],
  notes: ["mind *this*"],
  head: [],
  failing: [],
};

describe("a difference", () => {
  it("as text: the gravest first, what happens to several once", () => {
    assert.equal(
      differenceText(report, plain),
      `keelson, stack prod, against main (1a2b3c4)

Replaced
  aws.eks.Cluster prod
    name "x" → "<y>": cannot change in place (hashicorp/terraform-provider-aws internal/service/eks/cluster.go)
    version "1.35" → "1.36"
  aws.eks.NodeGroup general
    clusterName comes from aws.eks.Cluster prod, which is replaced

Changed
  aws.sqs.Queue a, aws.sqs.Queue b
    tags.owner "us" → "them"
  aws.dynamodb.Table t
    size 1 → (known later)

Created
  shop (Tenant)
  Namespace shop

Notes
  mind *this*
  Keelson does not know which inputs of aws:dynamodb/table:Table force a replacement

2 replaced, 3 changed, 2 created, 0 unchanged
`,
    );
  });

  it("as Markdown: what is refused in view, the rest folded", () => {
    const markdown = differenceMarkdown(report);
    assert.equal(
      markdown.slice(0, markdown.indexOf("\n\n</details>")),
      `### keelson, stack prod, against main (1a2b3c4)

- ❌ aws.eks.Cluster prod would be replaced

**2 replaced, 3 changed, 2 created, 0 unchanged**

<details><summary>Replaced · 2</summary>

- <b>aws.eks.Cluster prod</b>
  - name "x" → "&lt;y&gt;": cannot change in place (hashicorp/terraform-provider-aws internal/service/eks/cluster.go)
  - version "1.35" → "1.36"
- <b>aws.eks.NodeGroup general</b>
  - clusterName comes from aws.eks.Cluster prod, which is replaced`,
    );
    assert.match(markdown, /\n- mind &#42;this&#42;\n/);
  });

  it("as Markdown: tells a line that fails once, with its mark", () => {
    const line = { class: "open", text: "anywhere → web" } as const;
    const refused = ["Newly open: anywhere → web; undo the change, or allow it in Pulumi.prod.yaml"];
    const markdown = differenceMarkdown({ ...report, head: [line], failing: [line], refused });
    assert.deepEqual(markdown.match(/^.*anywhere.*$/gm), ["- ❌ anywhere → web"]);
  });

  it("as text: marks a line that fails, and leaves the way out to the errors", () => {
    const lines = [{ class: "open", text: "anywhere → web" } as const, { class: "size", text: "web: 2 → 3" } as const];
    const text = differenceText({ ...report, head: lines, failing: lines.slice(0, 1) }, plain);
    assert.match(text, /^Newly open\n {2}❌ anywhere → web\n\nSizes\n {2}web: 2 → 3$/m);
  });

  it("counts what happens to very many by kind", () => {
    const many = Array.from({ length: 13 }, (_item, index) =>
      planned(queueType, `q${index}`, { inputs: { delaySeconds: 1 } }),
    );
    const after = many.map((queue) => ({ ...queue, inputs: { delaySeconds: 2 } }));
    const text = differenceText({ ...report, found: difference(many, after), refused: [], notes: [] }, plain);
    assert.match(text, /^Changed\n {2}13 aws\.sqs\.Queue\n {4}delaySeconds 1 → 2$/m);
  });
});

describe("values of a difference", () => {
  const table: [unknown, string][] = [
    [undefined, "(nothing)"],
    ["<unknown>", "(known later)"],
    ["[secret]", "(secret)"],
    ["text", '"text"'],
    [{ a: [1] }, '{"a":[1]}'],
    ["x".repeat(500), `"${"x".repeat(398)}…`],
  ];
  for (const [value, expected] of table) {
    it(`shows ${expected.slice(0, 20)}`, () => assert.equal(shownValue(value), expected));
  }
});
