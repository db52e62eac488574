/** A report from an issue tracker about a first `up`, an update or a destroy on a cloud. */
export interface FieldReport {
  /** The repository and the number, for instance `Azure/AKS#2412`. */
  readonly issue: string;
  readonly when: "up" | "update" | "destroy";
  /** What happened, in one line. */
  readonly fact: string;
  /** Files, each with a name that is in it after `#`, that play or prevent the fault. @default nothing does */
  readonly playedBy?: readonly string[];
}
