import { isRecord, number } from "../../../values";
import { idOf, type JsonObject, readObject } from "../../kubernetes";
import { containsUnknown, initFailure, unknownValue } from "../../plugin-protocol";
import { applyRelease, ReleaseError, tryRelease, uninstallRelease } from "./release";
import { readRelease, releaseStatus } from "./release-inputs";
import type { ReleaseContext } from "./release-objects";
import { fromResourceNames, toResourceNames } from "./resource-names";

/** The type of a Helm release. */
export const releaseType = "kubernetes:helm.sh/v3:Release";

/** Adds a release's name and namespace if they are missing, as the official provider does. */
export function completeRelease(
  inputs: JsonObject,
  olds: JsonObject,
  fallback: { readonly name: string; readonly namespace: string },
): JsonObject {
  const name = inputs.name ?? olds.name ?? fallback.name;
  return { ...inputs, name, namespace: inputs.namespace ?? fallback.namespace };
}

/** Installs or upgrades a release; a preview only renders it. */
export async function applyManagedRelease(
  context: ReleaseContext,
  inputs: JsonObject,
  request: { readonly preview: boolean; readonly olds: JsonObject; readonly timeoutSeconds: number },
): Promise<{ readonly id: string; readonly outputs: JsonObject }> {
  const { olds, preview, timeoutSeconds } = request;
  const release = { ...readRelease(inputs), ...(timeoutSeconds > 0 && { timeoutSeconds }) };
  if (preview) {
    if (!containsUnknown(inputs)) {
      await tryRelease(context, release);
    }
    return { id: "", outputs: { ...inputs, status: unknownValue, resourceNames: unknownValue } };
  }
  const id = idOf(release);
  const revision = (number(olds, "status", "revision") ?? 0) + 1;
  try {
    const objects = await applyRelease(context, release, fromResourceNames(olds.resourceNames));
    const status = releaseStatus(release, revision, "deployed");
    return { id, outputs: { ...inputs, status, resourceNames: toResourceNames(objects) } };
  } catch (error) {
    if (!(error instanceof ReleaseError)) {
      throw error;
    }
    const kept = error.objects.length > 0 ? toResourceNames(error.objects) : olds.resourceNames;
    if (!isRecord(kept)) {
      throw error;
    }
    const status = releaseStatus(release, revision, "failed");
    throw initFailure(id, inputs, { ...inputs, status, resourceNames: kept }, error.message);
  }
}

/** Reads a release: it is gone if none of its objects exists, and failed if some are missing. */
export async function readManagedRelease(
  { access, signal }: ReleaseContext,
  inputs: JsonObject,
  outputs: JsonObject,
): Promise<JsonObject | undefined> {
  const references = fromResourceNames(outputs.resourceNames);
  const found = await Promise.all(references.map((reference) => readObject(access, reference, signal)));
  const missing = references.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) {
    return outputs;
  }
  if (missing.length === references.length) {
    return undefined;
  }
  const release = readRelease(inputs);
  const names = missing.map(({ kind, name }) => `${kind} ${name}`).join(", ");
  throw initFailure(idOf(release), inputs, outputs, `release ${release.name}: objects are missing: ${names}`);
}

/** Uninstalls a release. */
export async function deleteManagedRelease(context: ReleaseContext, outputs: JsonObject): Promise<void> {
  await uninstallRelease(context, fromResourceNames(outputs.resourceNames));
}
