import type { ChartLedger } from "../charts";
import type { ApiClient } from "../kubernetes";

/** Reports whether the program installs a chart whose templates the rehearsal lacks, so that something must simulate its work. */
export type LacksChart = (chart: string) => Promise<boolean>;

/** Looks for releases of missing charts: the stand-in notes them, and Helm of Pulumi's own provider stores them in Secrets. */
export function missingCharts(ledger: ChartLedger, client: Pick<ApiClient, "get">): LacksChart {
  return async (chart) =>
    ledger.notes.some(({ name, content }) => name === chart && content !== "full") ||
    (ledger.missing.has(chart) && (await hasRelease(chart, client)));
}

/** https://github.com/helm/helm/blob/v3.18.0/pkg/storage/driver/secrets.go */
async function hasRelease(name: string, client: Pick<ApiClient, "get">): Promise<boolean> {
  const query = { labelSelector: `owner=helm,name=${name}` };
  return (await client.get<{ readonly items: readonly object[] }>("/api/v1/secrets", query)).items.length > 0;
}
