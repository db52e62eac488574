import * as pulumi from "@pulumi/pulumi";

/**
 * One mistake in an input.
 *
 * @example
 * ```ts
 * const problem: Problem = { path: "replicas", message: "expected a whole number, 1 or more, got 0" };
 * ```
 */
export interface Problem {
  /** Path of the wrong value, for instance `autoscaling.minReplicas`; empty if the whole input is wrong. */
  readonly path: string;
  /** The expected value, the given value and the fix: one lower-case sentence without a full stop. See `expected`. */
  readonly message: string;
}

/**
 * States a mistake in the format of all errors: `path: expected …, got …; fix`.
 *
 * @param allowed what is expected, for instance `"at most 3 (max)"`
 * @param given the value, which is quoted; leave it out if showing it does not help
 * @param fix the fix, if `allowed` does not contain it
 */
export function expected(path: string, allowed: string, given?: unknown, fix?: string): Problem {
  const got = arguments.length < 3 ? "" : `, got ${quote(given)}`;
  return { path, message: `expected ${allowed}${got}${fix === undefined ? "" : `; ${fix}`}` };
}

/** Names a component in errors, for instance `deployment "web" of tenant "shop"`, because two tenants may each have one of a name. */
export function subjectOf(kind: string, name: unknown, tenant?: { readonly homeName?: unknown }): string {
  const home = tenant?.homeName;
  return `${kind} ${quote(name)}${home === undefined ? "" : ` of tenant ${quote(home)}`}`;
}

/** Renders all mistakes in a subject, one line each, path first. */
export function formatProblems(subject: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ path, message }) => `✖ ${path === "" ? "" : `${path}: `}${message}`);
  return [`${subject} is not valid:`, ...lines].join("\n");
}

/**
 * Refuses a subject that has mistakes, all at once and without a stack trace.
 *
 * @throws pulumi.RunError if there is at least one mistake
 */
export function refuseProblems(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new pulumi.RunError(formatProblems(subject, problems));
  }
}

/** Keeps the mistakes in a list of checks, each written as `condition && problem`. */
export function collectProblems(checks: readonly (Problem | false | undefined)[]): Problem[] {
  return checks.filter((check): check is Problem => check !== false && check !== undefined);
}

/** Quotes a value for an error message, without the password of an address. */
export function quote(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).replace(/(:\/\/[^\s:@/"]*):[^\s@/"]+@/g, "$1:…@");
}

/** Reports whether a value is plain and can be checked now, unlike an Output or a promise. */
export function isPlain<T>(value: pulumi.Input<T | undefined> | undefined): value is T {
  return value !== undefined && !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}

/** Returns a part of an object, or nothing while it is an Output. */
export function plainPart<T>(value: pulumi.Input<T | undefined> | undefined): T | undefined {
  return isPlain<T>(value) ? value : undefined;
}

/**
 * Runs steps that do not need one another, and refuses the wrong ones together, each under its own subject. A step that needs
 * the result of another belongs after this: whether it is right cannot be known while that other step is refused.
 *
 * @throws pulumi.RunError if at least one step refuses its input
 */
export function together<Results extends object>(
  steps: {
    readonly [Key in keyof Results]: () => Results[Key];
  },
): Results {
  const refusals: string[] = [];
  const results = Object.entries<() => unknown>(steps).map(([key, step]) => {
    try {
      return [key, step()];
    } catch (error) {
      if (!pulumi.RunError.isInstance(error)) {
        throw error;
      }
      refusals.push(error.message);
      return [key, undefined];
    }
  });
  if (refusals.length > 0) {
    throw new pulumi.RunError(refusals.join("\n"));
  }
  return Object.fromEntries(results) as Results;
}
