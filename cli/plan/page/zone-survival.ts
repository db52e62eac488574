import type { RegisteredResource } from "../../../components/testing";
import { isZonal } from "../../clouds";
import { shortened } from "../../shortened";
import { at, type Fields, fields, items, number, text } from "../../values";
import { type Workload, workloads } from "../descriptions";
import { kindOf, nameOf, namespaceOf } from "../label";
import type { BackupPlaces } from "./backups";

/** Says what the loss of one of the nodes' zones stops, and for how long. */
export function zoneLines(
  made: readonly RegisteredResource[],
  zones: readonly string[],
  { hasLocalSnapshots }: Pick<BackupPlaces, "hasLocalSnapshots">,
): string[] {
  if (zones.length === 1) {
    return [`Loss of a zone · all nodes are in zone ${zones[0]}: nothing runs until it is back`];
  }
  const all = workloads(made).filter(({ kind }) => ["Deployment", "StatefulSet"].includes(kind));
  const single = all.filter(({ minReplicas }) => minReplicas < 2);
  const placeOf = placesOfVolumes(made);
  const named = (place: Place) => {
    const names = single.filter((each) => placeOf(each) === place).map(({ name, namespace }) => `${namespace}/${name}`);
    return names.length === 0 ? undefined : shortened(names, 6);
  };
  const [free, bound, unknown] = [named("anywhere"), named("zone"), named("unknown")];
  const back = `until that zone is back${hasLocalSnapshots ? ", or a snapshot of the volume is restored" : ""}`;
  return [
    [`Loss of a zone · nodes are in zones ${zones.join(", ")}`, ...severalLines(all, made)].join(" · "),
    ...(free === undefined ? [] : [`One pod at the minimum: down until it starts in another zone · ${free}`]),
    ...(bound === undefined ? [] : [`One pod with a volume in one zone: down ${back} · ${bound}`]),
    ...(unknown === undefined ? [] : [`One pod with a volume: down until the volume is back · ${unknown}`]),
    ...zonalPods(all, placeOf),
  ];
}

/** Says how many workloads have several pods, and whether these are in several zones. */
function severalLines(all: readonly Workload[], made: readonly RegisteredResource[]): string[] {
  const several = all.filter(({ minReplicas }) => minReplicas > 1);
  if (several.length === 0) {
    return [];
  }
  const spreads = several.map(spreadOf);
  const ways = [
    ["must", "must run in several zones"],
    ["should", "run in several zones if there is room"],
    ["no", "may all run in one zone"],
  ] as const;
  const found = ways.flatMap(([way, said]) => {
    const { length } = spreads.filter((each) => each === way);
    return length === 0 ? [] : [`${length === several.length ? "their pods" : `the pods of ${length}`} ${said}`];
  });
  const charts = made.some((each) => kindOf(each) === "Release") ? ", not counting those of Helm charts," : "";
  return [
    `${several.length} of ${all.length} Deployments and StatefulSets${charts} run several pods: ${found.join(", ")}`,
  ];
}

/** Whether pods are in several zones. https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
function spreadOf({ minReplicas, podSpec }: Workload): "must" | "should" | "no" {
  const zone = "topology.kubernetes.io/zone";
  const rules = items(podSpec, "topologySpreadConstraints").filter(({ topologyKey }) => topologyKey === zone);
  const isHard = ({ maxSkew, whenUnsatisfiable }: Fields) =>
    whenUnsatisfiable !== "ScheduleAnyway" && (number(maxSkew) ?? 1) < minReplicas;
  if (rules.some(isHard)) {
    return "must";
  }
  const apart = (strength: string) =>
    JSON.stringify(at(podSpec, "affinity", "podAntiAffinity", strength) ?? "").includes(zone);
  if (apart("requiredDuringSchedulingIgnoredDuringExecution")) {
    return "must";
  }
  return rules.length > 0 || apart("preferredDuringSchedulingIgnoredDuringExecution") ? "should" : "no";
}

/** Says that some pods of a workload stay away as long as their volumes do. */
function zonalPods(all: readonly Workload[], placeOf: (workload: Workload) => Place): string[] {
  const names = all
    .filter((each) => each.minReplicas > 1 && placeOf(each) === "zone")
    .map(({ name, namespace }) => `${namespace}/${name}`);
  return names.length === 0
    ? []
    : [`Several pods, each with a volume in its zone: fewer pods until the zone is back · ${shortened(names, 6)}`];
}

/** Where a pod may start again: anywhere, or only in the zone of its volume. */
type Place = "anywhere" | "zone" | "unknown";

/** Finds where the volumes of a workload let its pods start. */
function placesOfVolumes(made: readonly RegisteredResource[]): (workload: Workload) => Place {
  const objects = made.filter(({ type }) => type.startsWith("kubernetes:"));
  const classes = new Map(
    objects
      .filter((each) => kindOf(each) === "StorageClass")
      .map((each) => [
        nameOf(each),
        isZonal(text(each.inputs, "provisioner") ?? "", fields(each.inputs, "parameters")),
      ]),
  );
  const byDefault = objects.find(
    (each) =>
      kindOf(each) === "StorageClass" &&
      at(each.inputs, "metadata", "annotations", "storageclass.kubernetes.io/is-default-class") === "true",
  );
  const claims = new Map(
    objects.filter((each) => kindOf(each) === "PersistentVolumeClaim").map((each) => [nameOf(each), each.inputs]),
  );
  const zonal = (claim: unknown) =>
    classes.get(text(claim, "spec", "storageClassName") ?? (byDefault === undefined ? "" : nameOf(byDefault)));
  return ({ podSpec, resource }) => {
    const mounted = items(podSpec, "volumes").flatMap(({ persistentVolumeClaim: claim }) =>
      claim === undefined ? [] : [claims.get(`${namespaceOf(resource)}/${text(claim, "claimName") ?? ""}`)],
    );
    const found = new Set([...items(resource.inputs, "spec", "volumeClaimTemplates"), ...mounted].map(zonal));
    return found.has(true) ? "zone" : found.has(undefined) ? "unknown" : "anywhere";
  };
}
