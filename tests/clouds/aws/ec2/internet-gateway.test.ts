import { account } from "../account";
import { itDeletes } from "../cases";

const token = "aws:ec2/internetGateway:InternetGateway";

describe(token, () => {
  itDeletes(token, "igw-1", [
    [
      "the gateway of a network with public addresses",
      account([[token, "igw-1", { vpcId: "vpc-1" }]], {
        loadBalancers: [{ owner: "Service shop/web", networkId: "vpc-1", subnetIds: ["subnet-1"] }],
      }),
      "DependencyViolation: Network vpc-1 has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.",
    ],
  ]);
});
