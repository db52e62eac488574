import { shortened } from "../../../shortened";
import { at, type Fields, fields, items, text, texts } from "../../../values";
import { type ShownTypes, type Subject, said } from "../../shown";

/** What is shown of the control plane and its nodes. */
export const cluster: ShownTypes = {
  "azure-native.containerservice.ManagedCluster": {
    ownLine: true,
    values: (subject) => [
      text(subject.inputs.kubernetesVersion),
      said("tier", at(subject.inputs, "sku", "tier")),
      endpoint(subject),
      ...networkOf(subject.inputs),
      said("machines in group", subject.inputs.nodeResourceGroup),
      ...items(subject.inputs.agentPoolProfiles).map(
        (pool) => `pool ${text(pool.name) ?? "unknown"}: ${known(poolValues(pool)).join(", ")}`,
      ),
      said("acts as", subject.named("identity.userAssignedIdentities")),
      access(subject.inputs),
      said("disks under", subject.named("diskEncryptionSetID")),
      said("upgrades itself", at(subject.inputs, "autoUpgradeProfile", "upgradeChannel")),
      addons(subject.inputs),
    ],
    alarms: ({ inputs }) => [
      inputs.disableLocalAccounts === true ? undefined : "local accounts are on",
      at(inputs, "apiServerAccessProfile", "disableRunCommand") === true
        ? undefined
        : "commands can be run through Azure's API",
      isSecured(inputs, "azureKeyVaultKms") ? undefined : "Secrets are not encrypted by a key of yours",
      ...items(inputs.agentPoolProfiles).flatMap(poolAlarms),
    ],
  },
  "azure-native.containerservice.AgentPool": {
    ownLine: true,
    values: ({ inputs, named, name }) => [
      ...poolValues(inputs),
      said("in", named("vnetSubnetID", "azure-native.network.Subnet")),
      said("labels", labels(fields(inputs.nodeLabels), name)),
      said("taints", texts(inputs.nodeTaints).join(", ")),
    ],
    alarms: ({ inputs }) => poolAlarms(inputs),
  },
  "azure-native.containerservice.MaintenanceConfiguration": {
    partOf: "resourceName",
    lead: "maintained",
    values: ({ inputs }) => [window(inputs)],
  },
};

/** Ranges that reach a cluster's API server over the internet; none where only the network does. */
export function publicRanges(inputs: Fields): string[] {
  const profile = fields(inputs.apiServerAccessProfile);
  if (profile.enablePrivateCluster === true || inputs.publicNetworkAccess === "Disabled") {
    return [];
  }
  const { authorizedIPRanges } = profile;
  const isUnknown = authorizedIPRanges !== undefined && !Array.isArray(authorizedIPRanges);
  const ranges = isUnknown ? ["unknown ranges"] : texts(authorizedIPRanges);
  return ranges.length === 0 ? ["0.0.0.0/0"] : ranges;
}

function endpoint({ inputs, named }: Subject): string {
  const ranges = publicRanges(inputs);
  const inside = named("apiServerAccessProfile.subnetId", "azure-native.network.Subnet");
  const all = [
    ...(inside === undefined ? [] : [`in ${inside}`]),
    ranges.length === 0 ? "private" : `public for ${shortened(ranges)}`,
  ];
  return `API server ${all.join(" and ")}`;
}

function networkOf(inputs: Fields): (string | undefined)[] {
  const of = (key: string) => text(at(inputs, "networkProfile", key));
  const plugin = [of("networkPlugin"), of("networkPluginMode")].filter(Boolean).join(" ");
  return [
    said("network", plugin),
    said("policies by", of("networkPolicy")),
    said("pods", of("podCidr")),
    said("services", of("serviceCidr")),
    said("out by", of("outboundType")),
  ];
}

function access(inputs: Fields): string | undefined {
  const { managed, enableAzureRBAC } = fields(inputs.aadProfile);
  return managed === true
    ? `access by Entra, ${enableAzureRBAC === true ? "Azure's" : "Kubernetes'"} roles`
    : undefined;
}

function addons(inputs: Fields): string | undefined {
  const on = Object.entries(fields(inputs.addonProfiles)).filter(([, profile]) => at(profile, "enabled") === true);
  return on.length === 0 ? undefined : `with ${on.map(([name]) => name).join(", ")}`;
}

function isSecured(inputs: Fields, feature: string): boolean {
  const { securityProfile } = inputs;
  const isUnknown = securityProfile !== undefined && typeof securityProfile !== "object";
  return isUnknown || at(securityProfile, feature, "enabled") === true;
}

function poolValues(pool: Fields): (string | undefined)[] {
  const zones = texts(pool.availabilityZones);
  return [
    nodes(pool),
    zones.length === 0 ? "no zones" : `zones ${zones.join(",")}`,
    [text(pool.osSKU), text(pool.orchestratorVersion)].filter(Boolean).join(" "),
    said("disk", [text(pool.osDiskSizeGB), text(pool.osDiskType)].filter(Boolean).join(" GiB ")),
  ];
}

function nodes(pool: Fields): string {
  const { minCount, maxCount, count, vmSize, scaleSetPriority } = pool;
  const size =
    pool.enableAutoScaling === true ? `${text(minCount) ?? "?"}–${text(maxCount) ?? "?"}` : (text(count) ?? "?");
  return `${size} × ${text(vmSize) ?? "unknown size"}${scaleSetPriority === "Spot" ? " spot" : ""}`;
}

function poolAlarms(pool: Fields): (string | undefined)[] {
  return [
    at(pool, "securityProfile", "sshAccess") === "Disabled" ? undefined : "nodes can be reached by SSH",
    pool.enableEncryptionAtHost === true ? undefined : "nodes' disks are not encrypted at their host",
    pool.enableNodePublicIP === true ? "nodes have public addresses" : undefined,
  ];
}

/** A label that only repeats the pool's name says nothing. */
function labels(all: Fields, name: string): string {
  return Object.entries(all)
    .filter(([, value]) => value !== name)
    .map(([key, value]) => `${key}=${text(value) ?? "unknown"}`)
    .join(", ");
}

function window({ maintenanceWindow }: Fields): string | undefined {
  const { durationHours, schedule, startTime } = fields(maintenanceWindow);
  const day = text(at(schedule, "weekly", "dayOfWeek")) ?? Object.keys(fields(schedule))[0];
  return day === undefined ? undefined : `${day} ${text(startTime) ?? ""} for ${text(durationHours) ?? "?"} h`;
}

function known(values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== "");
}
