import { nearestFirst } from "../near-name";
import { UserError } from "../user-error";

/** The phases of a rehearsal, in their order. */
export const phaseNames = [
  "toolchain",
  "control plane",
  "preview",
  "up",
  "up again",
  "refresh",
  "scale",
  "upgrade",
  "up after changes",
  "checks",
  "permissions",
  "destroy refused",
  "unprotect",
  "destroy",
  "leftovers",
  "stop",
] as const;

/** A phase of a rehearsal. */
export type PhaseName = (typeof phaseNames)[number];

/** The phases that can be left out; the others always run, or belong to one of these. */
export const optionalPhases = ["up again", "refresh", "scale", "upgrade", "checks", "permissions", "destroy"] as const;

/** A phase that can be left out. */
export type OptionalPhase = (typeof optionalPhases)[number];

/** What a run that is kept does not come to. */
const afterKeeping: ReadonlySet<OptionalPhase> = new Set(["scale", "upgrade", "destroy"]);

/** The optional phases of a run: those that are asked for, all by default; one that is kept changes and destroys nothing. */
export function chosenPhases(
  asked: ReadonlySet<OptionalPhase> = new Set(optionalPhases),
  isKept = false,
): ReadonlySet<OptionalPhase> {
  return new Set(optionalPhases.filter((phase) => asked.has(phase) && !(isKept && afterKeeping.has(phase))));
}

/** All that a run leaves out with what it does not choose. */
export function omittedPhases(chosen: ReadonlySet<OptionalPhase>): readonly PhaseName[] {
  const left: PhaseName[] = optionalPhases.filter((phase) => !chosen.has(phase));
  return chosen.has("destroy") ? left : [...left, "leftovers"];
}

/** Phases that may be named, although nothing goes without them. */
const constantPhases = ["preview", "up"] as const;

const choices = [...constantPhases, ...optionalPhases].map(spelled);

/** The phases as `--phase` takes them: `up-again, refresh`. */
export const phaseChoices = choices.join(", ");

function spelled(name: PhaseName): string {
  return name.replaceAll(" ", "-");
}

/**
 * The optional phases that a list such as `up-again,destroy` names.
 *
 * @throws UserError with the nearest name for each that is unknown
 */
export function choosePhases(list: string): ReadonlySet<OptionalPhase> {
  const names = list.split(",").map((name) => name.trim());
  const mistakes = names.filter((name) => !choices.includes(name)).map(unknownPhase);
  if (mistakes.length > 0) {
    throw new UserError(mistakes.join("\n"));
  }
  return new Set(optionalPhases.filter((phase) => names.includes(spelled(phase))));
}

function unknownPhase(name: string): string {
  const [nearest = ""] = nearestFirst(name, choices);
  return `--phase: no phase "${name}", did you mean "${nearest}"? Phases are ${phaseChoices}`;
}
