import { distance } from "fastest-levenshtein";

/** Finds the known name that a misspelt one stands for: the nearest, if at most a third of the letters differ. */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((each) => ({ each, away: distance(name, each) }))
    .toSorted((one, other) => one.away - other.away);
  return nearest !== undefined && nearest.away <= Math.ceil(name.length / 3) ? nearest.each : undefined;
}
