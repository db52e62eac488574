import { secretMark } from "../../../components/testing";
import { type Manifest, releaseType } from "../../charts";
import { type Fields, fields, isRecord, text } from "../../values";
import type { PlannedResource } from "../planned-resource";
import type { PlannedRelease } from "./releases";

/** Labels that every version of a chart changes on every object. On pods they stay, because they cause restarts there. */
const versionLabels = new Set(["helm.sh/chart", "app.kubernetes.io/version", "chart", "heritage"]);

/** Kinds without a namespace, besides those whose name begins with `Cluster`. https://kubernetes.io/docs/reference/kubernetes-api/ */
const clusterKinds =
  /^(?:Namespace|CustomResourceDefinition|PersistentVolume|StorageClass|IngressClass|GatewayClass|PriorityClass|RuntimeClass|APIService|CSIDriver|VolumeSnapshotClass|\w+WebhookConfiguration|ValidatingAdmissionPolicy\w*|Cluster\w+)$/;

/**
 * The objects of a chart to show: those of the release, or also those of its hooks, which exist for a while only. Tests never run in a
 * deployment.
 */
export type ChartPart = "release" | "releaseAndHooks";

/** Returns a chart's rendered objects as rows of the plan, below their release; secrets are masked. */
export function chartRows(
  release: PlannedRelease,
  manifests: readonly Manifest[],
  part: ChartPart = "release",
): PlannedResource[] {
  const own = manifests.filter(({ object }) => {
    const hook = text(object, "metadata", "annotations", "helm.sh/hook");
    return hook === undefined || (part === "releaseAndHooks" && !hook.startsWith("test"));
  });
  return own.map(({ object }) => rowOf(release, object));
}

function rowOf({ resource, name: releaseName, namespace: fallback }: PlannedRelease, object: Fields): PlannedResource {
  const [kind = "", apiVersion = "v1"] = [text(object, "kind"), text(object, "apiVersion")];
  const metadata = fields(object, "metadata");
  const namespace = clusterKinds.test(kind) ? undefined : (text(metadata, "namespace") ?? fallback);
  const type = `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
  const [stack = "", project = ""] = resource.urn.split("::");
  const name = [releaseName, namespace ?? [], text(metadata, "name") ?? ""].flat().join("/");
  const isKept = text(metadata, "annotations", "helm.sh/resource-policy") === "keep";
  return {
    urn: `${stack}::${project}::${releaseType}$${type}::${name}`,
    type,
    name,
    parent: resource.urn,
    provider: resource.provider,
    dependsOn: [],
    propertyDependencies: {},
    options: isKept ? { retainOnDelete: true } : {},
    inputs: {
      ...masked(kind, object),
      metadata: { ...metadata, ...(namespace === undefined ? {} : { namespace }) },
    },
  };
}

/** Returns rows without the labels that every version of a chart changes, for a comparison. */
export function withoutVersionLabels(rows: readonly PlannedResource[]): PlannedResource[] {
  return rows.map((row) => {
    const metadata = fields(row.inputs, "metadata");
    if (!isRecord(metadata.labels)) {
      return row;
    }
    const labels = Object.entries(metadata.labels).filter(([key]) => !versionLabels.has(key));
    return { ...row, inputs: { ...row.inputs, metadata: { ...metadata, labels: Object.fromEntries(labels) } } };
  });
}

function masked(kind: string, object: Fields): Fields {
  if (kind !== "Secret") {
    return object;
  }
  const content = ["data", "stringData"].filter((key) => isRecord(object[key]));
  const hidden = content.map((key) => [
    key,
    Object.fromEntries(Object.keys(fields(object, key)).map((each) => [each, secretMark])),
  ]);
  return { ...object, ...Object.fromEntries(hidden) };
}

/**
 * Returns rows without the parts that differ between two renderings of the same chart: charts may generate passwords and certificates, and
 * hash them into annotations. Such values say nothing about a change.
 */
export function stableRows(
  rows: readonly PlannedResource[],
  again: readonly PlannedResource[],
  others: readonly PlannedResource[],
): PlannedResource[] {
  const second = new Map(again.map((row) => [row.urn, row]));
  const known = new Map(others.map((row) => [row.urn, row]));
  return rows.map((row) => {
    const [twin, other] = [second.get(row.urn), known.get(row.urn)];
    return twin === undefined || other === undefined
      ? row
      : { ...row, inputs: fields(settled(row.inputs, twin.inputs, other.inputs)) };
  });
}

/** Takes the other side's value where two renderings of this side disagree. */
function settled(one: unknown, twin: unknown, other: unknown): unknown {
  if (isRecord(one) && isRecord(twin)) {
    const theirs = isRecord(other) ? other : {};
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, settled(value, twin[key], theirs[key])]));
  }
  if (Array.isArray(one) && Array.isArray(twin)) {
    const theirs: readonly unknown[] = Array.isArray(other) ? other : [];
    return one.map((item: unknown, index) => settled(item, twin[index], theirs[index]));
  }
  return one === twin || other === undefined ? one : other;
}
