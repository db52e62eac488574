import { createHash } from "node:crypto";
import { typeOf } from "../../engine";

/** Returns a stable name for the field manager of a `…Patch` resource of a built-in group; undefined for all others. */
export function patchOf(urn: string): string | undefined {
  const [, group = "", kind = ""] = typeOf(urn).split(":");
  const isBuiltIn = !group.includes(".") || /\.k8s\.io\//.test(group);
  if (!isBuiltIn || !kind.endsWith("Patch") || kind === "Patch") {
    return undefined;
  }
  return createHash("sha256").update(urn).digest("hex").slice(0, 8);
}
