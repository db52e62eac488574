import assert from "node:assert/strict";
import { waitFor } from "../../../../cli/rehearsal/control-plane";
import { type CustomResourceManifest, type KyvernoOptions, kyverno } from "../../../../components";
import { type RunningCluster, second } from "../../../rehearsal/control-plane/running-cluster";
import { bound } from "../../../support/programs";

const registration = "/apis/admissionregistration.k8s.io/v1";
const dryRun = "dryRun=All";

const options = {
  imageRegistries: ["registry.example.com/shop"],
  requiredLabels: ["keelson.dev/owner"],
  dedicatedPools: { gpu: ["research"] },
  exempt: { "public-load-balancers": ["research"] },
} satisfies KyvernoOptions;

type Spec = Readonly<Record<string, unknown>> & { readonly matchConstraints: object };

const container = {
  name: "app",
  image: "registry.example.com/shop/app:1.0.0",
  resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "64Mi" } },
  securityContext: { readOnlyRootFilesystem: true },
};

function pod(change: object = {}, spec: object = {}, labels: object = { "keelson.dev/owner": "shop" }) {
  return { metadata: { name: "app", labels }, spec: { containers: [{ ...container, ...change }], ...spec } };
}

const dedicated = { key: "keelson.dev/dedicated", operator: "Equal", value: "gpu", effect: "NoSchedule" };
const internal = { "networking.gke.io/load-balancer-type": "Internal" };

function service(spec: object, annotations: object = {}) {
  return { metadata: { name: "app", annotations }, spec: { ports: [{ port: 80 }], ...spec } };
}

/** Pods and Services in the namespace of the tenant `retail`, each with the words that refuse it. */
const refused: readonly (readonly [path: string, object: object, words: RegExp])[] = [
  ["pods", pod({ image: "registry.example.com/shop/app" }), /needs a version or a digest/],
  ["pods", pod({ image: "registry.example.com/shop/app:latest" }), /needs a version or a digest/],
  ["pods", pod({ image: "registry.example.com/shop.evil.example/app:1" }), /Images come from/],
  ["pods", pod({ image: "nginx:1" }), /an image must name its registry/],
  ["pods", pod({}, { initContainers: [{ ...container, name: "init", image: "nginx:1" }] }), /Images come from/],
  ["pods", pod({ securityContext: {} }), /readOnlyRootFilesystem/],
  ["pods", pod({ resources: { requests: { cpu: "1" } } }), /resources.limits.memory/],
  ["pods", pod({}, { tolerations: [{ operator: "Exists" }] }), /System nodes/],
  ["pods", pod({}, { tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists" }] }), /System nodes/],
  ["pods", pod({}, { tolerations: [dedicated] }), /dedicated to gpu are for research/],
  ["pods", pod({}, {}, {}), /needs the labels keelson.dev\/owner/],
  ["services", service({ externalIPs: ["203.0.113.7"] }), /externalIPs/],
  ["services", service({ type: "LoadBalancer" }), /Only exempt namespaces have public load balancers/],
];

const admitted: readonly (readonly [namespace: string, path: string, object: object])[] = [
  ["retail", "pods", pod()],
  ["retail", "pods", pod({ image: `registry.example.com/shop/app@sha256:${"a".repeat(64)}` })],
  [
    "retail",
    "pods",
    pod(
      {},
      {
        tolerations: [
          { ...dedicated, value: "spot" },
          { key: "gpu", operator: "Exists" },
        ],
      },
    ),
  ],
  ["retail", "services", service({ type: "LoadBalancer" }, internal)],
  ["retail", "services", service({ type: "ClusterIP" })],
  ["research", "pods", pod({}, { tolerations: [dedicated] })],
  ["research", "services", service({ type: "LoadBalancer" })],
  ["plain", "pods", pod({ image: "nginx" })],
];

/**
 * The policies' CEL, judged by the API server: a ValidatingPolicy has the fields of a ValidatingAdmissionPolicy, and what only Kyverno
 * does (webhooks, reports, pod templates) is left out.
 */
export function kyvernoCases(cluster: () => RunningCluster): void {
  it("judges pods and Services by the policies of the add-on kyverno", async () => {
    await cluster().namespace("retail", { "keelson.dev/tenant": "retail" });
    await cluster().namespace("research", { "keelson.dev/tenant": "research" });
    await cluster().namespace("plain");
    const policies = policiesOf(options);
    for (const manifest of policies) {
      await enforce(cluster(), manifest);
    }
    const create = (namespace: string, path: string, object: object) =>
      cluster().client.create(`/api/v1/namespaces/${namespace}/${path}?${dryRun}`, object);
    for (const [path, object, words] of refused) {
      const refusal = () =>
        create("retail", path, object).then(
          () => undefined,
          (error: unknown) => String(error),
        );
      /* The API server learns of a policy a moment after it was created. */
      const message = await waitFor(`a refusal with ${String(words)}`, refusal, { timeLimit: 10 * second });
      assert.match(message, words);
    }
    for (const [namespace, path, object] of admitted) {
      await create(namespace, path, object);
    }
    for (const { name } of policies) {
      await cluster().client.delete(`${registration}/validatingadmissionpolicybindings/${name}`);
      await cluster().client.delete(`${registration}/validatingadmissionpolicies/${name}`);
    }
  });
}

function policiesOf(chosen: KyvernoOptions): readonly CustomResourceManifest[] {
  const facts = { cloud: "gcp", nodePools: {} } as const;
  return bound(kyverno(chosen), facts).customResources({ find: () => undefined, all: () => ({}) });
}

async function enforce({ client }: RunningCluster, { name, spec }: CustomResourceManifest): Promise<void> {
  const { validationActions, ...rest } = spec as Spec;
  await client.create(`${registration}/validatingadmissionpolicies`, { metadata: { name }, spec: rest });
  await client.create(`${registration}/validatingadmissionpolicybindings`, {
    metadata: { name },
    spec: { policyName: name, validationActions },
  });
}
