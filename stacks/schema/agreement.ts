import type { z } from "zod";
import { ingressNginx, retirementOf, zoneMisfit } from "../../components";
import type { addonChoices } from "./addons";
import type { aksCluster } from "./aks-cluster";
import { checkCloudIngress } from "./check-cloud-ingress";
import { cloudOf } from "./cluster-cloud";
import type { eksCluster } from "./eks-cluster";
import type { existingCluster } from "./existing-cluster";
import type { gkeCluster } from "./gke-cluster";

type Choices = z.infer<z.ZodObject<typeof addonChoices>>;

/** What is compared. */
export interface Values
  extends Pick<Choices, "ingress" | "acceptRetired" | "dns" | "karpenter" | "secrets" | "keyVault"> {
  readonly domain?: string | undefined;
  readonly acmeEmail?: string | undefined;
  readonly exposure: "internal" | "public";
  readonly issuer?: string | undefined;
  readonly cluster:
    | z.infer<typeof aksCluster>
    | z.infer<typeof eksCluster>
    | z.infer<typeof existingCluster>
    | z.infer<typeof gkeCluster>;
}

/** Refuses values that are right by themselves and contradict each other. */
export function checkAgreement(values: Values, context: z.RefinementCtx): void {
  const checks = [checkIngress, checkCloudIngress, checkAutoscaler, checkZones, checkZoneServices, checkKeyVault];
  for (const { path, message } of checks.flatMap((check) => check(values))) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
}

/** A value that another one contradicts. */
export interface Disagreement {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function checkIngress({ ingress, acceptRetired }: Values): Disagreement[] {
  const retirement = retirementOf(ingressNginx.facts);
  const isRefused = retirement !== undefined && ingress === "ingress-nginx" && !acceptRetired.includes(ingress);
  const message = `${retirement}, or accept it by keelson:acceptRetired: [ingress-nginx]`;
  return isRefused ? [{ path: ["ingress"], message }] : [];
}

function checkAutoscaler({ cluster, karpenter }: Values): Disagreement[] {
  const word = autoscalerOf(cluster);
  const message = `options of an autoscaler that is not chosen (cluster.autoscaler is ${word}, and a cluster has one): leave them out, or set cluster.autoscaler: karpenter`;
  return karpenter !== undefined && word !== "karpenter" ? [{ path: ["karpenter"], message }] : [];
}

function autoscalerOf(cluster: Values["cluster"]): string {
  switch (cluster.kind) {
    case "eks":
      return cluster.autoscaler ?? "not set";
    case "aks":
      return "AKS' own";
    case "gke":
      return "GKE's own";
    case "existing":
      return "none, the cluster exists";
  }
}

function checkZones({ domain, dns }: Values): Disagreement[] {
  const holds = (zone: string) => domain === zone || domain?.endsWith(`.${zone}`);
  const isOutside = domain !== undefined && dns !== undefined && !dns.zones.some((zone) => holds(zone.domain));
  const message = `a zone that keelson:domain (${domain}) lies in, or its hosts get no records and no certificates`;
  return isOutside ? [{ path: ["dns", "zones"], message }] : [];
}

function checkZoneServices({ cluster, dns }: Values): Disagreement[] {
  return (dns?.zones ?? []).flatMap((zone, index) => {
    const message = zoneMisfit(cloudOf(cluster), zone);
    return message === undefined ? [] : [{ path: ["dns", "zones", index], message }];
  });
}

function checkKeyVault({ cluster, secrets, keyVault }: Values): Disagreement[] {
  const cloud = cloudOf(cluster);
  const isMissing = cloud === "azure" && cluster.kind !== "existing" && secrets === "cloud" && keyVault === undefined;
  const isForeign = cloud !== "azure" && keyVault !== undefined;
  const vault = "the vault that secrets are in, { name, resourceGroup }; or keelson:secrets: none";
  return [
    ...(isMissing ? [{ path: ["keyVault"], message: vault }] : []),
    ...(isForeign
      ? [{ path: ["keyVault"], message: `no vault, since the cluster's cloud is "${cloud}": leave it out` }]
      : []),
  ];
}
