/** One thing that an identity may do. */
export interface Grant {
  /** For instance `aws.iam.Role prod-external-dns` or `Group shop-leads`. */
  readonly who: string;
  /** One action, role or verb. */
  readonly may: string;
  /** The target of the action, in words that follow it. */
  readonly on: string;
  /** Under which condition; "" for none. */
  readonly when: string;
  /** Whether it is forbidden instead. */
  readonly denied?: true;
  /** Whether it is without bounds: all actions, all rights of an administrator, or given to everybody. */
  readonly boundless: boolean;
}

/** Reports whether a pattern with `*` and `?` matches everything that another text or pattern matches. */
export function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "is").test(text);
}
