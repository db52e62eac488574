import type { RegisteredResource } from "../../../components/testing";
import { at, type Fields, items, text } from "../../values";
import { charge, countText, logs, machines, numeric } from "./billing";
import type { Verdict } from "./contract";
import { azureMachine, azurePrice } from "./prices";

type Charged = (inputs: Fields, location: string) => Verdict;

const charged: Readonly<Record<string, Charged>> = {
  "azure-native:containerservice:ManagedCluster": cluster,
  "azure-native:containerservice:AgentPool": pool,
  "azure-native:network:FlowLog": () => [{ what: "flow logs and their analysis", why: "Azure bills flow logs per GB" }],
  "azure-native:network:NatGateway": (_, location) => [charge("NAT gateway", azurePrice("natGatewayHour", location))],
  "azure-native:network:PublicIPAddress": (_, location) => [
    charge("public IPv4 address", azurePrice("publicAddressHour", location)),
  ],
  "azure-native:operationalinsights:Workspace": (_, location) => [logs(azurePrice("logGigabyte", location))],
};

/** Returns the charges for a resource of Azure; `undefined` for a type that Keelson does not know. */
export function azureCharges({ type, inputs }: RegisteredResource, location: string): Verdict | undefined {
  return charged[type]?.(inputs, location);
}

/** The tier `Free` has a control plane that costs nothing. https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers */
function cluster(inputs: Fields, location: string): Verdict {
  const tier = text(inputs, "sku", "tier") ?? "Free";
  const price =
    tier === "Standard"
      ? azurePrice("standardControlPlaneHour", location)
      : azurePrice("premiumControlPlaneHour", location);
  return [
    ...(tier === "Free" ? [] : [charge(`control plane of tier ${tier}`, price)]),
    ...(at(inputs, "networkProfile", "advancedNetworking", "enabled") === true
      ? [{ what: "Advanced Container Networking Services", why: "no list price is known" }]
      : []),
    /* https://learn.microsoft.com/azure/aks/node-autoprovision */
    ...(text(inputs, "nodeProvisioningProfile", "mode") === "Auto"
      ? [
          {
            what: "machines that node auto-provisioning adds",
            why: "the number of machines depends on the pods",
            machines: { max: Number.POSITIVE_INFINITY },
          },
        ]
      : []),
    ...items(inputs, "agentPoolProfiles").flatMap((profile) => pool(profile, location)),
  ];
}

function pool(inputs: Fields, location: string): Verdict {
  const fixed = numeric(inputs, "count") ?? 0;
  const scales = at(inputs, "enableAutoScaling") === true;
  const count = {
    min: scales ? (numeric(inputs, "minCount") ?? fixed) : fixed,
    max: scales ? (numeric(inputs, "maxCount") ?? fixed) : fixed,
  };
  const spot = text(inputs, "scaleSetPriority") === "Spot";
  const size = text(inputs, "vmSize");
  const disks =
    text(inputs, "osDiskType") === "Ephemeral"
      ? []
      : [
          {
            what: `disks of ${countText(count)} machines`,
            why: "AKS chooses the disk type",
          },
        ];
  return [machines(size, count, { price: (each) => azureMachine(each, location), spot }), ...disks];
}
