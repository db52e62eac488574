import { type JsonObject, textAt } from "../../kubernetes/object";
import { installRank, type Manifest } from "./manifests";

/** The moments of a release at which hooks run. */
export type HookEvent = "pre-install" | "post-install" | "pre-upgrade" | "post-upgrade";

/** A manifest that Helm runs at certain moments instead of keeping it in the release. */
export interface Hook {
  readonly object: JsonObject;
  readonly events: readonly string[];
  readonly weight: number;
  readonly deletePolicies: readonly string[];
}

/** Separates what belongs to the release from its hooks. */
export function separateHooks(manifests: readonly Manifest[]): {
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Hook[];
} {
  const isHook = ({ object }: Manifest) => annotation(object, "helm.sh/hook") !== "";
  return {
    manifests: manifests.filter((manifest) => !isHook(manifest)),
    hooks: manifests.filter(isHook).map(({ object }) => hookOf(object)),
  };
}

function hookOf(object: JsonObject): Hook {
  const policies = commaList(annotation(object, "helm.sh/hook-delete-policy"));
  return {
    object,
    events: commaList(annotation(object, "helm.sh/hook")),
    weight: Number.parseInt(annotation(object, "helm.sh/hook-weight") || "0", 10),
    deletePolicies: policies.length > 0 ? policies : ["before-hook-creation"],
  };
}

function annotation(object: JsonObject, name: string): string {
  return textAt(object, "metadata", "annotations", name);
}

function commaList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The hooks of a moment, in Helm's order: by weight, then kind, then name. */
export function hooksOf(event: HookEvent, hooks: readonly Hook[]): Hook[] {
  const rank = ({ object }: Hook) => installRank(textAt(object, "kind"));
  return hooks
    .filter(({ events }) => events.includes(event))
    .toSorted(
      (first, second) =>
        first.weight - second.weight ||
        rank(first) - rank(second) ||
        textAt(first.object, "metadata", "name").localeCompare(textAt(second.object, "metadata", "name")),
    );
}

/** Moments of hooks that a rehearsal does not play. */
export function unplayedEvents(hooks: readonly Hook[]): string[] {
  const played = new Set(["pre-install", "post-install", "pre-upgrade", "post-upgrade", "test", "test-success"]);
  return [...new Set(hooks.flatMap(({ events }) => events.filter((event) => !played.has(event))))];
}
