import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

const subnet = aws("aws.ec2.Subnet", "private-a");

describe("aws:efs/mountTarget:MountTarget", () => {
  itShows(
    [[aws("aws.efs.MountTarget", "m", { subnetId: "<unknown>" }, { subnetId: [subnet] }), ["private-a"]]],
    [subnet],
  );
});
