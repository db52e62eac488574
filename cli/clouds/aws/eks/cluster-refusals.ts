import { type Fields, text, texts } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudRule } from "../../contract";
import { isGone } from "../references";
import { canBeAssumed } from "../roles";
import { inUse, invalid } from "./faults";
import { minorOf } from "./versions";

const subnetToken = "aws:ec2/subnet:Subnet";
const keyToken = "aws:kms/key:Key";

/** The cluster's role. */
export const clusterRole = canBeAssumed("roleArn", (arn) =>
  invalid(`Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`),
);

/** Subnets exist, in at least two zones of one VPC. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
export const subnetsFit: CloudRule = ({ inputs }, account) => {
  const ids = texts(inputs, "vpcConfig", "subnetIds");
  const gone = ids.find((id) => isGone(account, subnetToken, id));
  if (gone !== undefined) {
    return invalid(`The subnet ID '${gone}' does not exist`);
  }
  const known = ids.map((id) => byId(account, subnetToken, id)).filter((subnet) => subnet !== undefined);
  const distinct = (property: string) => new Set(known.map(({ state }) => state[property])).size;
  if (ids.length < 2 || (known.length === ids.length && distinct("availabilityZone") < 2)) {
    return invalid("Subnets specified must be in at least two different AZs");
  }
  return distinct("vpcId") > 1 ? invalid("Subnets specified must belong to the same VPC") : undefined;
};

/** Other subnets are in exactly the zones of the first ones. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
export const zonesStay: CloudRule = ({ inputs, previous }, account) => {
  const [before, after] = [zonesOf(account, previous), zonesOf(account, inputs)];
  return before === undefined || after === undefined || before === after
    ? undefined
    : invalid(
        `Provided subnets belong to the AZs '${after}'. But they should belong to the exact set of AZs '${before}' in which subnets were provided during cluster creation`,
      );
};

function zonesOf(account: CloudAccount, cluster: Fields): string | undefined {
  const ids = texts(cluster, "vpcConfig", "subnetIds");
  const subnets = ids.map((id) => byId(account, subnetToken, id)?.state);
  const zones = new Set(subnets.map((state) => text(state, "availabilityZone") ?? ""));
  return subnets.includes(undefined) ? undefined : [...zones].sort().join(",");
}

/** A minor version, without a patch. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export const isMinorVersion: CloudRule = ({ inputs }) => {
  const version = text(inputs, "version");
  return version === undefined || /^1\.\d+$/.test(version)
    ? undefined
    : invalid(`unsupported Kubernetes version ${version}`);
};

/** One minor up at a time. https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html */
export const isNextMinor: CloudRule = ({ inputs, previous, name }, account) => {
  const from = text(previous, "version") ?? "";
  const to = text(inputs, "version") ?? from;
  if (from === to) {
    return undefined;
  }
  if (minorOf(to) !== minorOf(from) + 1) {
    return invalid(`Unsupported Kubernetes minor version update from ${from} to ${to}`);
  }
  /* Nodes may be three minors behind since Kubernetes 1.28: https://kubernetes.io/releases/version-skew-policy/ */
  const behind = nodeGroupsOf(account, text(previous, "name") ?? name).filter(
    ({ state }) => minorOf(to) - minorOf(text(state, "version") ?? "") > 3,
  );
  const names = behind.map(({ state }) => text(state, "nodeGroupName")).join(", ");
  return behind.length === 0
    ? undefined
    : invalid(
        `Nodegroups ${names} must be updated to be within 3 minor versions of cluster version ${to} before updating cluster version`,
      );
};

/** The key that encrypts Secrets is enabled. https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html */
export const keyIsEnabled: CloudRule = ({ inputs }, account) => {
  const keyArn = text(inputs, "encryptionConfig", "provider", "keyArn") ?? "";
  const isOurs = keyArn.includes(`:kms:${account.region}:${account.accountId}:`);
  const isDeleted = isOurs && isGone(account, keyToken, keyArn.split("/").at(-1));
  const isDisabled = all(account, keyToken).some(({ state }) => state.arn === keyArn && state.isEnabled === false);
  return isDeleted || isDisabled
    ? invalid(`The keyArn in encryptionConfig provider is invalid: ${keyArn} is not enabled`)
    : undefined;
};

/** https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html */
export const isUnprotected: CloudRule = ({ previous }) =>
  previous.deletionProtection === true
    ? {
        code: "InvalidRequestException",
        message: `Cannot delete cluster ${text(previous, "name") ?? ""} because deletion protection is enabled. Disable deletion protection and try again.`,
      }
    : undefined;

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteCluster.html */
export const hasNoNodeGroups: CloudRule = ({ previous }, account) =>
  nodeGroupsOf(account, text(previous, "name") ?? "").length === 0
    ? undefined
    : { ...inUse("Cluster has nodegroups attached"), transient: true };

function nodeGroupsOf(account: CloudAccount, clusterName: string) {
  return all(account, "aws:eks/nodeGroup:NodeGroup").filter(({ state }) => state.clusterName === clusterName);
}
