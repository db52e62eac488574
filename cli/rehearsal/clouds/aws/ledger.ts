import { numberAt, textAt, textsAt } from "../../../clouds";
import { type LedgerFacts } from "../account";

/** Days that KMS keeps a key to be deleted, where nothing else is asked for. */
const longestWindow = 30;
const subnetType = "aws:ec2/subnet:Subnet";

/** What the ledger of an account on AWS must know. */
export const awsLedger: LedgerFacts = {
  clusterType: "aws:eks/cluster:Cluster",
  /* In the subnets that are tagged for them: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
  balancedNetwork: (cluster, { find, resources }) => {
    const [first = ""] = textsAt(cluster, "vpcConfig", "subnetIds");
    const networkId = textAt(find(subnetType, first)?.state, "vpcId");
    const subnets = resources.filter(
      ({ type, state }) =>
        type === subnetType && state.vpcId === networkId && textAt(state, "tags", "kubernetes.io/role/elb") !== "",
    );
    return { networkId, subnetIds: subnets.map(({ id }) => id) };
  },
  leaves: ({ type, id, state }) =>
    type === "aws:kms/key:Key"
      ? `Key ${id} for ${numberAt(state, "deletionWindowInDays") ?? longestWindow} days`
      : undefined,
  goesWith: ({ type, state }, clusterName) => type.startsWith("aws:eks/") && state.clusterName === clusterName,
};
