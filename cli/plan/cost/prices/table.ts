import type { Price, Source } from "../contract";

/** A price in some regions, or everywhere. */
export interface RegionalPrice {
  readonly regions: readonly string[] | "every region";
  readonly usd: number;
  readonly source: Source;
}

/** Returns the price in a region; `undefined` without a source. */
export function priceIn(prices: readonly RegionalPrice[], region: string): Price | undefined {
  return prices.find(({ regions }) => regions === "every region" || regions.includes(region));
}

/** Prices by name: a row for each name, a column for each region. */
export interface RegionTable {
  readonly source: Source;
  readonly regions: readonly string[];
  /** `null` if the source has no price there. */
  readonly rows: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Returns the price in a row and a column of a table. */
export function priceAt({ source, regions, rows }: RegionTable, row: string, region: string): Price | undefined {
  const usd = rows[row]?.[regions.indexOf(region)] ?? undefined;
  return usd === undefined ? undefined : { usd, source };
}

/** Lists the sources of tables, each once. */
export function sourcesOf(
  tables: readonly RegionTable[],
  prices: Readonly<Record<string, readonly RegionalPrice[]>>,
): Source[] {
  const all = [...tables, ...Object.values(prices).flat()].map(({ source }) => source);
  return [...new Map(all.map((source) => [source.address, source])).values()];
}
