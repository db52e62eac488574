import { judgePaths } from "../../cli/paths";
import type { Connection, Fabric, Paths, PodEnd } from "../../cli/paths/contract";
import { sceneOf } from "../../cli/paths/scene";
import type { Fields } from "../../cli/values";
import { Inventory, type PlainObject, type Surroundings } from "../../cli/wiring";
import { object } from "../wiring/objects";

/** A network in which each kind of end has a range of its own. */
export const fabric: Fabric = {
  cni: "calico",
  nodes: ["10.0.0.0/24"],
  pods: ["10.1.0.0/16"],
  services: ["10.96.0.0/16"],
  apiServer: { ranges: ["10.0.9.0/28"], port: 443 },
  callers: [{ ranges: ["10.0.9.0/28"] }],
};

/** Makes pods with the label `app`. */
export function pods(path: string, ...ports: PodEnd["ports"]): PodEnd {
  const [namespace = "", app = ""] = path.split("/");
  return {
    kind: "pods",
    name: path,
    namespace,
    namespaceLabels: { "kubernetes.io/metadata.name": namespace, team: namespace },
    labels: { app },
    ports: ports.length > 0 ? ports : [{ name: "http", number: 8080, protocol: "TCP" }],
  };
}

/** Connects pods by a port of TCP. */
export function connection(
  from: Connection["from"],
  to: Connection["to"],
  number = 8080,
  protocol = "TCP",
): Connection {
  return { from, to, port: { number, protocol } };
}

/** Makes a NetworkPolicy of the pods with the label `app`, or of all with `*`. */
export function policy(path: string, spec: Fields): PlainObject {
  const app = path.split("/").at(-1);
  const podSelector = app === "*" ? {} : { matchLabels: { app } };
  return object("networking.k8s.io/v1", "NetworkPolicy", path.replace("*", "all"), { spec: { podSelector, ...spec } });
}

/** Denies everything in a namespace that is not allowed. */
export function denyAll(namespace: string): PlainObject {
  return policy(`${namespace}/*`, { policyTypes: ["Ingress", "Egress"] });
}

/** Makes a peer of pods with the label `app`, in a namespace if one is given. */
export function peer(path: string): Fields {
  const [first = "", second] = path.split("/");
  return second === undefined
    ? { podSelector: { matchLabels: { app: first } } }
    : {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": first } },
        podSelector: { matchLabels: { app: second } },
      };
}

/** Reads the policies among objects. */
export function policiesAmong(objects: readonly PlainObject[], own: Fabric = fabric) {
  return sceneOf(new Inventory(objects, { unseen: [] }), own).policies;
}

/** Judges objects that are all of a cluster. */
export function judged(
  objects: readonly PlainObject[],
  own: Partial<Fabric> = {},
  surroundings: Partial<Surroundings> = {},
): Paths {
  return judgePaths(objects, { unseen: [], ...surroundings }, { ...fabric, ...own });
}
