import { selects } from "../../cli/label-selector";
import { fields, number, text } from "../../cli/values";
import { type BoundAddon, isRecord, type Lookup } from "../../components";
import type { Peer, PodPeer } from "../../components/network";
import type { RenderedFacts, RenderedWorkload } from "./rendered-facts";

/** The labels of pods that a controller makes from custom resources, by the add-on that brings it. */
const madeByControllers: Readonly<Record<string, Readonly<Record<string, unknown>>[]>> = {
  "envoy-gateway": [{ "app.kubernetes.io/name": "envoy", "app.kubernetes.io/component": "proxy" }],
  "kube-prometheus-stack": [{ "app.kubernetes.io/name": "prometheus" }, { "app.kubernetes.io/name": "alertmanager" }],
};

/** The pods that labels select in a namespace. Of pods that a controller makes, nothing is known. */
type Pods = (labels: unknown, namespace?: string) => readonly RenderedWorkload[] | "unknown";

/** Lists the pods, ports, accounts and Services that an add-on's definition names and that its chart does not render. */
export function unrendered(addon: BoundAddon, lookup: Lookup, facts: RenderedFacts): string[] {
  const made = madeByControllers[addon.name] ?? [];
  const podsOf: Pods = (labels, namespace = addon.namespace) =>
    made.some((some) => isRecord(labels) && selects({ matchLabels: some }, labels))
      ? "unknown"
      : facts.workloads.filter((one) => one.namespace === namespace && selects({ matchLabels: labels }, one.labels));
  const flows = addon.flows(lookup);
  const accounts = new Set(facts.workloads.map(({ account }) => account));
  return [
    ...flows.flatMap(({ egress = [], ingress = [], name, pods }) => [
      ...inPods(podsOf, { pods, ports: ingress.flatMap(portsIn) }).map((why) => `flows.${name}: ${why}`),
      ...[...ingress.filter(isPods).map((peer) => ({ ...peer, ports: [] })), ...egress.filter(isPods)]
        .filter(({ namespace = addon.namespace }) => namespace === addon.namespace)
        .flatMap((peer) => inPods(podsOf, peer).map((why) => `flows.${name}: a peer: ${why}`)),
    ]),
    ...addon.identities
      .filter(({ serviceAccount }) => !accounts.has(serviceAccount))
      .map(({ serviceAccount }) => `identities.${serviceAccount}: no pod has this service account`),
    ...addon.offers.flatMap(({ capability, value }) =>
      inOffer(value, podsOf, facts).map((why) => `provides ${capability.name}: ${why}`),
    ),
  ];
}

/** Lists the pods of one rendering that no flow of an add-on with flows selects: they could connect to nothing. */
export function unselected({ flows, namespace }: BoundAddon, lookup: Lookup, { workloads }: RenderedFacts): string[] {
  const selectors = flows(lookup).map(({ pods }) => ({ matchLabels: pods }));
  return workloads
    .filter((one) => selectors.length > 0 && one.namespace === namespace)
    .filter(({ labels }) => !selectors.some((selector) => selects(selector, labels)))
    .map(({ name }) => `flows: none of them selects the pods of ${name}`);
}

function isPods(peer: Peer): peer is PodPeer {
  return typeof peer !== "string" && "pods" in peer;
}

function portsIn(peer: Peer): number[] {
  const ports = typeof peer === "string" ? [peer.split(":")[1] ?? ""] : (peer.ports ?? []);
  return ports.map((port) => Number.parseInt(String(port), 10)).filter((port) => !Number.isNaN(port));
}

/** Says that labels select no pod, or that none of the selected pods opens a port. */
function inPods(
  podsOf: Pods,
  {
    namespace,
    pods: labels,
    ports = [],
  }: { readonly namespace?: unknown; readonly pods: unknown; readonly ports?: readonly (number | string)[] },
): string[] {
  const pods = podsOf(labels, text(namespace));
  if (pods === "unknown") {
    return [];
  }
  const opened = new Set(pods.flatMap((one) => one.ports));
  const closed =
    pods.length === 0 ? [] : ports.map((port) => Number.parseInt(String(port), 10)).filter((port) => !opened.has(port));
  return [
    ...(pods.length === 0 ? [`no pod has the labels ${JSON.stringify(labels)}`] : []),
    ...closed.map((port) => `no pod with the labels ${JSON.stringify(labels)} opens ${port}`),
  ];
}

/** Lists the pods, ports and addresses in an offer that nothing rendered has. */
function inOffer(value: unknown, podsOf: Pods, facts: RenderedFacts): string[] {
  if (!isRecord(value)) {
    return typeof value === "string" ? inAddress(value, facts) : [];
  }
  const { labels, namespace } = fields(value, "pods");
  const port = number(value, "port");
  return [
    ...(isRecord(labels)
      ? inPods(podsOf, { namespace, pods: labels, ...(port !== undefined && { ports: [port] }) })
      : []),
    ...Object.values(value).flatMap((one) => inOffer(one, podsOf, facts)),
  ];
}

const address = /^(?:\w+:\/\/)?([-a-z0-9]+)\.([-a-z0-9]+)\.svc(?:\.cluster\.local)?(?::(\d+))?/;

function inAddress(value: string, { services }: RenderedFacts): string[] {
  const [, name, namespace, port = "80"] = address.exec(value) ?? [];
  const isThere = services.some(
    (one) => one.name === name && one.namespace === namespace && one.ports.includes(Number(port)),
  );
  const isBrought = name === "kubernetes" && namespace === "default";
  return name === undefined || isThere || isBrought ? [] : [`no Service answers at ${value}`];
}
