import type { CloudType } from "../contract";

/** How Google Cloud, and Pulumi's provider for it, answer for one type of resource. */
export interface GcpType extends CloudType {
  /** What the provider says before Google's own words, by operation. @default `Error creating <label>: ` and the like */
  readonly saysBefore?: Readonly<Partial<Record<"create" | "update" | "delete", string>>>;
}

/** A table of types by Pulumi's token. */
export type GcpTypes = Readonly<Record<string, Omit<GcpType, "token">>>;
