import { type Fields, fields, items, text } from "../../../../values";

/**
 * Names the topologies over which Kubernetes no longer must spread the pods, but only tries to. If one zone has more room than others, all pods may
 * then run there. https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition
 */
export function softerSpread(before: Fields, after: Fields): string | undefined {
  const [was, is] = [before, after].map(spreads);
  const lost = (was?.must ?? []).filter((key) => is?.must.includes(key) !== true && is?.may.includes(key) === true);
  return lost.length === 0
    ? undefined
    : `its pods are no longer forced to spread over ${[...new Set(lost)].join(" and ")}`;
}

function spreads(pod: Fields): { readonly must: string[]; readonly may: string[] } {
  const constraints = items(pod, "topologySpreadConstraints");
  const isHard = (each: Fields) => text(each, "whenUnsatisfiable") !== "ScheduleAnyway";
  const apart = fields(pod, "affinity", "podAntiAffinity");
  const preferred = items(apart, "preferredDuringSchedulingIgnoredDuringExecution").map((each) =>
    fields(each, "podAffinityTerm"),
  );
  return {
    must: [...constraints.filter(isHard), ...items(apart, "requiredDuringSchedulingIgnoredDuringExecution")].flatMap(
      topologyOf,
    ),
    may: [...constraints.filter((each) => !isHard(each)), ...preferred].flatMap(topologyOf),
  };
}

function topologyOf(rule: Fields): string[] {
  const key = text(rule, "topologyKey");
  return key === undefined ? [] : [key.replace(/^.*\//, "")];
}
