import { escapedPattern } from "../../../../escaped-pattern";

/** A test that must hold for a grant: a key of the request with values, or a whole expression. All tests of a grant must hold. */
export interface Condition {
  /** The key, such as `aws:SourceIp`, or the expression. */
  readonly test: string;
  /** The operator of AWS; nothing for an expression. */
  readonly operator?: string;
  /** The accepted values; one of them is enough. */
  readonly values: readonly string[];
}

/** One thing that an identity may do. */
export interface Grant {
  /** For instance `aws.iam.Role prod-external-dns` or `Group shop-leads`. */
  readonly who: string;
  /** One action, role or verb. */
  readonly may: string;
  /** The target of the action, in words that follow it. */
  readonly on: string;
  /** The places around the target. */
  readonly within?: readonly string[];
  /** Under which conditions. */
  readonly when: readonly Condition[];
  /** Whether it is forbidden instead. */
  readonly denied?: true;
  /** Whether it is without bounds: all actions, all rights of an administrator, or given to everybody. */
  readonly boundless: boolean;
  /** Whether the identity stands for people that the program does not name, such as a group. */
  readonly group?: true | undefined;
  /** Whether the resource is shared, so that the account of the identity is never the stack's own. */
  readonly outside?: true;
}

/**
 * Reports whether a pattern with `*` and `?` matches everything that another text or pattern matches, whatever its case. `?` stands for one
 * character, so it does not match a `*`.
 */
export function matches(pattern: string, text: string, flags = "is"): boolean {
  const expression = escapedPattern(pattern).replaceAll("\\*", ".*").replaceAll("\\?", "[^*]");
  return new RegExp(`^${expression}$`, flags).test(text);
}
