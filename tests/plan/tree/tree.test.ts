import assert from "node:assert/strict";
import { planMarkdown } from "../../../cli/plan/formats/markdown";
import { plain, planText } from "../../../cli/plan/formats/text";
import { type TreeNode, tree } from "../../../cli/plan/tree/tree";
import { registered } from "../../support/registered";
import { whole } from "../../support/whole";
import { deployment, object, policy } from "../objects";

const component = registered("web", { component: true });
const inside = [
  deployment("shop/web"),
  policy("shop/web", { podSelector: {}, ingress: [] }),
  object("v1", "ConfigMap", "shop/settings"),
].map((part) => ({ ...part, parent: "web" }));
const [workload, isolation, settings] = inside as [(typeof inside)[0], (typeof inside)[0], (typeof inside)[0]];

const outline = ({ label, size, children }: TreeNode): unknown => [label, size, children.map(outline)];

describe("tree", () => {
  it("puts a component's one line on its own, and policies below it", () => {
    assert.deepEqual(tree([component, workload]).map(outline), [["web (Part): Deployment shop/web", 2, []]]);
    assert.deepEqual(tree([component, workload, isolation]).map(outline), [
      ["web (Part): Deployment shop/web", 3, [["NetworkPolicy shop/web", 1, []]]],
    ]);
  });

  it("keeps several lines of a component below it", () => {
    assert.deepEqual(tree([component, workload, settings]).map(outline), [
      [
        "web (Part)",
        3,
        [
          ["Deployment shop/web", 1, []],
          ["ConfigMap shop/settings", 1, []],
        ],
      ],
    ]);
  });
});

describe("what is open to the internet", () => {
  const service = object("v1", "Service", "shop/web", { spec: { type: "LoadBalancer" } });
  const plan = { project: "p", stack: "s", resources: [service], outputs: {}, warnings: [], notes: [] };

  it("is a section of the text and of Markdown", () => {
    assert.match(
      whole(planText(plan, plain)),
      /\n\nOpen to the internet\n {2}Service shop\/web: a public load balancer\n/,
    );
    assert.match(
      planMarkdown(plan),
      /\n\n\*\*Open to the internet\*\*\n\n- Service shop\/web: a public load balancer\n\n/,
    );
    assert.doesNotMatch(planMarkdown({ ...plan, resources: [] }), /Open/);
  });
});
