import { setTimeout as pause } from "node:timers/promises";
import {
  ApiError,
  type ClusterAccess,
  type JsonObject,
  type KubernetesObject,
  objectPath,
  type ResourceKind,
  toObject,
} from "../../kubernetes";
import { refuseWeakPods } from "./pod-security";

/** How an object is applied. */
export interface ApplyOptions {
  readonly fieldManager: string;
  /** Whether it takes over fields that others own. @default true */
  readonly force?: boolean;
  /** @default false */
  readonly dryRun?: boolean;
  readonly signal: AbortSignal;
}

/** Reports whether an error may go away by itself, as some do while the control plane and its webhooks start. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) {
    if ([429, 502, 503, 504].includes(error.statusCode)) {
      return true;
    }
    return error.statusCode === 500 && /failed calling webhook|etcdserver: request timed out/.test(error.message);
  }
  return ["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Applies an object on the server's side, exactly as given; fails at once on a Pod Security warning. */
export async function applyObject(
  access: ClusterAccess,
  inputs: JsonObject,
  options: ApplyOptions,
): Promise<KubernetesObject> {
  const object = toObject(inputs);
  const served = await access.discovery.require(object.apiVersion, object.kind, options.signal);
  const { body, warnings } = await retrying(() => patch(access, served, object, options), options.signal);
  await refuseWeakPods(access, body, warnings, options.signal);
  return body;
}

function patch(access: ClusterAccess, served: ResourceKind, object: KubernetesObject, options: ApplyOptions) {
  const { fieldManager, force = true, dryRun = false, signal } = options;
  return access.client.call<KubernetesObject>({
    method: "PATCH",
    path: objectPath(served, object.metadata.namespace, object.metadata.name),
    query: { fieldManager, fieldValidation: "Strict", force: String(force), ...(dryRun && { dryRun: "All" }) },
    contentType: "application/apply-patch+yaml",
    body: object,
    signal,
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
