import { type Fields, fields, items, number, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { isOfChart, labelOf, namespaceOf, type PlainObject } from "../objects";
import { type PodSource, portsOf, portsText, runningContainers, selectedPods } from "../pods";
import { selectorText } from "../selector";
import { broken, missing, note, ok, type Place, unknown } from "../verdicts";

/** Judges whether Services select pods, and whether these have the ports. */
export function judgeServices(cluster: Inventory): Verdict[] {
  return cluster.all("Service").flatMap((service) => judgeService(cluster, service));
}

function judgeService(cluster: Inventory, service: PlainObject): Verdict[] {
  const { selector, ports } = fields(service, "spec");
  /* Somebody else writes the endpoints of a Service without a selector. */
  if (Object.keys(fields(selector)).length === 0) {
    return [];
  }
  const namespace = namespaceOf(service);
  const pods = selectedPods(cluster, namespace, { matchLabels: selector });
  const place = { object: service, at: "selector" };
  if (pods.length === 0) {
    const words = {
      expected: `pods with the labels ${selectorText({ matchLabels: selector })} in ${namespace}`,
      got: "none",
      fix: "fix the selector or the pods' labels",
    };
    return [missing(cluster, place, namespace, words)];
  }
  return [ok(place), ...items(ports).map((port) => judgePort(service, port, pods))];
}

/** Judges whether some pod listens on a port. Containers that declare no ports may listen on any. */
function judgePort(service: PlainObject, port: Fields, pods: readonly PodSource[]): Verdict {
  const target = port.targetPort ?? port.port;
  const protocol = text(port, "protocol") ?? "TCP";
  const declared = portsOf(pods.flatMap(({ spec }) => runningContainers(spec))).filter(
    (one) => one.protocol === protocol,
  );
  const place: Place = { object: service, at: `port ${text(port, "name") ?? text(port, "port") ?? ""}` };
  if (declared.some((one) => one.number === number(target) || one.name === target)) {
    return ok(place);
  }
  const wanted = typeof target === "number" ? String(target) : `"${String(target)}"`;
  const expected = `targetPort ${wanted} (${protocol}) among the ports of ${labelOf(pods[0]?.object ?? {})}`;
  if (declared.length === 0 && typeof target === "number") {
    return unknown(place, expected, "its containers declare no ports");
  }
  /* A chart's Service may name ports that its program no longer has, which you cannot change; objects that need such a port are judged on
     their own. */
  return isOfChart(service) && typeof target === "number"
    ? note(place, `the chart names a port that no container declares: ${target} (${protocol})`)
    : broken(place, `expected ${expected}, got ${portsText(declared)}; fix targetPort or declare the port`);
}
