import { UserError } from "../user-error";
import type { Inventory } from "./inventory";

/** The options that a person typed. */
export interface Typed {
  /** The stack's name, of `--yes-destroy`. */
  readonly stack?: string;
  /** Names of protected resources, of `--unprotect`. */
  readonly unprotect: readonly string[];
}

/**
 * Lists why a teardown of these resources may not begin. All refusals come before any deletion, because the engine would delete everything
 * before its first refusal.
 */
export function refusalsOf({ isGuarded, isProtected }: Inventory, typed: Typed): string[] {
  const missing = isProtected.filter((name) => !typed.unprotect.includes(name));
  const strange = typed.unprotect.filter((name) => !isProtected.includes(name));
  return [
    ...strange.map(
      (name) =>
        `--unprotect: expected the name of a protected resource, got "${name}"; protected: ${isProtected.join(", ") || "none"}`,
    ),
    ...(missing.length === 0
      ? []
      : [
          `protected: ${missing.join(", ")}; set deletionProtection: false in the stack's file and run pulumi up, or type each name: ${missing.map((name) => `--unprotect ${name}`).join(" ")}`,
        ]),
    ...(isGuarded.length === 0
      ? []
      : [
          `the cloud refuses to delete ${isGuarded.join(", ")}; set deletionProtection: false in the stack's file and run pulumi up first`,
        ]),
  ];
}

/** Lists the mistake in the name of `--yes-destroy`, which is refused first, because neither Pulumi nor the state is needed for it. */
export function nameRefusals(stack: string, typed: Typed): string[] {
  return typed.stack === undefined || typed.stack === stack
    ? []
    : [`--yes-destroy: expected "${stack}", got "${typed.stack}"; type the name of the stack to destroy`];
}

/** Makes sure that somebody typed the stack's name. @throws UserError if nobody did */
export async function confirm(
  stack: string,
  typed: Typed,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<void> {
  if (typed.stack === stack) {
    return;
  }
  if (ask === undefined) {
    throw new UserError(`expected the stack's name, got none; add --yes-destroy ${stack}`);
  }
  const answer = await ask(`Type the stack's name (${stack}) to destroy it: `);
  if (answer.trim() !== stack) {
    throw new UserError(`expected "${stack}", got "${answer.trim()}"; nothing was deleted`);
  }
}
