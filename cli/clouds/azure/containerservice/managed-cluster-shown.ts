import { shortened } from "../../../shortened";
import { at, type Fields, fields, items, text, texts } from "../../../values";
import { type ShownType, type Subject, said } from "../../shown";
import { poolAlarms, shownPool } from "./agent-pool-shown";

/** How a plan shows a cluster. */
export const shownCluster: ShownType = {
  ownLine: true,
  values: ({ inputs, named }) => [
    text(inputs, "kubernetesVersion"),
    said("tier", at(inputs, "sku", "tier")),
    endpoint(inputs, named),
    ...network(inputs),
    said("nodes in resource group", inputs.nodeResourceGroup),
    ...items(inputs, "agentPoolProfiles").map(
      (pool) => `pool ${text(pool, "name") ?? "unknown"}: ${shownPool(pool).filter(Boolean).join(", ")}`,
    ),
    said("acts as", named("identity.userAssignedIdentities")),
    access(inputs),
    said("disks encrypted by", named("diskEncryptionSetID")),
    said("upgrades itself", at(inputs, "autoUpgradeProfile", "upgradeChannel")),
    addons(inputs),
  ],
  alarms: ({ inputs }) => [
    inputs.disableLocalAccounts === true ? undefined : "local accounts are on",
    at(inputs, "apiServerAccessProfile", "disableRunCommand") === true
      ? undefined
      : "commands can be run through Azure's API",
    inputs.linuxProfile === undefined ? undefined : "anyone with the SSH key of linuxProfile can log in to the nodes",
    encryptsSecrets(inputs) ? undefined : "Secrets are not encrypted with your own key",
    ...items(inputs, "agentPoolProfiles").flatMap(poolAlarms),
  ],
};

/** Lists the ranges that reach a cluster's API server over the internet; none if it is private. */
export function publicRanges(inputs: Fields): string[] {
  const profile = fields(inputs, "apiServerAccessProfile");
  if (profile.enablePrivateCluster === true || inputs.publicNetworkAccess === "Disabled") {
    return [];
  }
  const { authorizedIPRanges } = profile;
  const isUnknown = authorizedIPRanges !== undefined && !Array.isArray(authorizedIPRanges);
  const ranges = isUnknown ? ["unknown ranges"] : texts(authorizedIPRanges);
  return ranges.length === 0 ? ["0.0.0.0/0"] : ranges;
}

function endpoint(inputs: Fields, named: Subject["named"]): string {
  const ranges = publicRanges(inputs);
  const subnet = named("apiServerAccessProfile.subnetId", "azure-native.network.Subnet");
  const from = ranges.length === 0 ? "private" : `public for ${shortened(ranges)}`;
  return `API server ${subnet === undefined ? from : `in ${subnet} and ${from}`}`;
}

function network(inputs: Fields): (string | undefined)[] {
  const of = (key: string) => text(inputs, "networkProfile", key);
  return [
    said("network", [of("networkPlugin"), of("networkPluginMode")].filter(Boolean).join(" ")),
    said("network policies by", of("networkPolicy")),
    said("pods", of("podCidr")),
    said("services", of("serviceCidr")),
    said("egress through", of("outboundType")),
  ];
}

function access(inputs: Fields): string | undefined {
  const { managed, enableAzureRBAC } = fields(inputs, "aadProfile");
  return managed === true
    ? `access through Entra with ${enableAzureRBAC === true ? "Azure's" : "Kubernetes'"} roles`
    : undefined;
}

function addons(inputs: Fields): string | undefined {
  const profiles = Object.entries(fields(inputs, "addonProfiles"));
  const enabled = profiles.filter(([, profile]) => at(profile, "enabled") === true).map(([name]) => name);
  return enabled.length === 0 ? undefined : `with ${enabled.join(", ")}`;
}

/** Reports whether a key of your own encrypts Secrets; true if the profile is unknown. */
function encryptsSecrets({ securityProfile }: Fields): boolean {
  const isUnknown = securityProfile !== undefined && typeof securityProfile !== "object";
  return isUnknown || at(securityProfile, "azureKeyVaultKms", "enabled") === true;
}
