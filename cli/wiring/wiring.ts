import { groupBy } from "../group-by";
import { shortened } from "../shortened";
import type { Surroundings, Verdict } from "./contract";
import { type Identity, judgeIdentities } from "./identities";
import { Inventory } from "./inventory";
import { judgeDrains, judges } from "./judges";
import type { PlainObject } from "./objects";

/** The results of the references among a cluster's objects. */
export interface Wiring {
  /** The number of all references. */
  readonly references: number;
  /** One line each: `Deployment boutique/web: env PASSWORD: expected …, got …; fix`. */
  readonly broken: readonly string[];
  /** One line each, with the reason. */
  readonly unknown: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Judges every reference among the objects.
 *
 * @param identities the identities that clouds give to service accounts of the cluster @default none
 */
export function judgeWiring(
  objects: readonly PlainObject[],
  surroundings: Surroundings,
  identities: readonly Identity[] = [],
): Wiring {
  const cluster = new Inventory(objects, surroundings);
  return wiringOf([...judges.flatMap((judge) => judge(cluster)), ...judgeIdentities(cluster, identities)]);
}

/** Lists the budgets that allow no disruption, which blocks the drain of a node: `PodDisruptionBudget shop/web: expected …, got …; fix`. */
export function blockedDrains(objects: readonly PlainObject[]): readonly string[] {
  const cluster = new Inventory(objects, { unseen: [] });
  return wiringOf(judgeDrains(cluster)).broken;
}

/** Joins the wirings of several clusters. */
export function joined(wirings: readonly Wiring[]): Wiring {
  return {
    references: wirings.reduce((sum, { references }) => sum + references, 0),
    broken: wirings.flatMap(({ broken }) => broken),
    unknown: wirings.flatMap(({ unknown }) => unknown),
    notes: wirings.flatMap(({ notes }) => notes),
  };
}

function wiringOf(verdicts: readonly Verdict[]): Wiring {
  return {
    references: verdicts.filter(({ state }) => state !== "note").length,
    broken: linesOf(verdicts, "broken"),
    unknown: linesOf(verdicts, "unknown"),
    notes: linesOf(verdicts, "note"),
  };
}

/** Writes the verdicts of a state, one line each. */
export function linesOf(verdicts: readonly Verdict[], state: Verdict["state"]): string[] {
  return [...new Set(verdicts.filter((verdict) => verdict.state === state).map(lineOf))];
}

const because = ": unknown, because ";

function lineOf({ from, message, place, reason }: Verdict): string {
  return `${from}: ${place}: ${message}${reason === undefined ? "" : because + reason}`;
}

/** Sums up a wiring: `412 references, 32 unknown`, then the unknown references by reason, and the notes. */
export function wiringLines({ broken, notes, references, unknown }: Wiring): string[] {
  if (references === 0) {
    return [];
  }
  const counts = [
    ...(broken.length > 0 ? [`${broken.length} broken`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
  ];
  const total = references === 1 ? "1 reference" : `${references} references`;
  const sum = counts.length === 0 ? `${total}, all with a target` : `${total}, ${counts.join(", ")}`;
  return [sum, ...unknownLines(unknown), ...notes];
}

/** Sums up the lines of unknown verdicts by their reason. */
export function unknownLines(unknown: readonly string[]): string[] {
  const reasonOf = (line: string) => line.slice(line.indexOf(because) + because.length);
  return [...groupBy(unknown, reasonOf)].map(([reason, lines]) => {
    const shown = lines.map((line) => line.slice(0, line.indexOf(because)));
    return `unknown, because ${reason}: ${shortened(shown)}`;
  });
}
