import { releaseInputs, releaseType } from "../../../../charts";
import { groupBy } from "../../../../group-by";
import { shortened } from "../../../../shortened";
import { at, fields, number, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { type Changed, covers, type PropertyChange } from "../../changes";
import type { RollCause } from "../../rolled-pools";
import { kindOfPlanned, labelOfPlanned, shownChange, shownPair } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { joinedLabels, names } from "../names";
import { linesOf } from "../rule";

/** Lists restarts in their order: control planes, then nodes, then pods. */
export function restartLines({ found, after: resources }: Compared, told: readonly HeadLine[]): HeadLine[] {
  const isSaid = saidIn(told);
  const labels = new Map(found.changed.map(({ after }) => [after.urn, labelOfPlanned(after)]));
  const rendered = new Set(resources.map(({ parent }) => parent));
  const lines = [
    ...found.changed.flatMap(controlPlane),
    ...alike(
      found.rolled.map(({ after, causes }) => [
        labelOfPlanned(after),
        `nodes replaced one by one${rollReason(causes, labels)}`,
      ]),
    ),
    ...alike(found.changed.flatMap((pair) => podLines(pair, isSaid))),
    ...alike(
      found.changed.filter(({ after }) => !rendered.has(after.urn)).flatMap((pair) => releaseLine(pair, isSaid)),
    ),
  ];
  return linesOf("restart", lines);
}

const versionInputs: Readonly<Record<string, string>> = {
  "aws:eks/cluster:Cluster": "version",
  "gcp:container/cluster:Cluster": "minMasterVersion",
  "azure-native:containerservice:ManagedCluster": "kubernetesVersion",
};

function controlPlane({ after, properties }: Changed): string[] {
  const change = properties.find(({ path }) => path === versionInputs[after.type]);
  return change === undefined
    ? []
    : [`${labelOfPlanned(after)}: ${shownChange(change)}; first the control plane, then the nodes`];
}

function rollReason(causes: readonly RollCause[], labels: ReadonlyMap<string, string>): string {
  const reasons = causes.map((cause) =>
    cause.kind === "input"
      ? shownChange(cause)
      : `${labels.get(cause.urn) ?? cause.path} changes ${shortened([...new Set(cause.changes)])}`,
  );
  return reasons.length === 0 ? "" : `: ${shortened(reasons)}`;
}

const template = "spec.template";

/** Returns a workload whose pod template changes, how its pods are replaced, and why. */
function podLines({ after, properties }: Changed, isSaid: IsSaid): [string, string][] {
  const how = rolling(after);
  const reasons = properties.filter(({ path }) => covers(template, path));
  return how === undefined || reasons.length === 0
    ? []
    : [[labelOfPlanned(after), ["pods replaced, ", how, reasonsOf(after, reasons, isSaid)].join("")]];
}

/** Writes few changes in full, and names only the fields of many. The new image itself has a line among the new versions. */
function reasonsOf(resource: PlannedResource, changes: readonly PropertyChange[], isSaid: IsSaid): string {
  const others = changes.filter(({ path }) => !isImage.test(path));
  const own = others.filter((change) => !isSaid(labelOfPlanned(resource), change));
  const name = text(resource.inputs, "metadata", "name") ?? "";
  const whole = own.map((change) => shownChange({ ...change, path: fieldIn(change.path, name) }));
  const isShort = whole.length <= fewReasons && whole.join("").length <= longestReasons;
  const fields = own.map(({ path }) =>
    fieldIn(path, name)
      .replaceAll(/\[[^\]]*\]/g, "")
      .split(".")
      .slice(0, 2)
      .join("."),
  );
  const shown = isShort ? whole : [...new Set(fields)];
  const reasons = [...(others.length < changes.length ? ["new image"] : []), ...shown];
  return reasons.length === 0 ? "" : `: ${shortened(reasons, 5)}`;
}

/** Reports whether a line tells a change of a resource that fails, so that its restart need not repeat it. */
type IsSaid = (label: string, change: PropertyChange) => boolean;

function saidIn(told: readonly HeadLine[]): IsSaid {
  const failing = told.filter((line) => line.class === "unprotected" || line.class === "unjudged");
  return (label, { before, after }) => {
    const change = shownPair(before, after).join(" → ");
    return failing.some((line) => line.text.includes(change) && names(line.text, label));
  };
}

const fewReasons = 5;
const longestReasons = 500;
const isImage = /\.(?:containers|initContainers)\[[^\]]*\]\.image$/;

/** Leaves out the parts that every path has, and a container with its workload's name. */
function fieldIn(path: string, name: string): string {
  return path.replace(/^spec\.template\.(?:spec\.)?/, "").replace(`containers[${name}].`, "");
}

/** Says in which order pods are replaced. https://kubernetes.io/docs/concepts/workloads/controllers/ */
function rolling(resource: PlannedResource): string | undefined {
  const { inputs } = resource;
  const spec = fields(inputs.spec);
  switch (kindOfPlanned(resource)) {
    case "Deployment": {
      const isRecreated = text(spec, "strategy", "type") === "Recreate";
      const unavailable = at(spec, "strategy", "rollingUpdate", "maxUnavailable");
      const isNewFirst = unavailable === 0 || unavailable === "0" || unavailable === "0%";
      return isRecreated
        ? "all old pods stop before new ones start"
        : isNewFirst
          ? "new ones start first"
          : "a few at a time";
    }
    case "StatefulSet": {
      const isManual = text(spec, "updateStrategy", "type") === "OnDelete";
      const count = number(spec, "replicas") ?? 1;
      return isManual
        ? "each one only after somebody deletes it"
        : count === 1
          ? "the only pod stops first"
          : "one by one, from the last to the first";
    }
    case "DaemonSet":
      return text(spec, "updateStrategy", "type") === "OnDelete"
        ? "each one only after somebody deletes it"
        : "node by node";
    default:
      return undefined;
  }
}

/** The paths of a chart's values in a release and in an Application, and the other inputs that decide about the chart's objects. */
const chartPaths = {
  release: { values: "values", others: ["version", "chart"] },
  application: { values: "spec.source.helm.valuesObject", others: ["spec.source.targetRevision", "spec.source.chart"] },
};

/** A chart decides which of its pods start again. A plan sees them only if it rendered the chart. Other lines name new versions. */
function releaseLine({ after, properties }: Changed, isSaid: IsSaid): [string, string][] {
  const paths = after.type === releaseType ? chartPaths.release : chartPaths.application;
  const values = properties.filter(({ path }) => covers(paths.values, path));
  const isOther = values.length > 0 || properties.some(({ path }) => paths.others.includes(path));
  const untold = values.filter((change) => !isSaid(labelOfPlanned(after), change));
  const why = untold.length === 0 ? "" : `: ${inShort(untold)}`;
  return releaseInputs(after) !== undefined && isOther
    ? [[labelOfPlanned(after), `pods of the chart may restart${why} (the plan did not render the chart)`]]
    : [];
}

function inShort(changes: readonly PropertyChange[]): string {
  const whole = changes.map(shownChange);
  const isShort = whole.length <= fewReasons && whole.join("").length <= longestReasons;
  return isShort ? whole.join(", ") : shortened([...new Set(changes.map(({ path }) => path))], 3);
}

/** Joins the subjects of equal statements. */
function alike(pairs: readonly (readonly [subject: string, what: string])[]): string[] {
  return [...groupBy(pairs, ([, what]) => what)].map(
    ([what, all]) => `${joinedLabels(all.map(([subject]) => subject))}: ${what}`,
  );
}
