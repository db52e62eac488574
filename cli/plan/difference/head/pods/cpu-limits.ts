import { parseQuantity } from "../../../../../components/testing";
import { type Fields, text } from "../../../../values";

/** The factor by which a limit must fall to be reported. */
const lower = 2;

/** Reports a CPU limit of half or less: the kernel makes the container wait, so that it answers late, and its probes fail. */
export function lessCpu(before: Fields, after: Fields): string | undefined {
  const [was, is] = [before, after].map((each) => quantityOf(each, "limits", "cpu"));
  return was !== undefined && is !== undefined && is <= was / lower
    ? `is throttled above ${shown(after, "limits", "cpu")} of CPU instead of ${shown(before, "limits", "cpu")}`
    : undefined;
}

/**
 * Reports a container that newly asks for more than it may have, which the API server refuses.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
 */
export function asksAboveLimit(before: Fields, after: Fields): string | undefined {
  const newly = ["cpu", "memory", "ephemeral-storage"].filter((what) => isAbove(after, what) && !isAbove(before, what));
  return newly.length === 0
    ? undefined
    : `is refused, because its request is above its limit: ${newly
        .map((what) => `${what} ${shown(after, "requests", what)} (limit ${shown(after, "limits", what)})`)
        .join(" and ")}`;
}

function isAbove(container: Fields, what: string): boolean {
  const [asked, most] = (["requests", "limits"] as const).map((kind) => quantityOf(container, kind, what));
  return asked !== undefined && most !== undefined && asked > most;
}

function quantityOf(container: Fields, kind: "limits" | "requests", what: string): number | undefined {
  return parseQuantity(shown(container, kind, what));
}

function shown(container: Fields, kind: "limits" | "requests", what: string): string {
  return text(container, "resources", kind, what) ?? "";
}
