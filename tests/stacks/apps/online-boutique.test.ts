import assert from "node:assert/strict";
import type { ProgramRun } from "../../../components/testing";
import { runOwnStack } from "../../support/programs";
import { connects, type Endpoint, policiesOf } from "../../support/reachability";

/** The calls that upstream's environment variables make: caller, callee, container port. */
const calls = [
  ["frontend", "productcatalogservice", 3550],
  ["frontend", "currencyservice", 7000],
  ["frontend", "cartservice", 7070],
  ["frontend", "recommendationservice", 8080],
  ["frontend", "shippingservice", 50051],
  ["frontend", "checkoutservice", 5050],
  ["frontend", "adservice", 9555],
  ["cartservice", "redis-cart", 6379],
  ["loadgenerator", "frontend", 8080],
  ["recommendationservice", "productcatalogservice", 3550],
  ["checkoutservice", "productcatalogservice", 3550],
  ["checkoutservice", "shippingservice", 50051],
  ["checkoutservice", "paymentservice", 50051],
  ["checkoutservice", "emailservice", 8080],
  ["checkoutservice", "currencyservice", 7000],
  ["checkoutservice", "cartservice", 7070],
] as const;

const ports: Readonly<Record<string, number>> = Object.fromEntries(calls.map(([, callee, port]) => [callee, port]));
const deploymentType = "kubernetes:apps/v1:Deployment";

describe("the Online Boutique", () => {
  let run: ProgramRun;
  let pods: Map<string, Endpoint>;
  before(async () => {
    run = await runOwnStack("local");
    pods = new Map(run.ofType(deploymentType).map(({ inputs }) => [nameOf(inputs), podOf(inputs)]));
  });

  it("returns its URL", () => {
    assert.equal(run.outputs.shop, "https://frontend.shop.example.com/");
  });

  it("is eleven services and the cart store", () => {
    assert.equal(pods.size, 12);
    assert.ok(pods.has("redis-cart"));
  });

  it("makes load all the time, or in office hours if there is KEDA", async () => {
    const replicasOf = (one: ProgramRun) =>
      (one.find(deploymentType, "boutique-loadgenerator").inputs.spec as { replicas?: number }).replicas;
    const dev = await runOwnStack("dev");
    assert.deepEqual([replicasOf(run), replicasOf(dev)], [1, undefined]);
    const { minReplicaCount, maxReplicaCount } = dev.find(
      "kubernetes:keda.sh/v1alpha1:ScaledObject",
      "boutique-loadgenerator",
    ).inputs.spec as Record<string, number>;
    assert.deepEqual([minReplicaCount, maxReplicaCount], [0, 1]);
  });

  it("can make exactly its calls, and no other", () => {
    const policies = policiesOf(run.resources);
    const open: string[] = [];
    for (const [caller, from] of pods) {
      for (const [callee, to] of pods) {
        for (const port of new Set(Object.values(ports))) {
          if (connects(policies, from, to, port)) {
            open.push(`${caller} → ${callee}:${port}`);
          }
        }
      }
    }
    assert.deepEqual(open.sort(), calls.map(([caller, callee, port]) => `${caller} → ${callee}:${port}`).sort());
  });

  it("admits only the ingress controller, and that only at the frontend", () => {
    const policies = policiesOf(run.resources);
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    const strangers = [
      { address: "203.0.113.7" },
      { address: "10.20.0.5" },
      { namespace: "traefik", labels: {} },
      { namespace: "other", labels: {} },
    ];
    for (const [name, pod] of pods) {
      const port = ports[name] ?? 8080;
      assert.equal(connects(policies, controller, pod, port), name === "frontend", name);
      for (const stranger of strangers) {
        assert.ok(!connects(policies, stranger, pod, port), `${JSON.stringify(stranger)} → ${name}`);
      }
    }
  });

  it("reaches nothing outside its namespace except DNS", () => {
    const policies = policiesOf(run.resources);
    const dns = { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } };
    for (const [name, pod] of pods) {
      assert.ok(connects(policies, pod, dns, 53, "UDP"), name);
      for (const address of ["203.0.113.7", "169.254.169.254", "192.168.0.5"]) {
        assert.ok(!connects(policies, pod, { address }, 443), `${name} → ${address}`);
      }
    }
  });

  it("listens where its callers look for it", () => {
    for (const { inputs } of run.ofType(deploymentType)) {
      const { spec } = (
        inputs.spec as { template: { spec: { containers: [{ env?: { name: string; value: string }[] }] } } }
      ).template;
      for (const { name, value } of spec.containers[0].env ?? []) {
        const [host, port] = name.endsWith("_ADDR") ? value.split(":") : [];
        if (host !== undefined && host !== "shoppingassistantservice") {
          const service = run.find("kubernetes:core/v1:Service", `boutique-${host}`).inputs.spec as {
            ports: { port: number }[];
          };
          assert.ok(
            service.ports.some((one) => one.port === Number(port)),
            `${name}=${value}`,
          );
        }
      }
    }
  });
});

function nameOf({ metadata }: Readonly<Record<string, unknown>>): string {
  return (metadata as { name: string }).name;
}

function podOf(inputs: Readonly<Record<string, unknown>>): Endpoint {
  const { metadata, spec } = inputs as {
    metadata: { namespace: string };
    spec: { template: { metadata: { labels: Record<string, string> } } };
  };
  return { namespace: metadata.namespace, labels: spec.template.metadata.labels };
}
