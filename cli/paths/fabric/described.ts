import { fields, items, number, text, texts } from "../../values";
import type { Cni, Fabric } from "../contract";

const cnis: Readonly<Record<string, Cni>> = { calico: "calico", cilium: "cilium", "vpc-cni": "vpc-cni" };

/** Describes the network of an existing cluster from the stack's file: `keelson:cluster: { network }`. */
export function describedFabric(cluster: unknown): Fabric {
  const { apiServer, cni, nodeCidrs, podCidrs, serviceCidrs } = fields(cluster, "network");
  const ranges = texts(apiServer, "cidrs");
  const known = (key: "nodes" | "pods" | "services", list: unknown) =>
    texts(list).length === 0 ? {} : { [key]: texts(list) };
  const sources = items(apiServer, "sources").flatMap((source) => text(source, "cidr") ?? []);
  const callers = sources.length > 0 ? sources : ranges;
  return {
    cni: cnis[text(cni) ?? ""] ?? "unknown",
    ...known("nodes", nodeCidrs),
    ...known("pods", podCidrs),
    ...known("services", serviceCidrs),
    ...(ranges.length > 0 && { apiServer: { ranges, port: number(apiServer, "port") ?? 443 } }),
    callers: [{ ranges: callers.length > 0 ? callers : undefined }],
  };
}
