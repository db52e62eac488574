import type { Manifest } from "../../../charts";
import { text } from "../../../values";
import type { JsonObject } from "../../kubernetes";
import { installRank } from "./install-order";

const playedEvents = ["pre-install", "post-install", "pre-upgrade", "post-upgrade"] as const;

/** The events of a release for which a rehearsal runs hooks. */
export type HookEvent = (typeof playedEvents)[number];

/** A manifest that Helm runs at certain events instead of keeping it in the release. */
export interface Hook {
  readonly object: JsonObject;
  readonly events: readonly string[];
  readonly weight: number;
  readonly deletePolicies: readonly string[];
}

/** Separates a release's hooks from its own manifests. */
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
  return text(object, "metadata", "annotations", name) ?? "";
}

function commaList(list: string): string[] {
  return list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** Returns the hooks of an event in Helm's order: by weight, then kind, then name. */
export function hooksOf(event: HookEvent, hooks: readonly Hook[]): Hook[] {
  const rank = ({ object }: Hook) => installRank(text(object, "kind") ?? "");
  const name = ({ object }: Hook) => text(object, "metadata", "name") ?? "";
  return hooks
    .filter(({ events }) => events.includes(event))
    .toSorted(
      (first, second) =>
        first.weight - second.weight || rank(first) - rank(second) || name(first).localeCompare(name(second)),
    );
}

/** Lists the events of hooks that a rehearsal does not run. Tests run only on demand, so they do not count. */
export function unplayedEvents(hooks: readonly Hook[]): string[] {
  const known = new Set<string>([...playedEvents, "test", "test-success"]);
  return [...new Set(hooks.flatMap(({ events }) => events.filter((event) => !known.has(event))))];
}
