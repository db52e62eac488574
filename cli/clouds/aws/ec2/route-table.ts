import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";
import { violation } from "./network-interfaces";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html */
const isUnused: CloudRule = ({ id }, account) =>
  all(account, "aws:ec2/routeTableAssociation:RouteTableAssociation").some(({ state }) => state.routeTableId === id)
    ? violation(`The routeTable '${id}' has dependencies and cannot be deleted.`)
    : undefined;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html */
export const routeTable: AwsType = {
  token: "aws:ec2/routeTable:RouteTable",
  label: "EC2 Route Table",
  api: api("EC2", "RouteTable"),
  id: ({ place, name }) => place.newId("rtb-", name),
  defaults: { routes: [], propagatingVgws: [] },
  computed: ({ place, id }) => ({ arn: regionalArn(place, "ec2", `route-table/${id}`), ownerId: place.accountId }),
  refuses: { create: [inVpc], delete: [isUnused] },
  replacedBy: regional("ec2/vpc_route_table.go", ["vpcId"]),
  shown: { values: () => [] },
};
