import { readObject } from "../../kubernetes/cluster-access";
import { at, containsUnknown, idOf, type JsonObject, numberAt, unknownValue } from "../../kubernetes/object";
import { initFailure } from "../../plugin-protocol/messages";
import { applyRelease, ReleaseError, tryRelease, uninstallRelease } from "./release";
import { readRelease, releaseStatus } from "./release-inputs";
import type { ReleaseContext } from "./release-objects";
import { fromResourceNames, toResourceNames } from "./resource-names";

/** The type of a Helm release. */
export const releaseType = "kubernetes:helm.sh/v3:Release";

/** Names a release that has no name, as the real provider does, and fills in its namespace. */
export function completeRelease(
  inputs: JsonObject,
  olds: JsonObject,
  fallback: { readonly name: string; readonly namespace: string },
): JsonObject {
  const name = inputs.name ?? olds.name ?? fallback.name;
  return { ...inputs, name, namespace: inputs.namespace ?? fallback.namespace };
}

/** Installs or upgrades a release; in a preview it is only rendered. */
export async function applyManagedRelease(
  context: ReleaseContext,
  inputs: JsonObject,
  request: { readonly preview: boolean; readonly olds: JsonObject; readonly timeoutSeconds: number },
): Promise<{ readonly id: string; readonly outputs: JsonObject }> {
  const read = readRelease(inputs);
  const release = request.timeoutSeconds > 0 ? { ...read, timeoutSeconds: request.timeoutSeconds } : read;
  if (request.preview) {
    if (!containsUnknown(inputs)) {
      await tryRelease(context, release);
    }
    return { id: "", outputs: { ...inputs, status: unknownValue, resourceNames: unknownValue } };
  }
  const id = idOf({ metadata: { name: release.name, namespace: release.namespace } });
  const revision = numberAt(request.olds, 0, "status", "revision") + 1;
  try {
    const objects = await applyRelease(context, release, fromResourceNames(request.olds.resourceNames));
    const status = releaseStatus(release, revision, "deployed");
    return { id, outputs: { ...inputs, status, resourceNames: toResourceNames(objects) } };
  } catch (error) {
    if (!(error instanceof ReleaseError)) {
      throw error;
    }
    if (error.objects.length === 0 && request.olds.resourceNames === undefined) {
      throw error;
    }
    const status = releaseStatus(release, revision, "failed");
    const kept =
      error.objects.length > 0 ? toResourceNames(error.objects) : (at(request.olds, "resourceNames") as object);
    throw initFailure(id, inputs, { ...inputs, status, resourceNames: kept }, error.message);
  }
}

/** What is left of a release: gone when none of its objects is there any more. */
export async function readManagedRelease(
  context: ReleaseContext,
  inputs: JsonObject,
  outputs: JsonObject,
): Promise<JsonObject | undefined> {
  const references = fromResourceNames(outputs.resourceNames);
  if (references.length === 0) {
    return outputs;
  }
  const found = await Promise.all(references.map((one) => readObject(context.access, one, context.signal)));
  if (found.every((one) => one === undefined)) {
    return undefined;
  }
  const missing = references.filter((_, index) => found[index] === undefined).map((one) => `${one.kind} ${one.name}`);
  if (missing.length > 0) {
    const reason = `release ${readRelease(inputs).name}: not there any more: ${missing.join(", ")}`;
    throw initFailure(
      idOf({ metadata: { name: readRelease(inputs).name, namespace: readRelease(inputs).namespace } }),
      inputs,
      outputs,
      reason,
    );
  }
  return outputs;
}

/** Uninstalls a release. */
export async function deleteManagedRelease(context: ReleaseContext, outputs: JsonObject): Promise<void> {
  await uninstallRelease(context, fromResourceNames(outputs.resourceNames));
}
