import { isRecord, text } from "../../../values";
import { ApiError, type ClusterAccess, describe, type JsonObject, type KubernetesObject, part } from "../../kubernetes";

/** A workload was accepted, but its pods would be refused. */
export class PodSecurityError extends Error {
  readonly live: KubernetesObject;

  constructor(message: string, live: KubernetesObject) {
    super(message);
    this.live = live;
  }
}

const enforceLabel = "pod-security.kubernetes.io/enforce";

/** Picks Pod Security's from the API server's warnings: each names a level and the violations. */
export function podSecurityViolations(warnings: readonly string[]): string[] {
  return warnings.filter((warning) => warning.includes("would violate PodSecurity"));
}

/** Describes a workload whose pods Pod Security would refuse. */
export function podSecurityMessage(object: KubernetesObject, violations: readonly string[]): string {
  return `${describe(object)}: its pods ${violations.join("; ")}. Fix the securityContext of the pod and its containers, or change the namespace's ${enforceLabel} label`;
}

/** Picks the violations of the level that a namespace enforces; undefined if only a trial pod can tell. */
export function enforcedViolations(level: string, violations: readonly string[]): readonly string[] | undefined {
  if (level === "privileged" || violations.length === 0) {
    return [];
  }
  return violations.every((violation) => violation.includes(`PodSecurity "${level}:`)) ? violations : undefined;
}

/** Builds the pod that a workload's template describes; the server names it. */
export function podOf(object: KubernetesObject): JsonObject | undefined {
  const { spec = {} } = object;
  const template = part(isRecord(spec.jobTemplate) ? part(spec.jobTemplate, "spec") : spec, "template");
  if (!isRecord(template.spec)) {
    return undefined;
  }
  const { serviceAccountName: _name, serviceAccount: _account, ...podSpec } = template.spec;
  const { namespace = "default", name } = object.metadata;
  const metadata = { generateName: `${name.slice(0, 50)}-`, namespace };
  return { apiVersion: "v1", kind: "Pod", metadata, spec: podSpec };
}

/**
 * Fails if an accepted workload would get no pods. The server warns about the level in the namespace's `warn` label, which
 * may be stricter than the enforced one. In that case a dry run creates a trial pod.
 *
 * @throws PodSecurityError
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

async function enforcedLevel({ client }: ClusterAccess, namespace: string, signal: AbortSignal): Promise<string> {
  const found = await client.find({ method: "GET", path: `/api/v1/namespaces/${namespace}`, signal });
  return text(found, "metadata", "labels", enforceLabel) ?? "privileged";
}

/** Returns Pod Security's violations by a workload's pod; other refusals do not count. */
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
    if (error instanceof ApiError && error.statusCode < 500) {
      return [...(/violates PodSecurity.*/s.exec(error.message) ?? [])];
    }
    throw error;
  }
}
