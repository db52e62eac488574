import { shortened } from "../../../shortened";
import { at, type Fields, fields, text, texts } from "../../../values";
import type { Admission } from "../../contract";
import { type ShownType, type Subject, said } from "../../shown";

const allLogs = 5;

/** https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html */
const accessWords: Readonly<Record<string, string>> = {
  API: "access through access entries",
  API_AND_CONFIG_MAP: "access through access entries and aws-auth",
  CONFIG_MAP: "access through aws-auth",
};

/** How a plan shows a control plane. */
export const clusterShown: ShownType = {
  ownLine: true,
  values: (subject) => [
    text(subject.inputs.version),
    endpoint(subject.inputs),
    said("in", subject.named("vpcConfig.subnetIds", "aws.ec2.Subnet")),
    said("services", at(subject.inputs, "kubernetesNetworkConfig", "serviceIpv4Cidr")),
    encryption(subject),
    logs(subject.inputs),
    accessWords[text(subject.inputs, "accessConfig", "authenticationMode") ?? ""],
    support(subject.inputs),
    at(subject.inputs, "computeConfig", "enabled") === true ? "Auto Mode" : undefined,
    subject.inputs.deletionProtection === true ? "deletion protection" : undefined,
  ],
  alarms: ({ inputs }) => [
    inputs.encryptionConfig === undefined ? "Secrets are not encrypted with your own key" : undefined,
    at(inputs, "accessConfig", "bootstrapClusterCreatorAdminPermissions") === true
      ? "its creator stays admin"
      : undefined,
  ],
};

/** Lists the sources on the internet that can reach the API server. */
export function openApiServer(inputs: Fields): string[] {
  const ranges = publicRanges(inputs);
  return ranges.length === 0 ? [] : [`its API server for ${ranges.join(", ")}`];
}

/** Lists the addresses that reach the public endpoint. */
export function admittedToApiServer(inputs: Fields): Admission[] {
  return [{ to: "its API server", from: publicRanges(inputs) }];
}

/** Lists the ranges that reach a cluster's public endpoint; none if it has none. By default, EKS lets in everybody. */
function publicRanges(inputs: Fields): string[] {
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
  const what = texts(inputs, "encryptionConfig", "resources");
  const key = named("encryptionConfig.provider.keyArn", "aws.kms.Key");
  return what.length === 0 ? undefined : `${what.join(", ")} encrypted by key ${key ?? "unknown"}`;
}

/** With standard support, EKS upgrades a cluster when support ends. Otherwise it keeps the version, which costs more. */
function support(inputs: Fields): string | undefined {
  return at(inputs, "upgradePolicy", "supportType") === "STANDARD" ? undefined : "extended support";
}

function logs({ enabledClusterLogTypes }: Fields): string {
  const types = texts(enabledClusterLogTypes);
  return types.length === 0 ? "no logs" : types.length === allLogs ? "all logs" : `logs ${types.join(", ")}`;
}
