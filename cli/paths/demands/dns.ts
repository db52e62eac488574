import type { Connection, PodEnd, Port } from "../contract";
import { assumedPods, podsWith, type Scene } from "../scene";
import type { Demand } from "./demand";

/** The label of the DNS pods in every cluster: https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/ */
const selector = { "k8s-app": "kube-dns" };

/** Lists the ways to the cluster's DNS, of every pod that asks it. */
export function dnsDemands(scene: Scene): Demand[] {
  const servers = serversOf(scene);
  return scene.pods.flatMap(({ end, source }) => {
    const isServer = source.namespace === "kube-system" && source.labels["k8s-app"] === selector["k8s-app"];
    const policy = source.spec.dnsPolicy ?? "ClusterFirst";
    if (end.kind !== "pods" || isServer || policy !== "ClusterFirst") {
      return [];
    }
    const { otherDns: unknown } = scene.fabric;
    const connections = unknown === undefined ? servers.flatMap((server) => questions(end, server)) : [];
    return [{ object: source.object, at: "DNS", connections, ...(unknown !== undefined && { unknown }) }];
  });
}

const protocols: readonly Port[] = ["UDP", "TCP"].map((protocol) => ({ number: 53, protocol }));

function questions(from: PodEnd, to: PodEnd): Connection[] {
  return protocols.map((port) => ({ from, to, port, through: { port: 53, selector } }));
}

/** Returns the pods of the cluster's DNS. Every cluster has them, even if a plan does not show them. */
function serversOf(scene: Scene): PodEnd[] {
  const found = podsWith(scene, selector, "kube-system").flatMap(({ end }) => (end.kind === "pods" ? [end] : []));
  const name = "the cluster's DNS";
  const { assumed: _, ...known } = assumedPods(scene, { name, namespace: "kube-system", labels: selector, reason: "" });
  return found.length > 0 ? found.map((end) => ({ ...end, name })) : [known];
}
