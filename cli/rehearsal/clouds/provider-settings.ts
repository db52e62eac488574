import type { CheckFailure, Properties } from "../../clouds";

/** Where a configured provider works. */
export interface ProviderPlace {
  /** Account on AWS, project on Google Cloud, subscription on Azure. */
  readonly accountId: string;
  readonly region: string;
}

/** What a cloud's provider makes of its configuration. */
export interface ProviderSettings {
  /** Objections to a configuration. */
  readonly check: (settings: Properties) => readonly CheckFailure[];
  /** Keys of which another value is another place, so that everything there is made anew. */
  readonly replaces: readonly string[];
  /**
   * Where a provider of that configuration works; `first` is where the first one of the run does.
   *
   * @throws Error where its credentials would not be let in
   */
  readonly placeOf: (settings: Properties, first: ProviderPlace | undefined) => ProviderPlace;
}

/** A list in a provider's configuration: the SDK sends it as JSON text. */
export function listOf(value: unknown): string[] {
  const list: unknown = typeof value === "string" && value !== "" ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.map(String) : [];
}
