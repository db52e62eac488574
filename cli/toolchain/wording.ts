import type { ToolEvent } from "./events";
import type { ToolListing } from "./resolve";

/** Writes a progress event as one line, for instance `[2/8] kube-apiserver building, 40 s: 612 of at most 1,999 packages`. */
export function progressLine({ tool, state, seconds, position, count, detail }: ToolEvent): string {
  const time = seconds < 1 ? "" : `, ${Math.round(seconds)} s`;
  return `[${position}/${count}] ${tool} ${state}${time}${detail === undefined ? "" : `: ${detail}`}`;
}

/** Returns the table of `keelson toolchain --list`, with its heading first. */
export function listingRows(listings: readonly ToolListing[]): [string[], ...string[][]] {
  return [
    ["TOOL", "PIN", "VERSION", "FROM", "PATH"],
    ...listings.map(({ name, pin, found, cacheEntry }) =>
      found === undefined
        ? [name, pin, pin, "missing", cacheEntry]
        : [name, pin, found.version, found.origin, found.path],
    ),
  ];
}
