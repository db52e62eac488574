import { items, text } from "../../values";
import { nameOf, namespaceOf, type PlainObject, type PodSource } from "../../wiring";
import type { End } from "../contract";
import type { Scene } from "../scene";
import type { Demand } from "./demand";

const rbac = "rbac.authorization.k8s.io";

/**
 * Lists the ways to the API server, of the pods that hold a token of an account with a role. Without a description of the cluster, its
 * addresses and port are unknown, and so is the answer.
 */
export function apiServerDemands(scene: Scene): Demand[] {
  const { apiServer } = scene.fabric;
  const bound = boundAccounts(scene);
  const to: End = { kind: "api-server", name: "the API server", ...(apiServer && { ranges: apiServer.ranges }) };
  return scene.pods
    .filter(({ end, source }) => end.kind === "pods" && bound.has(accountOf(source)) && holdsToken(scene, source))
    .map(({ end, source }) => ({
      object: source.object,
      at: "way to the API server",
      connections: [{ from: end, to, port: { protocol: "TCP", ...(apiServer && { number: apiServer.port }) } }],
    }));
}

/** Lists the accounts that have a role, as `namespace/name`. */
function boundAccounts({ cluster }: Scene): Set<string> {
  const bindings = [`RoleBinding.${rbac}`, `ClusterRoleBinding.${rbac}`].flatMap((kind) => cluster.all(kind));
  return new Set(bindings.flatMap(accountsOf));
}

function accountsOf(binding: PlainObject): string[] {
  return items(binding, "subjects")
    .filter(({ kind }) => kind === "ServiceAccount")
    .map(({ name, namespace }) => `${text(namespace) ?? namespaceOf(binding)}/${text(name) ?? ""}`);
}

function accountOf({ namespace, spec }: PodSource): string {
  return `${namespace}/${text(spec, "serviceAccountName") ?? "default"}`;
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting */
function holdsToken({ cluster }: Scene, { namespace, spec }: PodSource): boolean {
  const name = text(spec, "serviceAccountName") ?? "default";
  const account = cluster.all("ServiceAccount", namespace).find((object) => nameOf(object) === name);
  return (spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true) === true;
}
