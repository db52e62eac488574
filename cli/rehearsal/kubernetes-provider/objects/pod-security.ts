import { ApiError } from "../../kubernetes/client";
import type { ClusterAccess } from "../../kubernetes/cluster-access";
import { at, describe, isRecord, type JsonObject, type KubernetesObject, textAt } from "../../kubernetes/object";

/** Raised when a workload's pods would be refused; the object itself has been accepted. */
export class PodSecurityError extends Error {
  readonly live: KubernetesObject;

  constructor(message: string, live: KubernetesObject) {
    super(message);
    this.live = live;
  }
}

const enforceLabel = "pod-security.kubernetes.io/enforce";

/** Pod Security's words among the API server's warnings: each names a level and the violations. */
export function podSecurityViolations(warnings: readonly string[]): string[] {
  return warnings.filter((warning) => warning.includes("would violate PodSecurity"));
}

/** The message about a workload whose pods Pod Security would refuse. */
export function podSecurityMessage(object: KubernetesObject, violations: readonly string[]): string {
  return `${describe(object)}: its pods ${violations.join("; ")}. Set the pod's and containers' securityContext accordingly, or the namespace's ${enforceLabel} label`;
}

/** Those of the warnings that speak of the level that a namespace enforces; undefined where only a pod itself can tell. */
export function enforcedViolations(level: string, violations: readonly string[]): readonly string[] | undefined {
  if (level === "privileged" || violations.length === 0) {
    return [];
  }
  return violations.every((violation) => violation.includes(`PodSecurity "${level}:`)) ? violations : undefined;
}

/** A pod as a workload's template would make it, named by the server. */
export function podOf(object: KubernetesObject): JsonObject | undefined {
  const template = at(object, "spec", "jobTemplate", "spec", "template") ?? at(object, "spec", "template");
  if (!isRecord(template) || !isRecord(template.spec)) {
    return undefined;
  }
  const { serviceAccountName: _name, serviceAccount: _account, ...spec } = template.spec;
  const { namespace = "default", name } = object.metadata;
  const metadata = { generateName: `${name.slice(0, 50)}-`, namespace };
  return { apiVersion: "v1", kind: "Pod", metadata, spec: spec as JsonObject };
}

/**
 * Fails where a workload that was accepted would get no pods. The server warns of the level that a namespace warns of, which
 * may be stricter than what it enforces: then a pod is tried, without being made.
 */
export async function refuseWeakPods(
  access: ClusterAccess,
  object: KubernetesObject,
  warnings: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const violations = podSecurityViolations(warnings);
  if (violations.length === 0 || object.kind === "Namespace") {
    return;
  }
  const level = await enforcedLevel(access, object.metadata.namespace ?? "default", signal);
  const enforced = enforcedViolations(level, violations) ?? (await tryPod(access, object, signal));
  if (enforced.length > 0) {
    throw new PodSecurityError(podSecurityMessage(object, enforced), object);
  }
}

async function enforcedLevel(access: ClusterAccess, namespace: string, signal: AbortSignal): Promise<string> {
  const found = await access.client.find<KubernetesObject>({
    method: "GET",
    path: `/api/v1/namespaces/${namespace}`,
    signal,
  });
  return textAt(found, "metadata", "labels", enforceLabel) || "privileged";
}

/** What Pod Security says of a pod; every other objection is not its own. */
async function tryPod({ client }: ClusterAccess, object: KubernetesObject, signal: AbortSignal): Promise<string[]> {
  const body = podOf(object);
  if (body === undefined) {
    return [];
  }
  const path = `/api/v1/namespaces/${object.metadata.namespace ?? "default"}/pods`;
  try {
    await client.call({ method: "POST", path, query: { dryRun: "All" }, body, signal });
    return [];
  } catch (error) {
    const refusal = error instanceof ApiError ? /violates PodSecurity.*/s.exec(error.message)?.[0] : undefined;
    if (error instanceof ApiError && error.statusCode < 500) {
      return refusal === undefined ? [] : [refusal];
    }
    throw error;
  }
}
