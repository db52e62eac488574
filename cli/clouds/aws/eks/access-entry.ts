import { text, texts } from "../../../values";
import type { CloudRule } from "../../contract";
import { oneOf } from "../../property-checks";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { longAgo } from "../long-ago";
import { regional } from "../replaced-by";
import { inUse, invalid } from "./faults";
import { ofCluster } from "./of-cluster";

/** https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
const isPrincipal: CloudRule = ({ inputs }) =>
  /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/.test(text(inputs, "principalArn") ?? "")
    ? undefined
    : invalid("The specified principalArn is invalid: invalid principal.");

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html */
export const accessEntry: AwsType = {
  token: "aws:eks/accessEntry:AccessEntry",
  label: "EKS Access Entry",
  api: api("EKS", "AccessEntry", "UpdateAccessEntry"),
  id: ({ inputs }) => [text(inputs, "clusterName"), text(inputs, "principalArn")].join(":"),
  defaults: { type: "STANDARD" },
  computed: ({ place, name, inputs }) => {
    const userName = text(inputs, "principalArn") ?? "";
    const role = userName.split(":").at(-1)?.split("/").at(-1);
    const cluster = text(inputs, "clusterName");
    const path = ["access-entry", cluster, "role", place.accountId, role, place.newId("", name)].join("/");
    return { accessEntryArn: regionalArn(place, "eks", path), createdAt: longAgo, modifiedAt: longAgo, userName };
  },
  properties: {
    type: oneOf(["STANDARD", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "EC2", "HYBRID_LINUX", "HYPERPOD_LINUX"]),
  },
  refuses: { create: [ofCluster, isPrincipal] },
  unique: {
    by: ["clusterName", "principalArn"],
    fault: () => inUse("The specified access entry resource is already in use on this cluster."),
  },
  replacedBy: regional("eks/access_entry.go", ["clusterName", "principalArn", "type"]),
  shown: {
    values: ({ inputs, named }) => [
      named("principalArn"),
      inputs.type === "STANDARD" || inputs.type === undefined ? undefined : text(inputs.type),
      said("groups", texts(inputs.kubernetesGroups).join(", ")),
    ],
  },
};
