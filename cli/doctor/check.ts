/** The subjects of the doctor's checks, in the order of its report. */
export type Area =
  | "tools"
  | "identity"
  | "state"
  | "quota"
  | "API server"
  | "nodes"
  | "pods"
  | "releases"
  | "certificates";

/** The result of one check. */
export interface Check {
  readonly area: Area;
  readonly state: "pass" | "warn" | "fail" | "not checked";
  /** For instance `helm`, or `Certificate shop/web`. */
  readonly subject: string;
  /** The finding, or why the check was skipped. */
  readonly message: string;
  /** What to do about it, as a command if there is one. */
  readonly fix?: string;
}
