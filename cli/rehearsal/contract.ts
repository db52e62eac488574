import { nearName } from "../../components/testing";
import { UserError } from "../user-error";

/** The phases of a rehearsal, in order. */
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
  "wiring",
  "permissions",
  "destroy refused",
  "unprotect",
  "destroy",
  "leftovers",
  "stop",
] as const;

/** A phase of a rehearsal. */
export type PhaseName = (typeof phaseNames)[number];

/** The phases that a run can omit; the others always run, or belong to one of these. */
export const optionalPhases = [
  "up again",
  "refresh",
  "scale",
  "upgrade",
  "checks",
  "wiring",
  "permissions",
  "destroy",
] as const;

/** A phase that a run can omit. */
export type OptionalPhase = (typeof optionalPhases)[number];

/** The phases that a kept run omits, because it neither changes nor destroys anything. */
const afterKeeping: ReadonlySet<OptionalPhase> = new Set(["scale", "upgrade", "destroy"]);

/** Returns the optional phases of a run. */
export function chosenPhases(
  asked: ReadonlySet<OptionalPhase> = new Set(optionalPhases),
  isKept = false,
): ReadonlySet<OptionalPhase> {
  return new Set(optionalPhases.filter((phase) => asked.has(phase) && !(isKept && afterKeeping.has(phase))));
}

/** Returns the phases that a run omits because it does not choose them. */
export function omittedPhases(chosen: ReadonlySet<OptionalPhase>): readonly PhaseName[] {
  const omitted: PhaseName[] = optionalPhases.filter((phase) => !chosen.has(phase));
  return chosen.has("destroy") ? omitted : [...omitted, "leftovers"];
}

/** The phases that `--phase` accepts although they always run. */
const constantPhases = ["preview", "up"] as const;

const choices = [...constantPhases, ...optionalPhases].map(spelled);

/** The phases as `--phase` spells them: `up-again, refresh`. */
export const phaseChoices = choices.join(", ");

function spelled(name: PhaseName): string {
  return name.replaceAll(" ", "-");
}

/**
 * Returns the optional phases in a list such as `up-again,destroy`.
 *
 * @throws UserError if a name is unknown
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
  const meant = nearName(name, choices);
  return meant === undefined
    ? `--phase: expected one of ${phaseChoices}, got "${name}"`
    : `--phase: unknown phase "${name}"; did you mean "${meant}"?`;
}
