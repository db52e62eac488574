import { expected, ingressNginx, type Problem, retirementOf, zoneMisfit } from "../../components";
import { checkCloudIngress } from "./check-cloud-ingress";
import { type ClusterConfig, cloudOf } from "./cluster";
import type { StackConfig } from "./stack";

/** Lists the values that are right by themselves but contradict each other. */
export function checkAgreement(config: StackConfig): Problem[] {
  return [
    ...checkIngress(config),
    ...checkCloudIngress(config),
    ...checkAutoscaler(config),
    ...checkZones(config),
    ...checkZoneServices(config),
    ...checkKeyVault(config),
  ];
}

function checkIngress({ ingress, acceptRetired }: StackConfig): Problem[] {
  const retirement = retirementOf(ingressNginx.facts);
  const isRefused = retirement !== undefined && ingress === "ingress-nginx" && !acceptRetired.includes(ingress);
  const message = `${retirement}, or accept it by keelson:acceptRetired: [ingress-nginx]`;
  return isRefused ? [{ path: "keelson:ingress", message }] : [];
}

function checkAutoscaler({ cluster, karpenter }: StackConfig): Problem[] {
  const message = `needs cluster.autoscaler: karpenter, but ${autoscalerOf(cluster)}; remove it, or choose Karpenter on EKS`;
  return karpenter !== undefined && !(cluster.kind === "eks" && cluster.autoscaler === "karpenter")
    ? [{ path: "keelson:karpenter", message }]
    : [];
}

function autoscalerOf(cluster: ClusterConfig): string {
  switch (cluster.kind) {
    case "eks":
      return `cluster.autoscaler is ${cluster.autoscaler ?? "not set"}`;
    case "aks":
      return "AKS brings its own autoscaler";
    case "gke":
      return "GKE brings its own autoscaler";
    case "existing":
      return "the cluster exists already";
  }
}

function checkZones({ domain, dns }: StackConfig): Problem[] {
  const holds = (zone: string) => domain === zone || domain?.endsWith(`.${zone}`);
  const isOutside = domain !== undefined && dns !== undefined && !dns.zones.some((zone) => holds(zone.domain));
  const fix = "without it the hosts get neither records nor certificates";
  const given = dns?.zones.map((zone) => zone.domain);
  return isOutside
    ? [expected("keelson:dns.zones", `a zone that contains keelson:domain (${domain})`, given, fix)]
    : [];
}

function checkZoneServices({ cluster, dns }: StackConfig): Problem[] {
  return (dns?.zones ?? []).flatMap((zone, index) => {
    const message = zoneMisfit(cloudOf(cluster), zone);
    return message === undefined ? [] : [{ path: `keelson:dns.zones[${index}]`, message }];
  });
}

function checkKeyVault({ cluster, secrets, keyVault }: StackConfig): Problem[] {
  const cloud = cloudOf(cluster);
  const path = "keelson:keyVault";
  if (cloud !== "azure" && keyVault !== undefined) {
    return [{ path, message: `is for clusters on Azure, but the cluster's cloud is "${cloud}"; remove it` }];
  }
  const isMissing = cloud === "azure" && cluster.kind !== "existing" && secrets === "cloud" && keyVault === undefined;
  return isMissing
    ? [
        expected(
          path,
          "the vault that holds the secrets, { name, resourceGroup }",
          undefined,
          "or set keelson:secrets: none",
        ),
      ]
    : [];
}
