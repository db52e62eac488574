import { shortened } from "../../../shortened";
import { at, type Fields, items, text, texts } from "../../../values";
import { type ShownType, type Subject, said } from "../../shown";

/** How a plan shows a cluster. */
export const shownCluster: ShownType = {
  ownLine: true,
  values: (subject) => [
    [text(subject.inputs.minMasterVersion), channel(subject.inputs)].filter(Boolean).join(" "),
    endpoint(subject.inputs),
    said("in", subject.named("subnetwork", "gcp.compute.Subnetwork")),
    dataPlane(subject.inputs),
    encryption(subject),
    said(
      "logs",
      shortened(texts(subject.inputs, "loggingConfig", "enableComponents").map((each) => each.toLowerCase())),
    ),
    maintenance(subject.inputs),
    said("groups in", at(subject.inputs, "authenticatorGroupsConfig", "securityGroup")),
    at(subject.inputs, "binaryAuthorization", "evaluationMode") === "PROJECT_SINGLETON_POLICY_ENFORCE"
      ? "images checked by Binary Authorization"
      : undefined,
    subject.inputs.deletionProtection === false ? undefined : "deletion protection",
  ],
  alarms: ({ inputs }) => [
    at(inputs, "databaseEncryption", "state") === "ENCRYPTED"
      ? undefined
      : "Secrets are not encrypted with your own key",
    at(inputs, "privateClusterConfig", "enablePrivateNodes") === true ? undefined : "nodes have public addresses",
    /-[a-z]$/.test(text(inputs.location) ?? "")
      ? "the control plane is in one zone, so it stops during upgrades and if the zone fails"
      : undefined,
    inputs.enableLegacyAbac === true ? "legacy ABAC gives service accounts more permissions than RBAC" : undefined,
    inputs.enableShieldedNodes === false ? "nodes are not shielded" : undefined,
    at(inputs, "masterAuth", "clientCertificateConfig", "issueClientCertificate") === true
      ? "issues a client certificate that cannot be revoked"
      : undefined,
    inputs.workloadIdentityConfig === undefined ? "pods have the permissions of their node" : undefined,
  ],
};

/** Lists the ranges that reach a cluster's public endpoint, if it has one. By default, GKE lets everybody in. */
export function publicRanges(inputs: Fields): string[] {
  if (at(inputs, "privateClusterConfig", "enablePrivateEndpoint") === true) {
    return [];
  }
  const ranges = items(inputs, "masterAuthorizedNetworksConfig", "cidrBlocks").map(
    ({ cidrBlock }) => text(cidrBlock) ?? "unknown ranges",
  );
  return inputs.masterAuthorizedNetworksConfig === undefined ? ["0.0.0.0/0"] : ranges;
}

/** Reports whether callers reach a cluster by its DNS name from anywhere, if IAM allows them to. */
export function hasPublicName(inputs: Fields): boolean {
  return at(inputs, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "allowExternalTraffic") === true;
}

function endpoint(inputs: Fields): string {
  const ranges = publicRanges(inputs);
  const where = ranges.length === 0 ? "private" : `public for ${shortened(ranges)}`;
  return `endpoint ${where}${hasPublicName(inputs) ? " and by name" : ""}`;
}

function channel(inputs: Fields): string | undefined {
  const name = text(inputs, "releaseChannel", "channel");
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
  const recurrence = text(inputs, "maintenancePolicy", "recurringWindow", "recurrence");
  const start = text(inputs, "maintenancePolicy", "dailyMaintenanceWindow", "startTime");
  const days = /BYDAY=([A-Z,]+)/.exec(recurrence ?? "")?.[1]?.replaceAll(",", ", ");
  return said("maintained", recurrence === undefined ? said("daily at", start) : said("on", days ?? recurrence));
}
