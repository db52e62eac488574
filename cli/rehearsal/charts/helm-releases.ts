import { gunzipSync } from "node:zlib";
import type { ClusterAccess } from "../kubernetes";
import type { ChartLedger } from "./chart-ledger";

interface ReleaseSecret {
  readonly data?: { readonly release?: string };
}

interface StoredRelease {
  readonly chart?: { readonly metadata?: { readonly name?: string; readonly version?: string } };
}

/** Enters the charts that Pulumi's official provider installed: Helm stores each release in a Secret of the cluster. */
export async function enterHelmReleases({ client }: ClusterAccess, ledger: ChartLedger): Promise<void> {
  const query = { fieldSelector: "type=helm.sh/release.v1" };
  const { items } = await client.get<{ readonly items: readonly ReleaseSecret[] }>("/api/v1/secrets", query);
  for (const { data } of items) {
    const metadata = storedRelease(data?.release ?? "").chart?.metadata;
    if (metadata?.name !== undefined) {
      ledger.enter({ name: metadata.name, content: "full", version: metadata.version, own: false });
    }
  }
}

/** Reads a release that Helm stored as compressed JSON in base64, which the API server encodes in base64 again. */
export function storedRelease(data: string): StoredRelease {
  const compressed = Buffer.from(Buffer.from(data, "base64").toString("utf8"), "base64");
  return compressed.length === 0 ? {} : (JSON.parse(gunzipSync(compressed).toString("utf8")) as StoredRelease);
}
