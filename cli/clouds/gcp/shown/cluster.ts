import { shortened } from "../../../shortened";
import { at, type Fields, fields, items, text, texts } from "../../../values";
import { type ShownTypes, type Subject, said } from "../../shown";

/** What is shown of the control plane and its nodes. */
export const cluster: ShownTypes = {
  "gcp.container.Cluster": {
    ownLine: true,
    values: (subject) => [
      [text(subject.inputs.minMasterVersion), channel(subject.inputs)].filter(Boolean).join(" "),
      endpoint(subject.inputs),
      said("in", subject.named("subnetwork", "gcp.compute.Subnetwork")),
      dataPlane(subject.inputs),
      encryption(subject),
      said(
        "logs",
        shortened(texts(at(subject.inputs, "loggingConfig", "enableComponents")).map((each) => each.toLowerCase())),
      ),
      maintenance(subject.inputs),
      said("groups under", at(subject.inputs, "authenticatorGroupsConfig", "securityGroup")),
      at(subject.inputs, "binaryAuthorization", "evaluationMode") === "PROJECT_SINGLETON_POLICY_ENFORCE"
        ? "images by Binary Authorization"
        : undefined,
      subject.inputs.deletionProtection === false ? undefined : "deletion protection",
    ],
    alarms: ({ inputs }) => [
      at(inputs, "databaseEncryption", "state") === "ENCRYPTED"
        ? undefined
        : "Secrets are not encrypted by a key of yours",
      at(inputs, "privateClusterConfig", "enablePrivateNodes") === true ? undefined : "nodes have public addresses",
      inputs.enableLegacyAbac === true ? "legacy ABAC lets service accounts do more than RBAC says" : undefined,
      inputs.enableShieldedNodes === false ? "nodes are not shielded" : undefined,
      at(inputs, "masterAuth", "clientCertificateConfig", "issueClientCertificate") === true
        ? "a client certificate, which cannot be revoked, is issued"
        : undefined,
      inputs.workloadIdentityConfig === undefined ? "pods act as their node" : undefined,
    ],
  },
  "gcp.container.NodePool": {
    ownLine: true,
    values: ({ name, inputs }) => [
      nodes(inputs),
      said("in", shortened(texts(inputs.nodeLocations))),
      disk(fields(inputs.nodeConfig)),
      said("labels", labels(fields(at(inputs, "nodeConfig", "labels")), name)),
      said(
        "taints",
        items(at(inputs, "nodeConfig", "taints"))
          .map(taint)
          .join(", "),
      ),
      upgrades(inputs),
    ],
    alarms: ({ inputs }) => [
      at(inputs, "networkConfig", "enablePrivateNodes") === false ? "nodes have public addresses" : undefined,
      at(inputs, "nodeConfig", "serviceAccount") === undefined
        ? "nodes act as Compute Engine's default account"
        : undefined,
      at(inputs, "nodeConfig", "workloadMetadataConfig", "mode") === "GKE_METADATA"
        ? undefined
        : "pods can act as their node",
      at(inputs, "nodeConfig", "bootDiskKmsKey") === undefined
        ? "disks are not encrypted by a key of yours"
        : undefined,
    ],
  },
};

/** Ranges that reach a cluster's public endpoint; none where it has none. GKE lets in everybody unless told otherwise. */
export function publicRanges(inputs: Fields): string[] {
  if (at(inputs, "privateClusterConfig", "enablePrivateEndpoint") === true) {
    return [];
  }
  const ranges = items(at(inputs, "masterAuthorizedNetworksConfig", "cidrBlocks")).map(
    ({ cidrBlock }) => text(cidrBlock) ?? "unknown ranges",
  );
  return inputs.masterAuthorizedNetworksConfig === undefined ? ["0.0.0.0/0"] : ranges;
}

/** Whether a cluster is reached by its name, from wherever IAM lets in. */
export function hasPublicName(inputs: Fields): boolean {
  return at(inputs, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "allowExternalTraffic") === true;
}

function endpoint(inputs: Fields): string {
  const ranges = publicRanges(inputs);
  const where = ranges.length === 0 ? "private" : `public for ${shortened(ranges)}`;
  return `endpoint ${where}${hasPublicName(inputs) ? " and by name" : ""}`;
}

function channel(inputs: Fields): string | undefined {
  const name = text(at(inputs, "releaseChannel", "channel"));
  return name === undefined || name === "UNSPECIFIED" ? "no release channel" : name.toLowerCase();
}

function dataPlane(inputs: Fields): string {
  if (inputs.datapathProvider === "ADVANCED_DATAPATH") {
    const isEncrypted = inputs.inTransitEncryptionConfig === "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT";
    return isEncrypted ? "Dataplane V2, encrypted between nodes" : "Dataplane V2";
  }
  return at(inputs, "networkPolicy", "enabled") === true ? "Calico" : "no NetworkPolicies";
}

function encryption({ inputs, named }: Subject): string | undefined {
  const key = named("databaseEncryption.keyName", "gcp.kms.CryptoKey");
  return at(inputs, "databaseEncryption", "state") === "ENCRYPTED"
    ? `Secrets encrypted by key ${key ?? "unknown"}`
    : undefined;
}

function maintenance(inputs: Fields): string | undefined {
  const recurrence = text(at(inputs, "maintenancePolicy", "recurringWindow", "recurrence"));
  const start = text(at(inputs, "maintenancePolicy", "dailyMaintenanceWindow", "startTime"));
  const days = /BYDAY=([A-Z,]+)/.exec(recurrence ?? "")?.[1]?.replaceAll(",", ", ");
  return said("maintained", recurrence === undefined ? said("daily at", start) : said("on", days ?? recurrence));
}

function nodes({ autoscaling, nodeConfig, nodeCount }: Fields): string {
  const { minNodeCount, maxNodeCount, totalMinNodeCount, totalMaxNodeCount } = fields(autoscaling);
  const [min, max] = [text(totalMinNodeCount) ?? text(minNodeCount), text(totalMaxNodeCount) ?? text(maxNodeCount)];
  const count = max === undefined ? (text(nodeCount) ?? "?") : `${min ?? "0"}–${max}`;
  const perZone = totalMaxNodeCount === undefined ? " in each zone" : "";
  const { machineType, spot } = fields(nodeConfig);
  return `${count} × ${text(machineType) ?? "e2-medium"}${spot === true ? " spot" : ""}${perZone}`;
}

function disk({ diskSizeGb, diskType }: Fields): string | undefined {
  return diskSizeGb === undefined ? undefined : `${text(diskSizeGb) ?? "?"} GiB ${text(diskType) ?? "disk"}`;
}

/** A label that only repeats the pool's name says nothing. */
function labels(all: Fields, name: string): string {
  return Object.entries(all)
    .filter(([, value]) => value !== name)
    .map(([key, value]) => `${key}=${text(value) ?? "unknown"}`)
    .join(", ");
}

function taint({ key, value, effect }: Fields): string {
  const pair = (text(value) ?? "") === "" ? text(key) : `${text(key) ?? ""}=${text(value) ?? ""}`;
  return `${pair ?? ""}:${text(effect) ?? ""}`;
}

function upgrades({ management, upgradeSettings }: Fields): string | undefined {
  const surge = text(at(upgradeSettings, "maxSurge"));
  const isOwn = at(management, "autoUpgrade") === true;
  return isOwn ? `upgraded by GKE${surge === undefined ? "" : `, ${surge} more at a time`}` : "upgraded by hand";
}
