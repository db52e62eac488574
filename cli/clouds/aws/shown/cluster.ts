import { shortened } from "../../../shortened";
import { at, type Fields, fields, items, text, texts } from "../../../values";
import { type ShownTypes, type Subject, said } from "../../shown";
import { parsed } from "./policy-document";

const allLogs = 5;

/** What is shown of the control plane, its add-ons and its nodes. */
export const cluster: ShownTypes = {
  "aws.eks.Cluster": {
    ownLine: true,
    values: (subject) => [
      text(subject.inputs.version),
      endpoint(subject.inputs),
      said("in", subject.named("vpcConfig.subnetIds", "aws.ec2.Subnet")),
      said("services", at(subject.inputs, "kubernetesNetworkConfig", "serviceIpv4Cidr")),
      encryption(subject),
      logs(subject.inputs),
      said("access by", at(subject.inputs, "accessConfig", "authenticationMode")),
      support(subject.inputs),
      at(subject.inputs, "computeConfig", "enabled") === true ? "Auto Mode" : undefined,
      subject.inputs.deletionProtection === true ? "deletion protection" : undefined,
    ],
    alarms: ({ inputs }) => [
      inputs.encryptionConfig === undefined ? "Secrets are not encrypted by a key of yours" : undefined,
      at(inputs, "accessConfig", "bootstrapClusterCreatorAdminPermissions") === true
        ? "whoever creates it stays admin"
        : undefined,
    ],
  },
  "aws.eks.NodeGroup": {
    ownLine: true,
    values: ({ name, inputs, named }) => [
      nodes(inputs),
      [text(inputs.amiType), text(inputs.releaseVersion) ?? text(inputs.version)].filter(Boolean).join(" "),
      said("in", named("subnetIds", "aws.ec2.Subnet")),
      said("labels", labels(fields(inputs.labels), name)),
      said("taints", items(inputs.taints).map(taint).join(", ")),
      inputs.forceUpdateVersion === true ? "updates evict by force" : undefined,
      at(inputs, "nodeRepairConfig", "enabled") === true ? "repaired" : undefined,
    ],
    alarms: ({ inputs }) => [inputs.remoteAccess === undefined ? undefined : "nodes can be reached by SSH"],
  },
  "aws.ec2.LaunchTemplate": {
    values: ({ inputs }) => [imds(inputs), disks(inputs), text(inputs.imageId)],
    alarms: ({ inputs }) => [
      at(inputs, "metadataOptions", "httpTokens") === "required" ? undefined : "IMDSv1 is allowed",
      volumes(inputs).every(({ encrypted }) => encrypted === "true") ? undefined : "disks are not encrypted",
      inputs.keyName === undefined ? undefined : "nodes can be reached by SSH",
    ],
  },
  "aws.eks.Addon": {
    title: ({ inputs }) => text(inputs.addonName),
    values: ({ inputs }) => [
      text(inputs.addonVersion) ?? "unpinned",
      said("configured", shortened(settings(parsed(inputs.configurationValues)))),
      ...items(inputs.podIdentityAssociations).map(({ serviceAccount }) => said("identity", serviceAccount)),
    ],
  },
};

/** Ranges that reach a cluster's public endpoint; none where it has none. EKS lets in everybody unless told otherwise. */
export function publicRanges(inputs: Fields): string[] {
  const { endpointPublicAccess, publicAccessCidrs } = fields(inputs.vpcConfig);
  if (endpointPublicAccess === false) {
    return [];
  }
  const isUnknown = publicAccessCidrs !== undefined && !Array.isArray(publicAccessCidrs);
  const ranges = isUnknown ? ["unknown ranges"] : texts(publicAccessCidrs);
  return ranges.length === 0 ? ["0.0.0.0/0"] : ranges;
}

function endpoint(inputs: Fields): string {
  const ranges = publicRanges(inputs);
  const inside = at(inputs, "vpcConfig", "endpointPrivateAccess") === true ? ["private"] : [];
  const outside = ranges.length === 0 ? [] : [`public for ${shortened(ranges)}`];
  return `endpoint ${[...inside, ...outside].join(" and ")}`;
}

function encryption({ inputs, named }: Subject): string | undefined {
  const what = texts(at(inputs, "encryptionConfig", "resources"));
  const key = named("encryptionConfig.provider.keyArn", "aws.kms.Key");
  return what.length === 0 ? undefined : `${what.join(", ")} encrypted by key ${key ?? "unknown"}`;
}

/** EKS upgrades a cluster at the end of its standard support, unless extended support, which costs more, is kept. */
function support(inputs: Fields): string | undefined {
  return at(inputs, "upgradePolicy", "supportType") === "STANDARD" ? undefined : "extended support";
}

function logs({ enabledClusterLogTypes }: Fields): string {
  const types = texts(enabledClusterLogTypes);
  return types.length === 0 ? "no logs" : types.length === allLogs ? "all logs" : `logs ${types.join(", ")}`;
}

function nodes({ scalingConfig, instanceTypes, capacityType }: Fields): string {
  const { minSize, maxSize } = fields(scalingConfig);
  const types = texts(instanceTypes).join(", ") || "unknown type";
  return `${text(minSize) ?? "?"}–${text(maxSize) ?? "?"} × ${types}${capacityType === "SPOT" ? " spot" : ""}`;
}

function taint({ key, value, effect }: Fields): string {
  const pair = text(value) === undefined ? text(key) : `${text(key) ?? ""}=${text(value) ?? ""}`;
  return `${pair ?? ""}:${text(effect) ?? ""}`;
}

/** A label that only repeats the group's name says nothing. */
function labels(all: Fields, name: string): string {
  return Object.entries(all)
    .filter(([, value]) => value !== name)
    .map(([key, value]) => `${key}=${text(value) ?? "unknown"}`)
    .join(", ");
}

function imds({ metadataOptions }: Fields): string | undefined {
  const { httpTokens, httpPutResponseHopLimit } = fields(metadataOptions);
  return httpTokens === "required" ? `IMDSv2, hop limit ${text(httpPutResponseHopLimit) ?? "1"}` : undefined;
}

function volumes({ blockDeviceMappings }: Fields): Fields[] {
  return items(blockDeviceMappings).map(({ ebs }) => fields(ebs));
}

function disks(inputs: Fields): string | undefined {
  const all = volumes(inputs);
  const sizes = all.map(({ volumeSize }) => text(volumeSize) ?? "?").join(" + ");
  const types = [...new Set(all.flatMap(({ volumeType }) => text(volumeType) ?? []))].join(", ");
  const isEncrypted = all.every(({ encrypted }) => encrypted === "true");
  return all.length === 0 ? undefined : `${sizes} GiB ${types}${isEncrypted ? " encrypted" : ""}`;
}

/** A configuration's leaves as `path=value`. */
function settings(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return [`${path}=[${value.length}]`];
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => settings(item, path === "" ? key : `${path}.${key}`));
  }
  return value === undefined ? [] : [`${path}=${typeof value === "string" ? value : JSON.stringify(value)}`];
}
