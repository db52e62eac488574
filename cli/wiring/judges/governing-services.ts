import { escapedPattern } from "../../escaped-pattern";
import { selects } from "../../label-selector";
import { fields, items, number, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import type { PodSource } from "../pods";
import { judged, note } from "../verdicts";

/**
 * Judges the Service that gives the pods of a StatefulSet their names in DNS. Pods also run without it, for instance those of operators
 * that elect a leader. So it must exist only if something uses the names:
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function judgeGoverningService(cluster: Inventory, source: PodSource): Verdict[] {
  if (source.kind !== "StatefulSet.apps") {
    return [];
  }
  const { namespace, object } = source;
  const place = { object, at: "serviceName" };
  const name = text(object, "spec", "serviceName") ?? "";
  const isLonely = (number(fields(object, "spec"), "replicas") ?? 1) <= 1;
  return judged(cluster, place, { kind: "Service", namespace, name }).map((verdict) =>
    verdict.state === "broken" && (isLonely || !needsNames(cluster, source, name))
      ? note(
          place,
          `no Service "${name}" exists, so the ${isLonely ? "pod runs without a DNS name" : "pods have no DNS names, but nothing uses such names"}`,
        )
      : verdict,
  );
}

/** Reports whether a headless Service was created for the pods, or a setting or a file in their namespace has a host of the Service. */
function needsNames(cluster: Inventory, { namespace, labels }: PodSource, name: string): boolean {
  const isHeadless = cluster.all("Service", namespace).some((service) => {
    const { clusterIP, selector } = fields(service, "spec");
    return clusterIP === "None" && selects({ matchLabels: selector }, labels);
  });
  const service = escapedPattern(name);
  /* A pod's host (`db-0.db`) or, with a port, the Service's own (`db:5432`): a plain name is also that of other objects. */
  const host = new RegExp(`\\.${service}(?![\\w-])|(?<![\\w-])${service}(?:\\.[\\w-]+)*:\\d`);
  const settings = cluster.pods
    .filter((pods) => pods.namespace === namespace)
    .flatMap(({ spec }) => [...items(spec.initContainers), ...items(spec.containers)])
    .map(({ args, command, env }) => ({ args, command, env }));
  const files = cluster.all("ConfigMap", namespace).map(({ data }) => data);
  return isHeadless || [...settings, ...files].some((each) => host.test(JSON.stringify(each) ?? ""));
}
