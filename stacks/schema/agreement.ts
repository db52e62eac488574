import type { z } from "zod";
import { ingressNginx, retirementOf } from "../../components";
import type { addonChoices } from "./addons";
import type { eksCluster } from "./eks-cluster";
import type { existingCluster } from "./existing-cluster";

type Choices = z.infer<z.ZodObject<typeof addonChoices>>;

interface Values extends Pick<Choices, "ingress" | "acceptRetired" | "dns" | "karpenter"> {
  readonly domain?: string | undefined;
  readonly cluster: z.infer<typeof eksCluster> | z.infer<typeof existingCluster>;
}

/** Refuses values that are right by themselves and contradict each other. */
export function checkAgreement(values: Values, context: z.RefinementCtx): void {
  for (const { path, message } of [...checkIngress(values), ...checkAutoscaler(values), ...checkZones(values)]) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
}

interface Disagreement {
  readonly path: readonly string[];
  readonly message: string;
}

function checkIngress({ ingress, acceptRetired }: Values): Disagreement[] {
  const retirement = retirementOf(ingressNginx.facts);
  const isRefused = retirement !== undefined && ingress === "ingress-nginx" && !acceptRetired.includes(ingress);
  const message = `${retirement}, or accept it by keelson:acceptRetired: [ingress-nginx]`;
  return isRefused ? [{ path: ["ingress"], message }] : [];
}

function checkAutoscaler({ cluster, karpenter }: Values): Disagreement[] {
  const word = cluster.kind === "eks" ? (cluster.autoscaler ?? "not set") : "none, the cluster exists";
  const message = `options of an autoscaler that is not chosen (cluster.autoscaler is ${word}, and a cluster has one): leave them out, or set cluster.autoscaler: karpenter`;
  return karpenter !== undefined && word !== "karpenter" ? [{ path: ["karpenter"], message }] : [];
}

function checkZones({ domain, dns }: Values): Disagreement[] {
  const holds = (zone: string) => domain === zone || domain?.endsWith(`.${zone}`);
  const isOutside = domain !== undefined && dns !== undefined && !dns.zones.some((zone) => holds(zone.domain));
  const message = `a zone that keelson:domain (${domain}) lies in, or its hosts get no records and no certificates`;
  return isOutside ? [{ path: ["dns", "zones"], message }] : [];
}
