import type { Difference } from "./difference";
import { labelOfPlanned, shownChange } from "./words";

/** Reports whether a row is an object that a chart renders. Helm or Argo CD creates it, not the engine. */
export function isOfChart({ parent }: { readonly parent?: string | null }): boolean {
  return /[:$]kubernetes:(?:helm\.sh\/v3:Release|argoproj\.io\/\w+:Application)::[^$]*$/.test(parent ?? "");
}

/**
 * Helm patches objects and never replaces them, so a field that cannot change makes its upgrade fail. Returns the difference without such
 * replacements, and a sentence for each. https://helm.sh/docs/helm/helm_upgrade/
 */
export function helmUpdates(found: Difference): { readonly found: Difference; readonly refused: readonly string[] } {
  const patched = found.replaced.filter(({ after }) => isOfChart(after));
  const refused = patched.flatMap(({ after, causes }) => {
    const cause = causes.find((each) => each.kind === "input");
    return cause?.kind !== "input"
      ? []
      : [
          `${labelOfPlanned(after)} of a chart: Helm cannot change ${shownChange(cause)} in place (${cause.source}); delete the object before you deploy, or undo the change`,
        ];
  });
  const changed = [...found.changed, ...patched].sort((one, other) => (one.after.urn < other.after.urn ? -1 : 1));
  const replaced = found.replaced.filter((each) => !patched.includes(each));
  return { found: { ...found, changed, replaced }, refused };
}
