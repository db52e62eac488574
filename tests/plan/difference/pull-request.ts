import type { PlannedResource } from "../../../cli/plan/planned-resource";

/** A pull request as two plans of the stack prod, and what a careful engineer decides. */
export interface PullRequest {
  readonly name: string;
  readonly before: readonly PlannedResource[];
  readonly after: readonly PlannedResource[];
  /** The lines of the head, each as `class: text`. */
  readonly head: readonly string[];
  /** Patterns of the sentences with which the plan fails; none: it passes. */
  readonly fails: readonly RegExp[];
}
