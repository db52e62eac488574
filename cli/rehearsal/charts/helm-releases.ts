import { gunzipSync } from "node:zlib";
import { ingressClassesIn, splitManifests } from "../../charts";
import { fields, text } from "../../values";
import type { ApiClient, ClusterAccess } from "../kubernetes";
import type { ChartLedger, ChartNote } from "./chart-ledger";
import { contentAnnotation } from "./official-charts";
import type { ChartKind } from "./open-schemas";

interface ReleaseSecret {
  readonly data?: { readonly release?: string };
}

interface StoredRelease {
  /** Its values, without the chart's defaults. */
  readonly config?: unknown;
  readonly chart?: {
    readonly metadata?: {
      readonly name?: string;
      readonly version?: string;
      readonly annotations?: Readonly<Record<string, string>>;
    };
    /** The chart's files other than its templates, those in `crds/` included, in base64. */
    readonly files?: readonly { readonly name: string; readonly data: string }[] | null;
  };
}

/** Records the charts that Pulumi's official provider installed: Helm stores each release in a Secret of the cluster. */
export async function enterHelmReleases(
  { client }: ClusterAccess,
  ledger: ChartLedger,
  kindsOf: (chart: string) => readonly ChartKind[],
): Promise<void> {
  for (const release of await releasesIn(client)) {
    const { annotations, name, version } = release.chart?.metadata ?? {};
    if (name === undefined) {
      continue;
    }
    const content = contentIn(annotations?.[contentAnnotation]);
    ledger.enter({ name, content, own: false, ...(content !== "absent" && version !== undefined && { version }) });
    if (content === "absent") {
      kindsOf(name).forEach(({ kind }) => ledger.openSchema(name, kind));
    }
    /* Helm never removes the definitions in a chart's crds/. */
    definitionsOf(release).forEach((definition) => ledger.keep(`CustomResourceDefinition ${definition}`));
  }
}

/** Records the classes of Ingresses that the charts of Helm's releases define. */
export async function enterIngressClasses(client: ApiClient, { ingressClasses }: ChartLedger): Promise<void> {
  for (const { chart, config } of await releasesIn(client)) {
    ingressClassesIn(config).forEach((name) => ingressClasses.set(name, chart?.metadata?.name ?? ""));
  }
}

async function releasesIn(client: ApiClient): Promise<StoredRelease[]> {
  const query = { fieldSelector: "type=helm.sh/release.v1" };
  const { items } = await client.get<{ readonly items: readonly ReleaseSecret[] }>("/api/v1/secrets", query);
  return items.map(({ data }) => storedRelease(data?.release ?? ""));
}

/** Returns the names of the definitions in the `crds/` of a release's chart. */
export function definitionsOf({ chart }: StoredRelease): string[] {
  const files = (chart?.files ?? []).filter(({ name }) => name.startsWith("crds/"));
  return files
    .flatMap(({ data }) => splitManifests(Buffer.from(data, "base64").toString("utf8")))
    .flatMap(({ object }) => text(fields(object, "metadata"), "name") ?? []);
}

function contentIn(annotation: string | undefined): ChartNote["content"] {
  return annotation === "absent" || annotation === "crdsOnly" ? annotation : "full";
}

/** Reads a release that Helm stored as compressed JSON in base64, which the API server encodes in base64 again. */
export function storedRelease(data: string): StoredRelease {
  const compressed = Buffer.from(Buffer.from(data, "base64").toString("utf8"), "base64");
  return compressed.length === 0 ? {} : (JSON.parse(gunzipSync(compressed).toString("utf8")) as StoredRelease);
}
