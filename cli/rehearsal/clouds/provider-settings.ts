import type { CheckFailure } from "../../clouds";
import type { Fields } from "../../values";

/** The place of a configured provider. */
export interface ProviderPlace {
  /** Account on AWS, project on Google Cloud, subscription on Azure. */
  readonly accountId: string;
  readonly region: string;
  /** The zone of resources without a location, on Google Cloud. @default the region */
  readonly zone?: string;
}

/** How a cloud's provider reads its configuration. */
export interface ProviderSettings {
  /** Lists the problems of a configuration. */
  readonly check: (settings: Fields) => readonly CheckFailure[];
  /** Keys that name the place: a new value replaces every resource there. */
  readonly replaces: readonly string[];
  /**
   * Returns the place of a provider; `first` is the place of the first one in the run.
   *
   * @throws Error if the cloud would refuse its credentials
   */
  readonly placeOf: (settings: Fields, first: ProviderPlace | undefined) => ProviderPlace;
}

/** Reads a list in a provider's configuration, which the SDK sends as JSON. */
export function listOf(value: unknown): string[] {
  const list: unknown = typeof value === "string" && value !== "" ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.map(String) : [];
}
