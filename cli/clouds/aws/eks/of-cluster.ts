import { type Fields, text } from "../../../values";
import { byId } from "../../account";
import type { CloudAccount, CloudResource, CloudRule } from "../../contract";
import { isGone } from "../references";

const token = "aws:eks/cluster:Cluster";

/** Returns the cluster that something belongs to. */
export function clusterOf(account: CloudAccount, properties: Fields): CloudResource | undefined {
  return byId(account, token, text(properties, "clusterName"));
}

/** Refuses resources of a deleted cluster. https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html */
export const ofCluster: CloudRule = ({ inputs }, account) => {
  const name = text(inputs, "clusterName");
  return name !== undefined && isGone(account, token, name)
    ? { code: "ResourceNotFoundException", message: `No cluster found for name: ${name}.`, status: 404 }
    : undefined;
};
