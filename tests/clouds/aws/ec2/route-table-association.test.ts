import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";

const token = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const inputs = { routeTableId: "rtb-1", subnetId: "subnet-1" };

describe(token, () => {
  itCreates(token, account([[token, "a-1", inputs]]), [
    [
      "a second table for a subnet",
      inputs,
      "Resource.AlreadyAssociated: the specified association for route table rtb-1 conflicts with an existing association",
    ],
  ]);

  itShows([[aws("aws.ec2.RouteTableAssociation", "a", { subnetId: "subnet-1" }), ["subnet-1"]]]);
});
