import { createHash } from "node:crypto";
import { shortName, typeOf } from "../../engine/operation-record";

/** A resource's type and name. */
export function resourceOf(urn: string): { readonly type: string; readonly name: string } {
  return { type: typeOf(urn), name: shortName(urn) };
}

/** For a `…Patch` resource of a built-in group, a stable name for its field manager; undefined for all others. */
export function patchOf(urn: string): string | undefined {
  const { type } = resourceOf(urn);
  const [, group = "", kind = ""] = type.split(":");
  const builtIn = !group.includes(".") || /\.k8s\.io\//.test(group);
  if (!builtIn || !kind.endsWith("Patch") || kind === "Patch") {
    return undefined;
  }
  return createHash("sha256").update(urn).digest("hex").slice(0, 8);
}
