import { at, items, text } from "../../values";
import type { CloudAccount, CloudCall, CloudFault, CloudRule } from "../contract";
import { idOf } from "./existence";
import { isWithin, parentOf } from "./resource-ids";

/** How long a change of a network takes in a rehearsal, in milliseconds. The real ones take seconds. */
export const networkMilliseconds = 300;

const networks = /\/virtualNetworks\/[^/]+$/i;

/** Lists the ids of the networks that a call changes. */
function changedNetworks(call: CloudCall, account: CloudAccount): string[] {
  const { inputs } = call;
  const subnets = [
    at(inputs, "vnetSubnetID"),
    at(inputs, "apiServerAccessProfile", "subnetId"),
    ...items(inputs, "agentPoolProfiles").map((pool) => at(pool, "vnetSubnetID")),
    ...items(inputs, "networkRuleSet", "virtualNetworkRules").map((rule) => at(rule, "virtualNetworkResourceId")),
  ];
  return [
    idOf(call, account),
    parentOf(idOf(call, account)),
    text(inputs, "remoteVirtualNetwork", "id"),
    text(inputs, "targetResourceId"),
    ...subnets.map((id) => parentOf(text(id) ?? "")),
  ].filter((id): id is string => id !== undefined && networks.test(id));
}

/** Returns the network that a call changes while another call changes it, too. */
function sharedNetwork(call: CloudCall, account: CloudAccount): string | undefined {
  const others = new Set(
    account.ongoing.flatMap((other) => changedNetworks(other, account)).map((id) => id.toLowerCase()),
  );
  return changedNetworks(call, account).find((id) => others.has(id.toLowerCase()));
}

/** Returns a rule that refuses a change of a network beside another change of it. */
export function oneChangeOfNetwork(fault: (networkId: string, id: string) => CloudFault): CloudRule {
  return (call, account) => {
    const network = sharedNetwork(call, account);
    return network === undefined ? undefined : fault(network, idOf(call, account));
  };
}

/**
 * Azure's refusal of most changes while another one runs. The provider tries again: `shouldRetryConflict` in provider/pkg/azure/client_azcore.go
 * https://github.com/pulumi/pulumi-azure-native/issues/903
 */
export const anotherOperation = (): CloudFault => ({
  code: "AnotherOperationInProgress",
  message: "Another operation on this or dependent resource is in progress.",
  status: 409,
  transient: true,
});

/** Returns an ongoing call for something at or below a scope. */
export function ongoingWithin(scope: string, account: CloudAccount): CloudCall | undefined {
  return account.ongoing.find((other) => isWithin(idOf(other, account), scope));
}
