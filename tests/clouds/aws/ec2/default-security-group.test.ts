import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

const group = (inputs: object) => aws("aws.ec2.DefaultSecurityGroup", "d", { ...inputs });

describe("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", () => {
  itShows([
    [group({ ingress: [], egress: [] }), ["lets nothing through"]],
    [group({ egress: [{ protocol: "-1" }] }), [], "the VPC's default security group lets traffic through"],
  ]);
});
