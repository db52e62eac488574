import assert from "node:assert/strict";
import type { Fields } from "../../cli/values";
import { broken, deployment, object, service } from "./objects";

/*
 * Faults that simulated nodes, and the API server, let pass: in one program, each must be called by its name. Wiring cannot
 * see an image or a command that does not exist, a Job that fails, or a value that a chart ignores.
 */
const variable = (name: string, valueFrom: Fields) => ({ name, valueFrom });
const env = [
  variable("COLOR", { configMapKeyRef: { name: "settings", key: "color" } }),
  variable("PASSWORD", { secretKeyRef: { name: "db", key: "password" } }),
];
const web = deployment(
  "quiet/web",
  { env, livenessProbe: { httpGet: { port: "health" } } },
  {
    volumes: [{ name: "config", configMap: { name: "config" } }],
    imagePullSecrets: [{ name: "registry" }],
  },
);
const autoscaler = (name: string, target: string) =>
  object("autoscaling/v2", "HorizontalPodAutoscaler", `quiet/${name}`, {
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: target } },
  });
const quiet = [
  web,
  service("quiet/web", { name: "http", port: 80, targetPort: 9999 }),
  object("networking.k8s.io/v1", "Ingress", "quiet/web", {
    spec: {
      ingressClassName: "nobody",
      defaultBackend: { service: { name: "nowhere", port: { number: 80 } } },
      tls: [{ secretName: "quiet-tls" }],
    },
  }),
  autoscaler("lost", "nowhere"),
  autoscaler("one", "web"),
  autoscaler("two", "web"),
  object("policy/v1", "PodDisruptionBudget", "quiet/nothing", {
    spec: { minAvailable: 1, selector: { matchLabels: { app: "nothing" } } },
  }),
  object("rbac.authorization.k8s.io/v1", "RoleBinding", "quiet/nobody", {
    roleRef: { kind: "Role", name: "nowhere" },
    subjects: [{ kind: "ServiceAccount", name: "nobody", namespace: "quiet" }],
  }),
];

describe("a quiet program", () => {
  const faults: Readonly<Record<string, RegExp>> = {
    "a missing ConfigMap": /^Deployment quiet\/web: env COLOR: expected ConfigMap quiet\/settings, got none/,
    "a missing Secret": /^Deployment quiet\/web: env PASSWORD: expected Secret quiet\/db, got none/,
    "a mount of a missing ConfigMap":
      /^Deployment quiet\/web: volume config: expected ConfigMap quiet\/config, got none/,
    "a probe of a wrong port": /^Deployment quiet\/web: livenessProbe of container web: expected port "health"/,
    "a missing imagePullSecret": /^Deployment quiet\/web: imagePullSecrets: expected Secret quiet\/registry, got none/,
    "a Service to a port where nobody listens": /^Service quiet\/web: port http: expected targetPort 9999/,
    "an Ingress to a missing Service": /^Ingress quiet\/web: defaultBackend: expected Service quiet\/nowhere, got web/,
    "an Ingress of a class that nobody serves": /^Ingress quiet\/web: ingressClassName: expected IngressClass nobody/,
    "a missing TLS Secret": /^Ingress quiet\/web: tls: expected Secret quiet\/quiet-tls, got none/,
    "an autoscaler without a target":
      /^HorizontalPodAutoscaler quiet\/lost: scaleTargetRef: expected Deployment quiet\/nowhere/,
    "two autoscalers of one Deployment":
      /^HorizontalPodAutoscaler quiet\/two: scaleTargetRef: expected no other autoscaler/,
    "a budget that selects nothing": /^PodDisruptionBudget quiet\/nothing: selector: expected pods/,
    "a binding to a missing role": /^RoleBinding quiet\/nobody: roleRef: expected Role quiet\/nowhere, got none/,
    "a binding to a missing account":
      /^RoleBinding quiet\/nobody: subjects: expected ServiceAccount quiet\/nobody, got none/,
  };
  const lines = broken(...quiet);
  for (const [name, line] of Object.entries(faults)) {
    it(`has ${name}`, () => assert.equal(lines.filter((one) => line.test(one)).length, 1, lines.join("\n")));
  }

  it("has no other fault", () => assert.equal(lines.length, Object.keys(faults).length, lines.join("\n")));
});
