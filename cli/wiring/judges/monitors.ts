import { selects, selectsAll } from "../../label-selector";
import { fields, items, text, texts } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { namespaceOf, type PlainObject } from "../objects";
import { portsOf, portsText, runningContainers } from "../pods";
import { selectorText } from "../selector";
import { broken, missing, ok, servicePorts } from "../verdicts";

/** Targets that a monitor may find: Services or pods. */
interface Candidate {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly ports: readonly { readonly name?: string; readonly number: number }[];
}

/** Judges whether monitors select Services or pods with the ports that they scrape. */
export function judgeMonitors(cluster: Inventory): Verdict[] {
  const services = cluster.all("Service").map((service) => ({
    namespace: namespaceOf(service),
    labels: fields(service, "metadata", "labels"),
    ports: servicePorts(service),
  }));
  const pods = cluster.pods.map(({ labels, namespace, spec }) => ({
    namespace,
    labels,
    ports: portsOf([...runningContainers(spec), ...items(spec.initContainers)]),
  }));
  const judge = (kind: string, what: string, endpoints: string, candidates: readonly Candidate[]) =>
    cluster
      .all(`${kind}.monitoring.coreos.com`)
      .flatMap((monitor) => judgeMonitor(cluster, monitor, { what, endpoints, candidates }));
  return [
    ...judge("ServiceMonitor", "Services", "endpoints", [...services, ...kubeletServices(cluster)]),
    ...judge("PodMonitor", "pods", "podMetricsEndpoints", pods),
  ];
}

/**
 * Lists the Services of the nodes that Prometheus' operator makes, as its argument names them.
 * https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/kubelet/controller.go
 */
function kubeletServices({ pods }: Inventory): Candidate[] {
  const args = pods.flatMap(({ spec }) => items(spec.containers).flatMap((container) => texts(container, "args")));
  return args.flatMap((arg) => {
    const [, namespace] = /^--kubelet-service=([^/]+)\/./.exec(arg) ?? [];
    const labels = { "k8s-app": "kubelet", "app.kubernetes.io/name": "kubelet" };
    const ports = [
      { name: "https-metrics", number: 10250 },
      { name: "http-metrics", number: 10255 },
      { name: "cadvisor", number: 4194 },
    ];
    return namespace === undefined ? [] : [{ namespace, labels, ports }];
  });
}

interface Scraped {
  /** Services or pods. */
  readonly what: string;
  /** The key of the endpoints. */
  readonly endpoints: string;
  readonly candidates: readonly Candidate[];
}

function judgeMonitor(cluster: Inventory, object: PlainObject, { what, endpoints, candidates }: Scraped): Verdict[] {
  const spec = fields(object, "spec");
  const { any, matchNames } = fields(spec, "namespaceSelector");
  const listed = texts(matchNames);
  const namespaces = listed.length > 0 ? listed : [namespaceOf(object)];
  const found = candidates.filter(
    ({ labels, namespace }) => (any === true || namespaces.includes(namespace)) && selects(spec.selector, labels),
  );
  const where = any === true ? "any namespace" : namespaces.join(", ");
  const place = { object, at: "selector" };
  if (found.length === 0) {
    const labels = selectsAll(spec.selector) ? "" : ` with the labels ${selectorText(spec.selector)}`;
    const words = { expected: `${what}${labels} in ${where}`, got: "none", fix: "fix the selector or the labels" };
    const bringing = any === true ? undefined : namespaces.find((one) => cluster.mayBring(one) !== undefined);
    return [missing(cluster, place, bringing ?? (any === true ? undefined : namespaces[0]), words)];
  }
  const ports = found.flatMap((one) => one.ports);
  const wanted = items(spec, endpoints).flatMap(({ port }) => text(port) ?? []);
  return [
    ok(place),
    ...wanted.map((port) => {
      const endpoint = { object, at: `port ${port}` };
      return ports.some(({ name }) => name === port)
        ? ok(endpoint)
        : broken(endpoint, `expected a port "${port}" of the selected ${what}, got ${portsText(ports)}; fix the name`);
    }),
  ];
}
