import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { deployment, object } from "../../pull-request-parts";

type Inputs = Readonly<Record<string, unknown>>;

/** An object with the version of its API, as programs have it. */
const versioned = (resource: PlannedResource, apiVersion: string): PlannedResource => ({
  ...resource,
  inputs: { apiVersion, ...resource.inputs },
});
const namespace = versioned(object("core/v1:Namespace", "boutique"), "v1");
const workload = (name: string) => versioned(deployment(name), "apps/v1");
const selecting = (name: string) => ({ "keelson.dev/workload": name });
const service = (name: string, targetPort: number) =>
  versioned(
    object("core/v1:Service", "boutique/cart", {
      spec: { selector: selecting(name), ports: [{ port: 80, targetPort }] },
    }),
    "v1",
  );
const budget = (name: string) =>
  versioned(
    object("policy/v1:PodDisruptionBudget", "boutique/cart", {
      spec: { maxUnavailable: 1, selector: { matchLabels: selecting(name) } },
    }),
    "policy/v1",
  );
const certificate = (name: string) =>
  versioned(
    object("core/v1:Secret", `boutique/${name}`, {
      type: "kubernetes.io/tls",
      data: { "tls.crt": "<secret>", "tls.key": "<secret>" },
    }),
    "v1",
  );
const ingress = (secretName: string) =>
  versioned(
    object("networking.k8s.io/v1:Ingress", "boutique/shop", {
      spec: {
        tls: [{ hosts: ["shop.example.com"], secretName }],
        defaultBackend: { service: { name: "cart", port: { number: 80 } } },
      },
    }),
    "networking.k8s.io/v1",
  );
const gateway = (name: string) =>
  versioned(
    object("gateway.networking.k8s.io/v1:Gateway", "boutique/shop", {
      spec: { listeners: [{ name: "web", port: 443, protocol: "HTTPS", tls: { certificateRefs: [{ name }] } }] },
    } satisfies Inputs),
    "gateway.networking.k8s.io/v1",
  );

function told(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  const base = [namespace, workload("cart")];
  const [old, now] = [
    [...base, ...before],
    [...base, ...after],
  ];
  return headLines(old, now, difference(old, now)).map((line) => `${line.class}: ${line.text}`);
}

describe("references that a change breaks", () => {
  it("are those of a Service that selects nothing any more", () => {
    assert.deepEqual(told([service("cart", 8080)], [service("carts", 8080)]), [
      "unprotected: Service boutique/cart: selector: expected pods with the labels keelson.dev/workload=carts in boutique, got none; fix the selector or the pods' labels",
    ]);
  });

  it("are those of a Service whose pods go", () => {
    const before = [namespace, workload("cart"), service("cart", 8080)];
    const after = [namespace, workload("basket"), service("cart", 8080)];
    const [first] = headLines(before, after, difference(before, after));
    assert.match(first?.text ?? "", /^Service boutique\/cart: selector: expected pods /);
  });

  it("are ports that no container has", () => {
    assert.deepEqual(told([service("cart", 8080)], [service("cart", 9090)]), [
      "unprotected: Service boutique/cart: port 80: expected targetPort 9090 (TCP) among the ports of Deployment boutique/cart, got 8080; fix targetPort or declare the port",
    ]);
  });

  it("are those of a budget that selects nothing any more", () => {
    assert.deepEqual(told([budget("cart")], [budget("carts")]), [
      "unprotected: PodDisruptionBudget boutique/cart: selector: expected pods with the labels keelson.dev/workload=carts in boutique, got none; fix the selector",
    ]);
  });

  it("are told once if a budget lets no pod go", () => {
    const blocked = versioned(
      object("policy/v1:PodDisruptionBudget", "boutique/cart", {
        spec: { minAvailable: 2, selector: { matchLabels: selecting("cart") } },
      }),
      "policy/v1",
    );
    const lines = told([budget("cart")], [blocked]).filter((line) => line.startsWith("unprotected: "));
    assert.deepEqual(lines, [
      "unprotected: PodDisruptionBudget boutique/cart: allows no disruption, so nodes with its pods cannot be drained",
    ]);
  });

  it("are none that were broken before, and none of new objects, which `--check` judges", () => {
    const [before, after] = [[service("carts", 8080)], [service("carts", 8080), certificate("b")]];
    assert.deepEqual(
      told(before, after).filter((line) => !line.startsWith("other: ")),
      [],
    );
    assert.deepEqual(
      told([], [service("carts", 8080)]).filter((line) => !line.startsWith("other: ")),
      [],
    );
  });

  it("need somebody if they end at another certificate", () => {
    const both = [service("cart", 8080), certificate("a"), certificate("b")];
    assert.deepEqual(told([...both, ingress("a")], [...both, ingress("b")]), [
      'unjudged: Ingress boutique/shop: spec.tls[0].secretName "a" → "b"',
    ]);
    assert.deepEqual(told([...both, gateway("a")], [...both, gateway("b")]), [
      'unjudged: Gateway boutique/shop: spec.listeners[web].tls.certificateRefs[b] (nothing) → {"name":"b"}',
    ]);
  });
});
