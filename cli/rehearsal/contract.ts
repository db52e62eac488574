import { nearName } from "../../components/testing";
import { UserError } from "../user-error";

/** The provider for Kubernetes in a rehearsal: Pulumi's own if it is installed, always Pulumi's own, or the stand-in. */
export const providerChoices = ["auto", "official", "stand-in"] as const;

/** A choice of `--kubernetes-provider`. */
export type ProviderChoice = (typeof providerChoices)[number];

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
  "paths",
  "permissions",
  "judges",
  "destroy refused",
  "unprotect",
  "destroy",
  "leftovers",
  "up after destroy",
  "unprotect again",
  "destroy again",
  "leftovers again",
  "stop",
] as const;

/** A phase of a rehearsal. */
export type PhaseName = (typeof phaseNames)[number];

/** The phases that a run can omit; the others always run, or belong to one of these. */
const optionalPhases = [
  "up again",
  "refresh",
  "scale",
  "upgrade",
  "checks",
  "wiring",
  "paths",
  "permissions",
  "destroy",
  "up after destroy",
] as const;

/** A phase that a run can omit. */
export type OptionalPhase = (typeof optionalPhases)[number];

/** The optional phases of a run by default: all but a second life, which takes as long as the first. */
export const usualPhases: readonly OptionalPhase[] = optionalPhases.filter((phase) => phase !== "up after destroy");

/** The phases that a kept run omits, because it neither changes nor destroys anything. */
const afterKeeping: ReadonlySet<OptionalPhase> = new Set(["scale", "upgrade", "destroy", "up after destroy"]);

/** Returns the optional phases of a run. */
export function chosenPhases(
  asked: ReadonlySet<OptionalPhase> = new Set(usualPhases),
  isKept = false,
): ReadonlySet<OptionalPhase> {
  return new Set(optionalPhases.filter((phase) => asked.has(phase) && !(isKept && afterKeeping.has(phase))));
}

/** Returns the phases that a run omits because it does not choose them. */
export function omittedPhases(chosen: ReadonlySet<OptionalPhase>): readonly PhaseName[] {
  return [
    ...optionalPhases.filter((phase) => !chosen.has(phase)),
    ...(chosen.has("destroy") ? [] : (["leftovers"] as const)),
    ...(chosen.has("up after destroy") ? [] : (["destroy again", "leftovers again"] as const)),
  ];
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
  const chosen = optionalPhases.filter((phase) => names.includes(spelled(phase)));
  return new Set(chosen.includes("up after destroy") ? withSecondLife(chosen) : chosen);
}

/** Adds a second life to phases: an up after the destroy, and another destroy. */
export function withSecondLife(phases: Iterable<OptionalPhase> = usualPhases): ReadonlySet<OptionalPhase> {
  return new Set([...phases, "destroy", "up after destroy"]);
}

function unknownPhase(name: string): string {
  const meant = nearName(name, choices);
  return meant === undefined
    ? `--phase: expected one of ${phaseChoices}, got "${name}"`
    : `--phase: unknown phase "${name}"; did you mean "${meant}"?`;
}
