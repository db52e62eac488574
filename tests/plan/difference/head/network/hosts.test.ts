import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";

const ingress = (hosts: readonly (string | undefined)[], annotations = {}) =>
  planned("kubernetes:networking.k8s.io/v1:Ingress", "web", {
    inputs: {
      kind: "Ingress",
      metadata: { name: "web", namespace: "shop", annotations },
      spec: { rules: hosts.map((host) => (host === undefined ? {} : { host })) },
    },
  });
const controller = (scheme: string) =>
  planned("kubernetes:helm.sh/v3:Release", "traefik", {
    inputs: {
      chart: "traefik",
      name: "traefik",
      namespace: "traefik",
      values: { service: { annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": scheme } } },
    },
  });

function told(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after))
    .filter(({ text }) => text.includes(" → Ingress"))
    .map((line) => `${line.class}: ${line.text}`);
}

describe("hosts in the head", () => {
  it("are open to the internet if they are new", () => {
    const [was, is] = [ingress(["a.example.com"]), ingress(["a.example.com", "b.example.com"])];
    assert.deepEqual(told([was], [is]), ["open: b.example.com → Ingress shop/web"]);
    assert.deepEqual(told([is], [was]), ["less: b.example.com → Ingress shop/web"]);
    assert.deepEqual(told([], [ingress([undefined])]), ["open: every host → Ingress shop/web"]);
    const publicly = controller("internet-facing");
    assert.deepEqual(told([was, publicly], [is, publicly]), ["open: b.example.com → Ingress shop/web"]);
  });

  it("are only reached if their load balancer is internal", () => {
    const internal = controller("internal");
    assert.deepEqual(told([internal], [internal, ingress(["a.example.com"])]), [
      "reach: a.example.com → Ingress shop/web",
    ]);
    const own = { "alb.ingress.kubernetes.io/scheme": "internal" };
    assert.deepEqual(told([], [ingress(["a.example.com"], own)]), ["reach: a.example.com → Ingress shop/web"]);
  });
});
