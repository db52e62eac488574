import { groupBy } from "../../../../group-by";
import type { Reach } from "../../../network";
import { isPublic } from "./ranges";

/** Connections of many pods to one address that changes, such as the address of the API server. */
interface Moved {
  readonly come: readonly Reach[];
  readonly gone: readonly Reach[];
  readonly line: string;
}

/** Fewer pods than these are named one by one. */
const fewest = 4;

/** Finds single addresses that exactly the pods reach that can no longer reach another one, at the same ports. */
export function movedAddresses(come: readonly Reach[], gone: readonly Reach[]): Moved[] {
  const earlier = groupBy(gone.filter(isToOne), sourcesKey(gone));
  return [...groupBy(come.filter(isToOne), sourcesKey(come))].flatMap(([key, now]) => {
    const old = earlier.get(key) ?? [];
    const [[to, ...others], [was, ...more]] = [now, old].map((all) => [...new Set(all.map((each) => each.to))]) as [
      string[],
      string[],
    ];
    const pods = new Set(now.map(({ from }) => from));
    const isOne = others.length === 0 && more.length === 0 && to !== undefined && was !== undefined;
    const ports = [...new Set(now.map(({ port }) => port.replace(/\/TCP$/, "")))].join(",");
    return isOne && pods.size >= fewest
      ? [{ come: now, gone: old, line: `${pods.size} groups of pods → ${to}:${ports} instead of ${was}` }]
      : [];
  });
}

/** Reports one address inside of the network: whoever reaches another one of the internet sends data to somebody else. */
function isToOne({ direction, range = "" }: Reach): boolean {
  return direction === "out" && !isPublic(range) && /\/(?:32|128)$/.test(range);
}

/** Returns a function that names all sources and ports that an address is reached from. */
function sourcesKey(reaches: readonly Reach[]): (reach: Reach) => string {
  const byTarget = groupBy(reaches.filter(isToOne), ({ to }) => to);
  const keys = new Map(
    [...byTarget].map(([to, all]) => [
      to,
      [...new Set(all.map(({ from, port }) => `${from} ${port}`))].sort().join("\n"),
    ]),
  );
  return ({ to }) => keys.get(to) ?? "";
}
