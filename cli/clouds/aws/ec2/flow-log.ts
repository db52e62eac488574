import { text } from "../../../values";
import { oneOf } from "../../property-checks";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";
import { canBeAssumed } from "../roles";

const role = canBeAssumed("iamRoleArn", () => ({
  code: "InvalidParameter",
  message: "Unable to assume given IAM role",
}));

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */
export const flowLog: AwsType = {
  token: "aws:ec2/flowLog:FlowLog",
  label: "EC2 Flow Log",
  api: { service: "EC2", create: "CreateFlowLogs", delete: "DeleteFlowLogs" },
  id: ({ place, name }) => place.newId("fl-", name),
  defaults: { maxAggregationInterval: 600, logDestinationType: "cloud-watch-logs" },
  computed: ({ place, id }) => ({ arn: regionalArn(place, "ec2", `vpc-flow-log/${id}`) }),
  properties: { maxAggregationInterval: oneOf([60, 600]), trafficType: oneOf(["ACCEPT", "ALL", "REJECT"]) },
  refuses: { create: [inVpc, role] },
  replacedBy: regional("ec2/vpc_flow_log.go", [
    "deliverCrossAccountRole",
    "destinationOptions",
    "eniId",
    "iamRoleArn",
    "logDestination",
    "logDestinationType",
    "logFormat",
    "maxAggregationInterval",
    "regionalNatGatewayId",
    "subnetId",
    "trafficType",
    "transitGatewayAttachmentId",
    "transitGatewayId",
    "vpcId",
  ]),
  shown: {
    partOf: "vpcId",
    lead: "logs",
    values: ({ inputs, named }) => [
      `${text(inputs.trafficType)?.toLowerCase() ?? "unknown"} traffic into ${named("logDestination") ?? "unknown"}`,
    ],
  },
};
