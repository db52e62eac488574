import { isValid } from "ipaddr.js";
import { isWhole, matches, notEmpty } from "../checks";
import { checkLabels } from "../labels";
import { collectProblems, expected, type Problem, quote } from "../problems";
import { badCidr, badDestination, badHostDestination, hiddenInternet } from "./check-cidrs";
import type { FlowPort, Peer, PodPeer } from "./flows";
import type { Direction } from "./peers";
import { policyPort } from "./ports";
import { splitWord, type Word, words } from "./words";

/** Words that need a port, because these peers may listen on any port. */
const needPort: ReadonlySet<Word> = new Set(["nodes", "internet", "cloud", "anywhere", "tenants"]);

/** Words that only add-ons may use, and the alternative for workloads. */
const insteadOf: Readonly<Partial<Record<Word, string>>> = {
  anywhere: "use a peer with cidr, or expose the workload",
  tenants: "select the pods by labels",
};

/** Lists the mistakes in the peers of a workload. */
export function checkPeers(peers: readonly Peer[], path: string, direction: Direction): Problem[] {
  const cidrs = peers.flatMap((peer) =>
    typeof peer === "object" && "cidr" in peer && typeof peer.cidr === "string" ? [peer.cidr] : [],
  );
  return [
    ...peers.flatMap((peer, index) => checkPeer(peer, `${path}[${index}]`, direction)),
    ...collectProblems([
      (direction === "ingress" || cidrs.every((cidr) => badDestination(cidr, path) === false)) &&
        hiddenInternet(path, [...new Set(cidrs)]),
    ]),
  ];
}

function checkPeer(peer: Peer, path: string, direction: Direction): Problem[] {
  if (typeof peer === "string") {
    return checkWord(peer, path, direction);
  }
  const { ports } = peer;
  const bad = (ports ?? []).map((port, index) => badFlowPort(port, `${path}.ports[${index}]`));
  /* In a policy, no port means all ports. */
  const none = notEmpty(`${path}.ports`, ports, "port", "for instance [5432]");
  return [...collectProblems(bad), ...none, ...checkEnd(peer, path, direction)];
}

function checkEnd(peer: Exclude<Peer, string>, path: string, direction: Direction): Problem[] {
  if ("cidr" in peer) {
    const isOutside = direction === "egress" && badDestination(peer.cidr, `${path}.cidr`);
    return collectProblems([badCidr(peer.cidr, `${path}.cidr`) || isOutside]);
  }
  return "host" in peer ? collectProblems([badHost(peer.host, `${path}.host`, direction)]) : checkPods(peer, path);
}

/** Lists the mistakes in a peer that selects pods. The namespace `*` means all namespaces. */
function checkPods({ namespace, pods, ports }: PodPeer, path: string): Problem[] {
  const isAll = Object.keys(pods).length === 0 && (namespace === undefined || ports === undefined);
  const fix = "without labels, this peer selects every pod; if you want that, also set namespace and ports";
  return [
    ...collectProblems([isAll && expected(`${path}.pods`, "at least one label", pods, fix)]),
    ...matches(`${path}.namespace`, namespace, /^(\*|[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)$/, "the name of a namespace"),
    ...checkLabels(`${path}.pods`, pods),
  ];
}

function checkWord(peer: Extract<Peer, string>, path: string, direction: Direction): Problem[] {
  const [word, port] = splitWord(peer);
  if (!words.includes(word)) {
    const usual = words.filter((one) => insteadOf[one] === undefined).map(quote);
    const form = `pods, a cidr, a host, or one of the words ${usual.join(", ")} (with a port, for instance "internet:443")`;
    return [expected(path, form, peer)];
  }
  const instead = insteadOf[word];
  return collectProblems([
    instead !== undefined && { path, message: `${quote(peer)} is for add-ons only; ${instead}` },
    direction === "ingress" &&
      (word === "dns" || word === "pod-identity") && {
        path,
        message: `${quote(peer)} never calls a workload; remove it`,
      },
    port === undefined && needPort.has(word) && expected(path, "a port", peer, `write ${quote(`${peer}:443`)}`),
    port !== undefined && badFlowPort(port, path),
  ]);
}

/** Returns the mistake in a port of a connection. */
export function badFlowPort(flowPort: FlowPort, path: string): Problem | false {
  const isForm = typeof flowPort === "number" || /^\d+\/UDP$/.test(flowPort);
  return (
    !(isForm && isWhole(policyPort(flowPort).port, 1, 65535)) &&
    expected(path, 'a port from 1 to 65535 such as 443 or "3478/UDP"', flowPort)
  );
}

function badHost(host: string, path: string, direction: Direction): Problem | false {
  if (direction === "ingress") {
    return expected(path, "a cidr", host, "network policies identify clients by address, not by host name");
  }
  if (isValid(host)) {
    return expected(path, "a host name", host, "for an address, set the option cidr");
  }
  if (/^\*\.[^.]*$/.test(host)) {
    return expected(
      path,
      'a name below a domain such as "*.example.com"',
      host,
      "this would match a whole top-level domain",
    );
  }
  const isHost = /^(?=.{1,253}$)([-a-z0-9*]{1,63}\.)+[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(host);
  return isHost
    ? badHostDestination(host, path)
    : expected(path, 'a host name such as "api.example.com" or "*.example.com"', host);
}
