import { awsProvider, type CloudResource } from "../../../clouds";
import { number, text, texts } from "../../../values";
import type { LedgerFacts } from "../account";

/** How many days KMS keeps a key that is scheduled for deletion, by default. */
const longestWindow = 30;
const clusterType = "aws:eks/cluster:Cluster";
const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
const subnetType = "aws:ec2/subnet:Subnet";

function isRetained({ type, state }: CloudResource): boolean {
  return type === logGroupType && state.skipDestroy === true;
}

function leaves(deleted: CloudResource): string | undefined {
  const { type, id, state } = deleted;
  if (isRetained(deleted)) {
    const days = number(state, "retentionInDays") ?? 0;
    return `LogGroup ${id} (its logs ${days === 0 ? "never expire" : `expire after ${days} days`})`;
  }
  return type === "aws:kms/key:Key"
    ? `Key ${id} for ${number(state, "deletionWindowInDays") ?? longestWindow} days`
    : undefined;
}

/** The facts that the ledger of an AWS account needs. */
export const awsLedger: LedgerFacts = {
  clusterType,
  /* Load balancers are in the subnets that are tagged for them: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
  balancedNetwork: (cluster, { find, resources }) => {
    const [first = ""] = texts(cluster, "vpcConfig", "subnetIds");
    const networkId = text(find(subnetType, first)?.state, "vpcId") ?? "";
    const subnets = resources.filter(
      ({ type, state }) =>
        type === subnetType && state.vpcId === networkId && text(state, "tags", "kubernetes.io/role/elb") !== undefined,
    );
    return { networkId, subnetIds: subnets.map(({ id }) => id) };
  },
  leaves,
  outlives: isRetained,
  /*
   * EKS writes its last logs after a cluster is gone, and creates the group for them if it does not exist.
   * https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2446,
   * https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2763
   */
  comesBack: ({ type, id, state }, wasMade) => {
    const clusterName = /^\/aws\/eks\/(.+)\/cluster$/.exec(id)?.[1];
    const isMadeAgain = type === logGroupType && clusterName !== undefined && wasMade(clusterType, clusterName);
    return isMadeAgain
      ? { ...awsProvider.types[logGroupType]?.defaults, id, name: id, arn: state.arn, region: state.region }
      : undefined;
  },
  goesWith: ({ type, state }, clusterName) => type.startsWith("aws:eks/") && state.clusterName === clusterName,
};
