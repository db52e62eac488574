import assert from "node:assert/strict";
import type { Category } from "../../../cli/pages/contract";
import { titlesOf } from "../../../cli/plan/page/titles";

const node = (name: string, kind: string, category: Category, parent?: number) => ({
  name,
  kind,
  category,
  ...(parent !== undefined && { parent }),
});

describe("the titles of components", () => {
  it("tell a stack's cluster and platform apart, and leave out the name of what is around", () => {
    const nodes = [
      node("prod", "EksCluster", "cluster"),
      node("prod", "Platform", "platform"),
      node("prod-argo-cd", "Addon", "addon", 1),
      node("product-api", "Addon", "addon", 1),
      node("shop", "Tenant", "tenant"),
      node("shop-web", "Deployment", "workload", 4),
      node("shop-web", "ConfigMap", "configuration", 4),
    ];
    assert.deepEqual(
      titlesOf(nodes).map(({ label, title }) => [label, title]),
      [
        ["cluster prod", "cluster prod"],
        ["platform prod", "platform prod"],
        ["argo-cd", "argo-cd"],
        ["product-api", "product-api"],
        ["shop", "tenant shop"],
        ["web", "Deployment shop/web"],
        ["web", "ConfigMap shop/web"],
      ],
    );
  });
});
