import type { Rendered } from "./helm";

/** A difference between the chart's objects and the component's, with its reason. */
export interface Difference {
  readonly difference: string;
  readonly reason: string;
  /** Removes the difference from an object of either side; undefined if the other side has no such object. */
  readonly without: (object: Rendered) => Rendered | undefined;
}

type Labelled = Pick<Rendered["metadata"], "labels" | "annotations">;
type Named = { readonly name?: string };

/** All differences. The test fails if it finds another one, or if one of these no longer exists. */
export const differences: readonly Difference[] = [
  {
    difference: "Objects have the labels `helm.sh/chart`, `app.kubernetes.io/name`, `instance` and `managed-by`.",
    reason: "these labels are Helm's conventions; Pulumi finds its objects through its state",
    without: (object) => ({
      ...object,
      metadata: cut(
        object.metadata,
        "labels",
        (key) => key === "helm.sh/chart" || key.startsWith("app.kubernetes.io/"),
      ),
    }),
  },
  {
    difference: "Pods have `app.kubernetes.io/managed-by: Helm` instead of `keelson`.",
    reason: "the label names the tool that deploys the pods",
    without: (object) =>
      template(object, (metadata) => cut(metadata, "labels", (key) => key === "app.kubernetes.io/managed-by")),
  },
  {
    difference: "Pods have `checksum/…` annotations if the release has ConfigMaps or Secrets.",
    reason:
      "ConfigMaps and Secrets keep their names, so that a rollback finds them, and a new checksum restarts the pods; the component puts a hash of the content into the name",
    without: (object) =>
      template(object, (metadata) => cut(metadata, "annotations", (key) => key.startsWith("checksum/"))),
  },
  {
    difference: "Variables, containers and volumes are in the order of their names.",
    reason: "Helm sorts maps by name; choose names of init containers that sort in the order in which they run",
    without: (object) => sorted(object),
  },
  {
    difference: "`<name>-default-deny` denies all connections of these pods except DNS.",
    reason: "a Tenant denies all connections in its namespace, but a release must not cut off other releases",
    without: (object) => (object.metadata.name.endsWith("-default-deny") ? undefined : object),
  },
  {
    difference: "There are no alerts and no dashboard.",
    reason: "alerts and dashboards belong to the platform's monitoring, which a release does not know",
    without: (object) => (object.kind === "PrometheusRule" ? undefined : object),
  },
  {
    difference: "The Service with the metrics has no `pulumi.com/skipAwait`.",
    reason: "only Pulumi reads this annotation",
    without: (object) => ({
      ...object,
      metadata: cut(object.metadata, "annotations", (key) => key.startsWith("pulumi.com/")),
    }),
  },
  {
    difference: "ConfigMaps are not immutable.",
    reason: "a ConfigMap of a release keeps its name when its content changes",
    without: ({ immutable: _immutable, ...object }) => object,
  },
];

function cut<Part extends Labelled>(part: Part, field: keyof Labelled, isCut: (key: string) => boolean): Part {
  const { [field]: entries = {}, ...rest } = part;
  const kept = Object.entries(entries).filter(([key]) => !isCut(key));
  return { ...rest, ...(kept.length > 0 && { [field]: Object.fromEntries(kept) }) } as Part;
}

interface WithTemplate {
  readonly spec?: { readonly template?: { readonly metadata: Labelled } };
}

function template(object: Rendered, change: (metadata: Labelled) => Labelled): Rendered {
  const { spec } = object as unknown as WithTemplate;
  return spec?.template === undefined
    ? object
    : { ...object, spec: { ...spec, template: { ...spec.template, metadata: change(spec.template.metadata) } } };
}

/** Sorts lists of named things: their order has no meaning once Kubernetes has them, except that of init containers. */
function sorted<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => sorted(item));
    const areNamed = items.every((item) => typeof item === "object" && item !== null && "name" in item);
    const nameOf = (item: unknown) => (item as Named).name ?? "";
    return (areNamed ? items.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)) : items) as Value;
  }
  return typeof value === "object" && value !== null
    ? (Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)])) as Value)
    : value;
}
