import assert from "node:assert/strict";
import { checkEks, type EksClusterArgs } from "../../../../components/clusters/eks";
import { eksArgs, runEks } from "../../../support/eks";

const behind = (way: Partial<EksClusterArgs["vpc"]>) => ({
  vpc: { ...eksArgs.vpc, ...way },
  endpoint: { privateAccessCidrs: ["10.0.0.0/16"] },
});
const attached = behind({
  transitGateway: { transitGatewayId: "tgw-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/16", "10.9.0.0/16"] },
});
const peered = behind({
  peering: { peerVpcId: "vpc-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/16"], peerRouteTableIds: ["rtb-0a1b2c3d"] },
});
const routeType = "aws:ec2/route:Route";

describe("the way into a network of an EKS cluster", () => {
  it("is an attachment of a subnet per zone to a transit gateway, with routes back for pods and the API server", async () => {
    const run = await runEks(attached);
    const attachment = run.find("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "test");
    const { transitGatewayId, vpcId, subnetIds } = attachment.inputs;
    assert.deepEqual([transitGatewayId, vpcId, subnetIds], ["tgw-0a1b2c3d", "test", ["test-intra-a", "test-intra-b"]]);
    const routes = run.ofType(routeType).filter(({ inputs }) => inputs.transitGatewayId === "tgw-0a1b2c3d");
    assert.deepEqual(
      routes.map(({ name, inputs }) => [name, inputs.routeTableId, inputs.destinationCidrBlock]),
      ["test-intra", "test-private-a", "test-private-b"].flatMap((table) =>
        ["10.0.0.0/16", "10.9.0.0/16"].map((range) => [`${table}-${range}`, table, range]),
      ),
    );
    assert.ok(routes.every(({ dependsOn }) => dependsOn.includes(attachment.urn)));
  });

  it("is a connection with another network that is accepted at once, with routes both ways", async () => {
    const run = await runEks(peered);
    const { vpcId, peerVpcId, autoAccept } = run.find(
      "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
      "test",
    ).inputs;
    assert.deepEqual([vpcId, peerVpcId, autoAccept], ["test", "vpc-0a1b2c3d", true]);
    const routes = run.ofType(routeType).filter(({ inputs }) => inputs.vpcPeeringConnectionId === "test");
    assert.deepEqual(
      routes.map(({ name, inputs }) => [name, inputs.routeTableId, inputs.destinationCidrBlock]),
      [
        ["test-intra-10.0.0.0/16", "test-intra", "10.0.0.0/16"],
        ["test-private-a-10.0.0.0/16", "test-private-a", "10.0.0.0/16"],
        ["test-private-b-10.0.0.0/16", "test-private-b", "10.0.0.0/16"],
        ["test-rtb-0a1b2c3d", "rtb-0a1b2c3d", "10.20.0.0/16"],
      ],
    );
  });

  for (const [what, args] of Object.entries({ attached, peered })) {
    it(`stands before the control plane and goes after it, so that Pulumi reaches everything in the cluster (${what})`, async () => {
      assert.deepEqual(checkEks("test", { ...eksArgs, ...args }), []);
      const run = await runEks(args);
      const { dependsOn, inputs } = run.find("aws:eks/cluster:Cluster", "test");
      assert.equal((inputs.vpcConfig as { endpointPublicAccess: boolean }).endpointPublicAccess, false);
      const way = run.resources.filter(
        ({ type, inputs: route }) =>
          /VpcAttachment|VpcPeeringConnection/.test(type) || route.transitGatewayId || route.vpcPeeringConnectionId,
      );
      assert.ok(way.length > 3);
      assert.deepEqual(
        way.filter(({ urn }) => !dependsOn.includes(urn)),
        [],
      );
    });
  }
});
