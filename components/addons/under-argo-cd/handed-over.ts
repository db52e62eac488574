import { type ArgoCd, gitOps, type HandOver } from "../../capabilities";
import type { Need } from "../definition";

/** The parts of an add-on that its hand-over needs. */
interface Offering {
  readonly name: string;
  readonly wants: readonly Need[];
  readonly offers: readonly { readonly capability: { readonly name: string }; readonly value: unknown }[];
}

/** Returns the add-on that installs Argo CD, and the hand-over steps of other add-ons. */
export function handOverOf<Addon extends Offering>(
  addons: readonly Addon[],
): { readonly by?: Addon; readonly steps: Readonly<Record<string, HandOver>> } {
  const by = addons.find(({ offers }) => offers.some(({ capability }) => capability.name === gitOps.name));
  const offered = by?.offers.find(({ capability }) => capability.name === gitOps.name);
  return { ...(by !== undefined && { by }), steps: (offered?.value as ArgoCd | undefined)?.addons ?? {} };
}

/** Reports whether an Application replaces the add-on's release in a step. */
export function isApplication(step: HandOver | undefined): step is "run" | "let-go" {
  return step === "run" || step === "let-go";
}

/** Makes add-ons that Argo CD runs wait for Argo CD. */
export function afterArgoCd<Addon extends Offering>(addons: readonly Addon[]): Addon[] {
  const { steps } = handOverOf(addons);
  return addons.map((addon) =>
    isApplication(steps[addon.name]) ? { ...addon, wants: [...addon.wants, { capability: gitOps }] } : addon,
  );
}
