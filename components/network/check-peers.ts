import { isValidCIDR } from "ipaddr.js";
import { collectProblems, isPlain, type Problem, quote } from "../problems";
import type { FlowPort, Peer } from "./flows";
import type { Direction } from "./peers";
import { policyPort } from "./ports";
import { splitWord, type Word, words } from "./words";

/** Words that stand for a place at any of whose ports somebody may listen, so that one has to be said. */
const needPort: ReadonlySet<Word> = new Set(["nodes", "internet", "cloud", "anywhere"]);

/** Objections to the other ends of a workload's connections. */
export function checkPeers(peers: readonly Peer[], path: string, direction: Direction): Problem[] {
  return peers.flatMap((peer, index) => checkPeer(peer, `${path}[${index}]`, direction));
}

function checkPeer(peer: Peer, path: string, direction: Direction): Problem[] {
  if (typeof peer === "string") {
    return checkWord(peer, path, direction);
  }
  const bad = (peer.ports ?? []).map((port, index) => badFlowPort(port, `${path}.ports[${index}]`));
  if ("cidr" in peer) {
    return collectProblems([...bad, badCidr(peer.cidr, `${path}.cidr`), noPorts(peer.ports, `${path}.ports`)]);
  }
  return collectProblems("host" in peer ? [...bad, badHost(peer.host, `${path}.host`, direction)] : bad);
}

function checkWord(peer: Extract<Peer, string>, path: string, direction: Direction): Problem[] {
  const [word, port] = splitWord(peer);
  const usual = words.filter((one) => one !== "anywhere").map(quote);
  if (!words.includes(word)) {
    const message = `one of ${usual.join(", ")}, with a port as in "internet:443", or pods, a cidr or a host, given ${quote(peer)}`;
    return [{ path, message }];
  }
  return collectProblems([
    word === "anywhere" && {
      path,
      message: `whom it is about, given ${quote(peer)}: name a cidr, or expose the workload`,
    },
    direction === "ingress" &&
      (word === "dns" || word === "pod-identity") && {
        path,
        message: `whoever may connect to it, given ${quote(peer)}, which connects to nobody: leave it out`,
      },
    port === undefined &&
      needPort.has(word) && { path, message: `a port, given ${quote(peer)}: write ${quote(`${peer}:443`)}` },
    port !== undefined && badFlowPort(port, path),
  ]);
}

/** An objection to a port of a connection. */
export function badFlowPort(given: FlowPort, path: string): Problem | false {
  const { port } = policyPort(given);
  return (
    (!Number.isInteger(port) || port < 1 || port > 65535) && {
      path,
      message: `a port from 1 to 65535, such as 443 or "3478/UDP", given ${quote(given)}`,
    }
  );
}

function noPorts(ports: readonly FlowPort[] | undefined, path: string): Problem | false {
  return (ports ?? []).length === 0 && { path, message: "at least one port, given none, for instance [5432]" };
}

/** An objection to what is no range of addresses; what is not known yet is taken as it is. */
export function badCidr(cidr: unknown, path: string): Problem | false {
  return (
    isPlain(cidr) &&
    !(typeof cidr === "string" && isValidCIDR(cidr)) && {
      path,
      message: `a range in CIDR notation, such as "10.9.0.0/24", given ${quote(cidr)}`,
    }
  );
}

function badHost(host: string, path: string, direction: Direction): Problem | false {
  if (direction === "ingress") {
    const message = `addresses, given the host ${quote(host)}: whoever connects is not known by its name; use cidr`;
    return { path, message };
  }
  const isHost = /^(?=.{1,253}$)([-a-z0-9*]{1,63}\.)+[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(host);
  return !isHost && { path, message: `a host name such as "api.example.com" or "*.example.com", given ${quote(host)}` };
}
