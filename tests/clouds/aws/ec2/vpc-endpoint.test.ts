import assert from "node:assert/strict";
import { aws, said } from "../../../plan/aws";
import { itShows } from "../cases";

const unknown = "<unknown>";
const table = aws("aws.ec2.RouteTable", "private-a");
const subnets = ["a", "b"].map((zone) => aws("aws.ec2.Subnet", `private-${zone}`));
const endpoint = (subnetIds: readonly string[], count: number) =>
  aws("aws.ec2.VpcEndpoint", "e", { vpcEndpointType: "Interface", subnetIds }, { subnetIds: subnets.slice(0, count) });

describe("aws:ec2/vpcEndpoint:VpcEndpoint", () => {
  itShows(
    [
      [endpoint([unknown, unknown], 2), ["interface", "in private-{a,b}"]],
      [endpoint([unknown, "subnet-1"], 1), ["interface", "in private-a, subnet-1"]],
      [
        aws("aws.ec2.VpcEndpoint", "e", { routeTableIds: [unknown] }, { routeTableIds: [table] }),
        ["gateway", "for private-a"],
      ],
    ],
    [table, ...subnets],
  );

  it("is named after its service", () => {
    const titles = ["com.amazonaws.eu-central-1.ecr.api", "cn.com.amazonaws.cn-north-1.ec2"].map(
      (serviceName) => said(aws("aws.ec2.VpcEndpoint", "e", { serviceName })).title,
    );
    assert.deepEqual(titles, ["ecr.api", "ec2"]);
  });
});
