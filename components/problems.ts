import * as pulumi from "@pulumi/pulumi";

/** One objection to an input: where it stands, and what is given, allowed and the fix in one lower-case sentence. */
export interface Problem {
  /** Path of the offending value, for instance `autoscaling.minReplicas`; empty where it concerns the whole. */
  readonly path: string;
  readonly message: string;
}

/** Renders all objections to one subject, in the form that configuration errors have too. */
export function formatProblems(subject: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ path, message }) => `✖ ${message}${path === "" ? "" : `  → at ${path}`}`);
  return [`${subject} is not valid:`, ...lines].join("\n");
}

/**
 * Refuses a subject that has objections, all at once and without a stack trace.
 *
 * @throws pulumi.RunError when there is at least one objection
 */
export function refuseProblems(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new pulumi.RunError(formatProblems(subject, problems));
  }
}

/** Keeps the objections of a list of checks, written as `condition && problem`. */
export function collectProblems(checks: readonly (Problem | false | undefined)[]): Problem[] {
  return checks.filter((check): check is Problem => check !== false && check !== undefined);
}

/** Quotes a given value for an error message. */
export function quote(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** Tells a plain value, which can be checked now, from an Output or promise, which cannot. */
export function isPlain<T>(value: pulumi.Input<T> | undefined): value is T {
  return value !== undefined && !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}
