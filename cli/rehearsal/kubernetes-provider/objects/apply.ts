import { setTimeout as pause } from "node:timers/promises";
import { ApiError } from "../../kubernetes/client";
import type { ClusterAccess } from "../../kubernetes/cluster-access";
import { objectPath, type ResourceKind } from "../../kubernetes/discovery";
import type { JsonObject, KubernetesObject } from "../../kubernetes/object";
import { refuseWeakPods } from "./pod-security";

/** How an object is applied. */
export interface ApplyOptions {
  readonly fieldManager: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/** Answers that come and go while the control plane and its webhooks settle. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) {
    if ([429, 502, 503, 504].includes(error.statusCode)) {
      return true;
    }
    return error.statusCode === 500 && /failed calling webhook|etcdserver: request timed out/.test(error.message);
  }
  return ["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Applies an object on the server's side, exactly as given, and fails at once on a Pod Security warning. */
export async function applyObject(
  access: ClusterAccess,
  object: JsonObject,
  options: ApplyOptions,
): Promise<KubernetesObject> {
  const { apiVersion, kind } = object as unknown as KubernetesObject;
  const served = await access.discovery.require(apiVersion, kind, options.signal);
  const { body, warnings } = await retrying(() => patch(access, served, object, options), options.signal);
  await refuseWeakPods(access, body, warnings, options.signal);
  return body;
}

function patch(access: ClusterAccess, served: ResourceKind, object: JsonObject, options: ApplyOptions) {
  const { metadata } = object as unknown as KubernetesObject;
  return access.client.call<KubernetesObject>({
    method: "PATCH",
    path: objectPath(served, metadata.namespace, metadata.name),
    query: {
      fieldManager: options.fieldManager,
      fieldValidation: "Strict",
      ...(options.force && { force: "true" }),
      ...(options.dryRun && { dryRun: "All" }),
    },
    contentType: "application/apply-patch+yaml",
    body: object,
    signal: options.signal,
  });
}

async function retrying<Result>(attempt: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= 8 || !isTransient(error)) {
        throw error;
      }
      await pause(250 * tries, undefined, { signal });
    }
  }
}
