import { contains, overlap, parseRange } from "../../components/testing";
import type { Answer } from "./answer";

/** A block of addresses without its exceptions. */
export interface Block {
  /** Absent if it is not known yet. */
  readonly cidr?: string;
  readonly except: readonly string[];
}

/** Reports whether a block holds every address of the ranges. Only IPv4 is known. */
export function holds({ cidr, except }: Block, ranges: readonly string[] | undefined): Answer {
  const outer = cidr === undefined ? undefined : parseRange(cidr);
  if (cidr?.includes(":") === true) {
    return false;
  }
  if (outer === undefined || ranges === undefined) {
    return undefined;
  }
  const holes = except.flatMap((hole) => parseRange(hole) ?? []);
  return ranges.every((text) => {
    const range = parseRange(text);
    return range !== undefined && contains(outer, range) && !holes.some((hole) => overlap(hole, range));
  });
}
