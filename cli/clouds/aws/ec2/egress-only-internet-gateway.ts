import type { TypeFacts } from "../../contract";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateEgressOnlyInternetGateway.html */
export const egressOnlyInternetGateway: TypeFacts = {
  token: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
  shown: { partOf: "vpcId", values: () => [] },
};
