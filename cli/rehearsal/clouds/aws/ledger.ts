import { number, text, texts } from "../../../values";
import type { LedgerFacts } from "../account";

/** How many days KMS keeps a key that is scheduled for deletion, by default. */
const longestWindow = 30;
const subnetType = "aws:ec2/subnet:Subnet";

/** What the ledger of an AWS account needs to know. */
export const awsLedger: LedgerFacts = {
  clusterType: "aws:eks/cluster:Cluster",
  /* Load balancers stand in the subnets that are tagged for them: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
  balancedNetwork: (cluster, { find, resources }) => {
    const [first = ""] = texts(cluster, "vpcConfig", "subnetIds");
    const networkId = text(find(subnetType, first)?.state, "vpcId") ?? "";
    const subnets = resources.filter(
      ({ type, state }) =>
        type === subnetType && state.vpcId === networkId && text(state, "tags", "kubernetes.io/role/elb") !== undefined,
    );
    return { networkId, subnetIds: subnets.map(({ id }) => id) };
  },
  leaves: ({ type, id, state }) =>
    type === "aws:kms/key:Key"
      ? `Key ${id} for ${number(state, "deletionWindowInDays") ?? longestWindow} days`
      : undefined,
  goesWith: ({ type, state }, clusterName) => type.startsWith("aws:eks/") && state.clusterName === clusterName,
};
