import { at, fields } from "../../../../../cli/values";
import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const probe = (failureThreshold: number) => ({ httpGet: { path: "/" }, periodSeconds: 5, failureThreshold });
const memory = (request: string, limit?: string) =>
  deployment("cart", {
    resources: { requests: { memory: request }, ...(limit !== undefined && { limits: { memory: limit } }) },
  });
const stopping = (preStop: object) => deployment("cart", { lifecycle: { preStop } });

function pod(given: object) {
  const row = deployment("cart");
  const spec = { ...fields(at(row.inputs, "spec", "template", "spec")), ...given };
  return { ...row, inputs: { ...row.inputs, spec: { ...fields(row.inputs.spec), template: { spec } } } };
}

const account = { serviceAccountName: "cart" };
const rights = [
  object("rbac.authorization.k8s.io/v1:Role", "boutique/cart", {
    rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get"] }],
  }),
  object("rbac.authorization.k8s.io/v1:RoleBinding", "boutique/cart", {
    roleRef: { kind: "Role", name: "cart" },
    subjects: [{ kind: "ServiceAccount", namespace: "boutique", name: "cart" }],
  }),
];
const overNodes = { labelSelector: {}, maxSkew: 1, topologyKey: "kubernetes.io/hostname" };
const cart = "Deployment boutique/cart";

describe("pods that start, stop or survive worse", () => {
  itFinds([
    {
      name: "probes that go, of several workloads in one line",
      before: ["cart", "web"].map((name) => deployment(name, { livenessProbe: probe(3), startupProbe: probe(30) })),
      after: ["cart", "web"].map((name) => deployment(name, { livenessProbe: probe(3) })),
      lines: ["Deployment boutique/{cart, web}: has no startupProbe any more"],
    },
    {
      name: "a start that may take a fifth of the time",
      before: [deployment("cart", { startupProbe: probe(60) })],
      after: [deployment("cart", { startupProbe: probe(12) })],
      lines: [`${cart}: may take 60 s to start instead of 300 s`],
    },
    {
      name: "a container that restarts after one failure",
      before: [deployment("cart", { livenessProbe: { httpGet: {} } })],
      after: [deployment("cart", { livenessProbe: { httpGet: {}, failureThreshold: 1 } })],
      lines: [`${cart}: restarts after 10 s without an answer instead of 30 s`],
    },
    {
      name: "new probes that are impatient",
      before: [deployment("cart"), deployment("web")],
      after: [deployment("cart", { livenessProbe: probe(1) }), deployment("web", { startupProbe: probe(2) })],
      lines: [`${cart}: restarts after 5 s without an answer`, "Deployment boutique/web: may take 10 s to start"],
      bothWays: true,
    },
    {
      name: "a probe that waits a little less",
      before: [deployment("cart", { livenessProbe: probe(6) })],
      after: [deployment("cart", { livenessProbe: probe(4) })],
      lines: [],
    },
    {
      name: "a hook that goes",
      before: [stopping({ sleep: { seconds: 5 } })],
      after: [deployment("cart")],
      lines: [`${cart}: no longer runs its preStop hook (lifecycle.preStop)`],
    },
    {
      name: "a command before the end that makes room for a pause",
      before: [stopping({ exec: { command: ["drain"] } })],
      after: [stopping({ sleep: { seconds: 5 } })],
      lines: [`${cart}: no longer runs its preStop hook (lifecycle.preStop.exec)`],
    },
    {
      name: "half the memory",
      before: [memory("64Mi", "300Mi")],
      after: [memory("64Mi", "150Mi")],
      lines: [`${cart}: is killed above 150Mi of memory instead of 300Mi`],
    },
    {
      name: "less memory than was reserved before",
      before: [memory("256Mi", "300Mi")],
      after: [memory("200Mi", "200Mi")],
      lines: [`${cart}: is killed above 200Mi of memory instead of 300Mi`],
    },
    { name: "a little less memory", before: [memory("64Mi", "300Mi")], after: [memory("64Mi", "256Mi")], lines: [] },
    {
      name: "no limit of memory",
      before: [memory("64Mi", "300Mi")],
      after: [memory("64Mi")],
      lines: [`${cart}: no longer has a memory limit`],
    },
    {
      name: "nothing reserved",
      before: [memory("64Mi")],
      after: [deployment("cart")],
      lines: [`${cart}: no longer reserves memory`],
    },
    {
      name: "a second to stop",
      before: [pod({})],
      after: [pod({ terminationGracePeriodSeconds: 1 })],
      lines: [`${cart}: gets 1 s to stop instead of 30 s`],
    },
    {
      name: "a token of the API",
      before: [pod({ ...account, automountServiceAccountToken: false }), ...rights],
      after: [pod({ ...account, automountServiceAccountToken: true }), ...rights],
      lines: [`${cart}: its pods now get a token for the Kubernetes API`],
    },
    {
      name: "a token together with its first rights, of which another line tells",
      before: [pod({ ...account, automountServiceAccountToken: false })],
      after: [pod({ ...account, automountServiceAccountToken: true }), ...rights],
      lines: [],
      bothWays: true,
    },
    {
      name: "pods that are spread no longer",
      before: [pod({ topologySpreadConstraints: [overNodes] })],
      after: [pod({})],
      lines: [`${cart}: its pods may all run on the same hostname`],
    },
    {
      name: "pods that are spread in another way",
      before: [pod({ topologySpreadConstraints: [overNodes] })],
      after: [pod({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [overNodes] } } })],
      lines: [],
    },
  ]);
});
