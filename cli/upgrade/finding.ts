/** The subjects of `upgrade-check`, in the order of its report. */
export const checkNames = [
  "version",
  "program",
  "cloud",
  "APIs",
  "API server",
  "charts",
  "CRDs",
  "managed add-ons",
  "nodes",
  "budgets",
  "retired",
] as const;

/** A check of `upgrade-check`. */
type CheckName = (typeof checkNames)[number];

/** Something that a check found, or could not look at. */
export interface Finding {
  readonly check: CheckName;
  /** `blocker`: the upgrade fails or breaks something. `warning`: it works, but act soon. `unseen`: nobody looked. */
  readonly state: "blocker" | "warning" | "unseen";
  /** For instance `Ingress shop/web`. */
  readonly subject: string;
  /** The fact, and the fix after a semicolon. */
  readonly message: string;
  /** The page that the fact is from. */
  readonly source?: string;
}
