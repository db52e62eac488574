import { type CustomResourceManifest, type KyvernoOptions, kyverno } from "../../../../components";
import { bound } from "../../../support/programs";

/** Options that make every policy. */
export const options = {
  imageRegistries: ["registry.example.com/shop"],
  requiredLabels: ["keelson.dev/owner"],
  dedicatedPools: { gpu: ["research"] },
  exempt: { "public-load-balancers": ["research"] },
} satisfies KyvernoOptions;

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
export const refused: readonly (readonly [path: string, object: object, words: RegExp])[] = [
  ["pods", pod({ image: "registry.example.com/shop/app" }), /needs a version or a digest/],
  ["pods", pod({ image: "registry.example.com/shop/app:latest" }), /needs a version or a digest/],
  ["pods", pod({ image: "registry.example.com/shop.evil.example/app:1" }), /must name one of these registries/],
  ["pods", pod({ image: "nginx:1" }), /must name one of these registries/],
  [
    "pods",
    pod({}, { initContainers: [{ ...container, name: "init", image: "nginx:1" }] }),
    /must name one of these registries/,
  ],
  ["pods", pod({ securityContext: {} }), /readOnlyRootFilesystem/],
  ["pods", pod({ resources: { requests: { cpu: "1" } } }), /resources.limits.memory/],
  ["pods", pod({}, { tolerations: [{ operator: "Exists" }] }), /Only the platform may use system nodes/],
  [
    "pods",
    pod({}, { tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists" }] }),
    /Only the platform may use system nodes/,
  ],
  ["pods", pod({}, { tolerations: [dedicated] }), /dedicated to gpu only in these namespaces: research\./],
  ["pods", pod({}, {}, {}), /needs the labels keelson.dev\/owner/],
  ["services", service({ externalIPs: ["203.0.113.7"] }), /externalIPs/],
  ["services", service({ type: "LoadBalancer" }), /Public load balancers are not allowed/],
];

/** Pods and Services that pass, in the namespaces of two tenants and of nobody. */
export const admitted: readonly (readonly [namespace: string, path: string, object: object])[] = [
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

/** Renders the policies on Google Cloud. */
export function policiesOf(chosen: KyvernoOptions): readonly CustomResourceManifest[] {
  const facts = { cloud: "gcp", nodePools: {} } as const;
  return bound(kyverno(chosen), facts).customResources({ find: () => undefined, all: () => ({}) });
}
