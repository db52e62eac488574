import type { AwsType } from "../aws-type";
import { inSubnet, ofTable } from "../network-references";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html */
export const routeTableAssociation: AwsType = {
  token: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  label: "EC2 Route Table Association",
  api: {
    service: "EC2",
    create: "AssociateRouteTable",
    update: "ReplaceRouteTableAssociation",
    delete: "DisassociateRouteTable",
  },
  id: ({ place, name }) => place.newId("rtbassoc-", name),
  refuses: { create: [ofTable, inSubnet] },
  unique: {
    by: ["subnetId"],
    fault: ({ routeTableId }) => ({
      code: "Resource.AlreadyAssociated",
      message: `the specified association for route table ${String(routeTableId)} conflicts with an existing association`,
    }),
  },
  replacedBy: regional("ec2/vpc_route_table_association.go", ["gatewayId", "subnetId"]),
  shown: {
    partOf: "routeTableId",
    lead: "for",
    values: ({ named }) => [named("subnetId") ?? named("gatewayId")],
  },
};
