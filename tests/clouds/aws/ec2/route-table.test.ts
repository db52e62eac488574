import { account } from "../account";
import { itDeletes } from "../cases";

const token = "aws:ec2/routeTable:RouteTable";

describe(token, () => {
  itDeletes(token, "rtb-1", [
    [
      "a table that subnets use",
      account([
        [token, "rtb-1", {}],
        ["aws:ec2/routeTableAssociation:RouteTableAssociation", "a", { routeTableId: "rtb-1" }],
      ]),
      "DependencyViolation: The routeTable 'rtb-1' has dependencies and cannot be deleted.",
    ],
  ]);
});
