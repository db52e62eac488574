import { awsReplacements } from "./aws";
import { azureReplacements } from "./azure";
import { gcpReplacements } from "./gcp";
import { kubernetesReplacements, objectReplacements } from "./kubernetes";
import type { Replacement } from "./replacement";

export { type Judged, type Replacement, rows, type Way } from "./replacement";

/** What the engine keeps itself: it changes every input in place. */
const engineReplacements: Readonly<Record<string, readonly Replacement[]>> = { "pulumi:index:Stash": [] };

const table: Readonly<Record<string, readonly Replacement[]>> = {
  ...awsReplacements,
  ...azureReplacements,
  ...gcpReplacements,
  ...kubernetesReplacements,
  ...engineReplacements,
};

/** The inputs of a type that force a replacement; undefined where the table does not know the type. */
export function replacementsOf(type: string): readonly Replacement[] | undefined {
  if (!type.startsWith("kubernetes:")) {
    return table[type];
  }
  return [...objectReplacements, ...(table[type] ?? [])];
}
