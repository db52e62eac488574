import { groupBy } from "../../group-by";
import { type Fields, fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { controllerOf, kindIn, labelOf, namespaceOf, type PlainObject } from "../objects";
import { podSourceOf } from "../pods";
import { broken, judged, ok } from "../verdicts";
import { defaultRequests } from "./replicas";

/** An autoscaler and the workload that it scales. */
interface Autoscaler {
  readonly object: PlainObject;
  readonly at: string;
  readonly target: { readonly kind: string; readonly namespace: string; readonly name: unknown };
  /** The resources whose utilization it reads; of one container or of all. */
  readonly utilization: readonly { readonly resource: string; readonly container?: string }[];
  /** Whether it changes pods' requests, and not the number of pods. */
  readonly vertical: boolean;
}

/**
 * Judges whether autoscalers have targets, whether the targets have the requests that utilization refers to, and whether two share a
 * target.
 */
export function judgeAutoscalers(cluster: Inventory): Verdict[] {
  const autoscalers = autoscalersOf(cluster);
  return [
    ...autoscalers.flatMap(({ object, at, target }) => judged(cluster, { object, at }, target)),
    ...autoscalers.flatMap((autoscaler) => judgeRequests(cluster, autoscaler)),
    ...judgeShared(autoscalers),
    ...judgeAuthentication(cluster),
  ];
}

function autoscalersOf(cluster: Inventory): Autoscaler[] {
  const horizontal = cluster
    .all("HorizontalPodAutoscaler.autoscaling")
    .filter((object) => controllerOf(object) !== "ScaledObject.keda.sh");
  return [
    ...horizontal.map((object) => ({
      ...target(object, "scaleTargetRef"),
      utilization: items(object, "spec", "metrics").flatMap(utilizationOf),
      vertical: false,
    })),
    ...cluster.all("ScaledObject.keda.sh").map((object) => ({
      ...target(object, "scaleTargetRef"),
      utilization: items(object, "spec", "triggers").flatMap(triggerUtilization),
      vertical: false,
    })),
    ...cluster.all("VerticalPodAutoscaler.autoscaling.k8s.io").map((object) => ({
      ...target(object, "targetRef"),
      utilization: [],
      vertical: true,
    })),
  ];
}

function target(object: PlainObject, at: string): Pick<Autoscaler, "object" | "at" | "target"> {
  const { apiVersion, kind, name } = fields(object, "spec", at);
  const targetKind = kindIn(text(apiVersion) ?? "apps/v1", text(kind) ?? "Deployment");
  return { object, at, target: { kind: targetKind, namespace: namespaceOf(object), name } };
}

function utilizationOf({ type, resource, containerResource }: Fields): Autoscaler["utilization"] {
  const { name, target: wanted, container } = fields(type === "ContainerResource" ? containerResource : resource);
  return text(wanted, "type") === "Utilization"
    ? [{ resource: text(name) ?? "", ...(text(container) !== undefined && { container: text(container) }) }]
    : [];
}

/** https://keda.sh/docs/latest/scalers/cpu/ */
function triggerUtilization({ type, metricType, metadata }: Fields): Autoscaler["utilization"] {
  const isResource = type === "cpu" || type === "memory";
  if (!isResource || (metricType ?? text(metadata, "type") ?? "Utilization") !== "Utilization") {
    return [];
  }
  const container = text(metadata, "containerName");
  return [{ resource: type, ...(container !== undefined && { container }) }];
}

/** https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details */
function judgeRequests(cluster: Inventory, { object, target: { kind, name, namespace }, utilization }: Autoscaler) {
  const workload = cluster.find({ kind, namespace, name: text(name) ?? "" });
  const pods = workload && podSourceOf(kind, workload);
  if (workload === undefined || pods === undefined) {
    return [];
  }
  const given = defaultRequests(cluster, namespace);
  return utilization.map(({ resource, container }) => {
    const place = { object, at: `metric ${resource}` };
    const containers = [...items(pods.spec.containers)].filter((one) => [undefined, one.name].includes(container));
    const without = containers.filter((one) => !given.has(resource) && !requests(one, resource));
    if (containers.length === 0) {
      return broken(place, `expected container "${container ?? ""}" in ${labelOf(workload)}, got none; fix the name`);
    }
    const names = without.map((one) => text(one, "name") ?? "").join(", ");
    const expected = `a request for ${resource} in every container of ${labelOf(workload)}`;
    return without.length === 0
      ? ok(place)
      : broken(place, `expected ${expected}, got none in ${names}; the metric needs this request, so add it`);
  });
}

/** Kubernetes sets a missing request to the limit. */
function requests({ resources }: Fields, resource: string): boolean {
  return fields(resources, "requests")[resource] !== undefined || fields(resources, "limits")[resource] !== undefined;
}

/** Vertical autoscalers may share a target with others, unless both use the same resource. */
function judgeShared(autoscalers: readonly Autoscaler[]): Verdict[] {
  const named = autoscalers.filter(({ target: { name } }) => text(name) !== undefined);
  const alike = groupBy(
    named,
    ({ target: { kind, name, namespace }, vertical }) => `${String(vertical)} ${kind} ${namespace}/${text(name) ?? ""}`,
  );
  return [...alike.values()].flatMap(([first, ...more]) =>
    more.map(({ object, at }) => {
      const other = first === undefined ? "" : labelOf(first.object);
      return broken({ object, at }, `expected no other autoscaler for its target, got ${other}; remove one of the two`);
    }),
  );
}

function judgeAuthentication(cluster: Inventory): Verdict[] {
  return cluster.all("ScaledObject.keda.sh").flatMap((object) =>
    items(object, "spec", "triggers").flatMap(({ authenticationRef }) => {
      const { kind, name } = fields(authenticationRef);
      const isClusterWide = kind === "ClusterTriggerAuthentication";
      const place = { object, at: "authenticationRef" };
      return judged(cluster, place, {
        kind: `${isClusterWide ? "Cluster" : ""}TriggerAuthentication.keda.sh`,
        ...(!isClusterWide && { namespace: namespaceOf(object) }),
        name,
      });
    }),
  );
}
