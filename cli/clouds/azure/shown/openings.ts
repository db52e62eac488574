import { at, items } from "../../../values";
import type { TypeFacts } from "../../contract";
import { isEverybody } from "../../everybody";
import { publicRanges } from "./cluster";
import { portsOf, sourcesOf } from "./network";

/** By kind, what can be reached from the internet. */
export const openings: Readonly<Record<string, TypeFacts["opens"] & {}>> = {
  "azure-native.containerservice.ManagedCluster": (inputs) => {
    const ranges = publicRanges(inputs);
    return ranges.length === 0 ? [] : [`its API server for ${ranges.join(", ")}`];
  },
  "azure-native.containerservice.AgentPool": ({ enableNodePublicIP }) =>
    enableNodePublicIP === true ? ["public addresses for nodes"] : [],
  "azure-native.network.NetworkSecurityGroup": ({ securityRules }) =>
    items(securityRules)
      .filter(({ access, direction }) => access === "Allow" && direction === "Inbound")
      .filter((rule) => sourcesOf(rule).some(isEverybody))
      .map((rule) => `anybody at ${portsOf(rule)}`),
  "azure-native.keyvault.Vault": ({ properties }) =>
    at(properties, "publicNetworkAccess") === "Disabled" || at(properties, "networkAcls", "defaultAction") === "Deny"
      ? []
      : ["its keys for whoever has a role on them"],
  "azure-native.storage.StorageAccount": ({ publicNetworkAccess, networkRuleSet }) =>
    publicNetworkAccess === "Disabled" || at(networkRuleSet, "defaultAction") === "Deny"
      ? []
      : ["its data for whoever has a key or role"],
};
