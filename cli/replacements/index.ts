import type { PublicCloud } from "../../components/testing";
import { awsReplacements } from "./aws";
import { azureReplacements } from "./azure";
import { gcpReplacements } from "./gcp";
import { kubernetesReplacements, objectReplacements } from "./kubernetes";
import type { Replacement } from "./replacement";

export { type Judged, type Replacement, rows, type Way } from "./replacement";

/** What the engine keeps itself: it changes every input in place. */
const engineReplacements: Readonly<Record<string, readonly Replacement[]>> = { "pulumi:index:Stash": [] };

const ofClouds = {
  aws: awsReplacements,
  azure: azureReplacements,
  gcp: gcpReplacements,
} satisfies Record<PublicCloud, Readonly<Record<string, readonly Replacement[]>>>;

const table: Readonly<Record<string, readonly Replacement[]>> = {
  ...Object.assign({}, ...Object.values(ofClouds)),
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
