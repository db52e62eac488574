import { all, byId } from "../../account";
import { type CloudAccount, type CloudFault, type CloudRule } from "../../contract";
import { textAt, textsAt, valueAt } from "../../properties";

const invalid = (message: string): CloudFault => ({ code: "InvalidParameterException", message });

/** How long IAM takes to tell the other services of a new role, in milliseconds; some ten seconds in truth. */
export const propagationMilliseconds = 300;

/** The role of a name or ARN, where it is one of this account's. */
export function roleOf(account: CloudAccount, arn: string) {
  return all(account, "aws:iam/role:Role").find(({ state }) => state.arn === arn);
}

/**
 * A role can be taken some time after it was made, as IAM is only eventually consistent. The provider tries again for two minutes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export const canBeAssumed =
  (property: string, fault: (arn: string) => CloudFault): CloudRule =>
  ({ inputs }, account) => {
    const arn = textAt(inputs, property);
    const role = roleOf(account, arn);
    const ours = arn.includes(`:iam::${account.accountId}:role/`);
    if (arn === "" || !ours || (role !== undefined && account.now - role.createdAt >= propagationMilliseconds)) {
      return undefined;
    }
    return { ...fault(arn), transient: true };
  };

const clusterRole = canBeAssumed("roleArn", (arn) =>
  invalid(`Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`),
);

/** Subnets of at least two zones, of one VPC, that are there. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
const clusterSubnets: CloudRule = ({ inputs }, account) => {
  const ids = textsAt(inputs, "vpcConfig", "subnetIds");
  const gone = ids.find((id) => account.deleted.has(`aws:ec2/subnet:Subnet ${id}`));
  if (gone !== undefined) {
    return invalid(`The subnet ID '${gone}' does not exist`);
  }
  const known = ids
    .map((id) => byId(account, "aws:ec2/subnet:Subnet", id)?.state)
    .filter((state) => state !== undefined);
  const distinct = (property: string) => new Set(known.map((state) => textAt(state, property))).size;
  if (ids.length < 2 || (known.length === ids.length && distinct("availabilityZone") < 2)) {
    return invalid("Subnets specified must be in at least two different AZs");
  }
  return distinct("vpcId") > 1 ? invalid("Subnets specified must belong to the same VPC") : undefined;
};

/** The zones of the first subnets, all of them and no others. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
const sameZones: CloudRule = ({ inputs, previous }, account) => {
  const zones = (properties: typeof inputs) => {
    const ids = textsAt(properties, "vpcConfig", "subnetIds");
    const subnets = ids.map((id) => byId(account, "aws:ec2/subnet:Subnet", id)?.state);
    return subnets.includes(undefined)
      ? undefined
      : [...new Set(subnets.map((state) => textAt(state ?? {}, "availabilityZone")))].sort().join(",");
  };
  const [before, after] = [zones(previous), zones(inputs)];
  return before === undefined || after === undefined || before === after
    ? undefined
    : invalid(
        `Provided subnets belong to the AZs '${after}'. But they should belong to the exact set of AZs '${before}' in which subnets were provided during cluster creation`,
      );
};

/** One minor at a time, never back. https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html */
const versionStep: CloudRule = ({ inputs, previous, name }, account) => {
  const [from, to] = [textAt(previous, "version"), textAt(inputs, "version")];
  if (to === "" || from === to) {
    return undefined;
  }
  if (minorOf(to) !== minorOf(from) + 1) {
    return invalid(`Unsupported Kubernetes minor version update from ${from} to ${to}`);
  }
  // Nodes may be three minors behind since Kubernetes 1.28: https://kubernetes.io/releases/version-skew-policy/
  const groups = nodeGroupsOf(account, textAt(previous, "name") || name);
  const behind = groups.filter(({ state }) => minorOf(to) - minorOf(textAt(state, "version")) > 3);
  return behind.length === 0
    ? undefined
    : invalid(
        `Nodegroups ${behind.map(({ state }) => textAt(state, "nodeGroupName")).join(", ")} must be updated to be within 3 minor versions of cluster version ${to} before updating cluster version`,
      );
};

/** The number after the dot of `1.35`. */
export function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? Number.NaN);
}

/** The node groups of a cluster. */
function nodeGroupsOf(account: CloudAccount, clusterName: string) {
  return all(account, "aws:eks/nodeGroup:NodeGroup").filter(({ state }) => state.clusterName === clusterName);
}

/** https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html */
const notProtected: CloudRule = ({ previous }) =>
  previous.deletionProtection === true
    ? {
        code: "InvalidRequestException",
        message: `Cannot delete cluster ${textAt(previous, "name")} because deletion protection is enabled. Disable deletion protection and try again.`,
      }
    : undefined;

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteCluster.html */
const noNodeGroups: CloudRule = ({ previous }, account) =>
  nodeGroupsOf(account, textAt(previous, "name")).length === 0
    ? undefined
    : { code: "ResourceInUseException", message: "Cluster has nodegroups attached", status: 409, transient: true };

/** A minor version, and nothing finer. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const minorVersion: CloudRule = ({ inputs }) => {
  const version = textAt(inputs, "version");
  return version === "" || /^1\.\d+$/.test(version) ? undefined : invalid(`unsupported Kubernetes version ${version}`);
};

/** The key that secrets are encrypted under can be used. https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html */
const usableKey: CloudRule = ({ inputs }, account) => {
  const keyArn = textAt(inputs, "encryptionConfig", "provider", "keyArn");
  const key = all(account, "aws:kms/key:Key").find(({ state }) => state.arn === keyArn);
  const ours = keyArn.includes(`:kms:${account.region}:${account.accountId}:`);
  const gone = ours && account.deleted.has(`aws:kms/key:Key ${keyArn.split("/").at(-1) ?? ""}`);
  return gone || (key !== undefined && valueAt(key.state, "isEnabled") === false)
    ? invalid(`The keyArn in encryptionConfig provider is invalid: ${keyArn} is not enabled`)
    : undefined;
};

/** The cluster that something is made in is there. https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html */
export const ofCluster: CloudRule = ({ inputs }, account) => {
  const name = textAt(inputs, "clusterName");
  return byId(account, "aws:eks/cluster:Cluster", name) === undefined &&
    account.deleted.has(`aws:eks/cluster:Cluster ${name}`)
    ? { code: "ResourceNotFoundException", message: `No cluster found for name: ${name}.`, status: 404 }
    : undefined;
};

/** Rules of control planes. */
export const clusterRules = {
  create: [minorVersion, clusterSubnets, usableKey, clusterRole],
  update: [minorVersion, versionStep, clusterSubnets, sameZones],
  delete: [notProtected, noNodeGroups],
} as const;
