import { text } from "../../../values";
import { ApiError, type JsonObject } from "../../kubernetes";

/*
 * The owner of an object's fields, which annotations and the provider's settings decide.
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/await/await.go (patchForce, handleSSAErr) and
 * provider/pkg/provider/provider.go (fieldManagerName)
 */

/** How a resource applies its fields. */
export interface Ownership {
  readonly fieldManager: string;
  /** Whether it takes over fields of others, which would refuse it otherwise. */
  readonly force: boolean;
}

/**
 * Returns the field manager of a resource: what the annotation says, otherwise one for all of a program's objects and a separate one
 * for each patch.
 *
 * @param settings the provider's inputs; the SDK sends booleans as JSON text
 */
export function ownershipOf(inputs: JsonObject, patchOf: string | undefined, settings: JsonObject = {}): Ownership {
  const usual = patchOf === undefined ? "pulumi-kubernetes" : `pulumi-kubernetes-${patchOf}`;
  const named = isServerSide(settings) ? annotation(inputs, "patchFieldManager") : undefined;
  const force =
    annotation(inputs, "patchForce") === "true" || isSet(settings.enablePatchForce, true) || !isServerSide(settings);
  return { fieldManager: named ?? usual, force };
}

/** Reports whether a provider applies objects on the server's side, as it does unless its settings forbid it. */
export function isServerSide({ enableServerSideApply }: JsonObject): boolean {
  return !isSet(enableServerSideApply, false);
}

function isSet(setting: unknown, value: boolean): boolean {
  return setting === value || setting === String(value);
}

function annotation(inputs: JsonObject, name: string): string | undefined {
  return text(inputs, "metadata", "annotations", `pulumi.com/${name}`);
}

/** Says what to do about fields that another manager owns; returns other errors as they are. */
export function explainConflict(error: unknown, { fieldManager }: Ownership): unknown {
  if (!(error instanceof ApiError) || error.statusCode !== 409) {
    return error;
  }
  const advice = 'Leave these fields to the other manager, or set the annotation "pulumi.com/patchForce" to "true".';
  return new Error(
    `server-side apply field conflict: the resource managed by field manager "${fieldManager}" had an apply conflict: ${error.message}. ${advice}`,
  );
}
