import assert from "node:assert/strict";
import type { CloudResource } from "../../../../cli/clouds";
import { noWayIn } from "../../../../cli/rehearsal/clouds/aws/endpoint-access";
import type { Fields } from "../../../../cli/values";
import type { EksClusterArgs } from "../../../../components/clusters/eks";
import { eksArgs, runEks } from "../../../support/eks";

const clusterType = "aws:eks/cluster:Cluster";
const endpoint = { privateAccessCidrs: ["10.0.0.0/16"] };
const vpc = (changes: Partial<EksClusterArgs["vpc"]>) => ({ vpc: { ...eksArgs.vpc, ...changes } });
const transitGateway = { transitGatewayId: "tgw-0a1b2c3d4e5f67890", destinationCidrBlocks: ["10.0.0.0/16"] };
const peering = { peerVpcId: "vpc-0a1b2c3d4e5f67890", destinationCidrBlocks: ["10.0.0.0/8"] };

/** Returns the resources that a program makes, after changes to the inputs of some. */
async function made(
  args: Partial<EksClusterArgs>,
  change: (resource: CloudResource) => Fields | undefined = ({ state }) => state,
): Promise<readonly CloudResource[]> {
  const { resources } = await runEks(args);
  return resources.flatMap(({ type, name, inputs }) => {
    const state = type.includes("VpcPeeringConnection") ? { ...inputs, acceptStatus: "active" } : { ...inputs };
    const resource = { type, name, id: name, createdAt: 0, state };
    const changed = change(resource);
    return changed === undefined ? [] : [{ ...resource, state: changed }];
  });
}

function reason(resources: readonly CloudResource[]): string | undefined {
  const cluster = resources.find(({ type }) => type === clusterType);
  assert.ok(cluster);
  return noWayIn(cluster, { resources });
}

const refusal =
  "the endpoint of test is private, and test-intra-a has no route to an address that the security groups admit (10.0.0.0/16)";

describe("the way to the API server of a simulated EKS cluster", () => {
  it("is its public endpoint, if it lets anybody in", async () => {
    assert.equal(reason(await made({})), undefined);
    const closed = await made({}, ({ type, state }) =>
      type === clusterType ? { ...state, vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [] } } : state,
    );
    assert.equal(reason(closed), "the public endpoint of test admits no address");
  });

  it("is a transit gateway or a peered network with routes back from all of its subnets", async () => {
    assert.equal(reason(await made({ ...vpc({ transitGateway }), endpoint })), undefined);
    assert.equal(reason(await made({ ...vpc({ peering }), endpoint })), undefined);
  });

  for (const [what, isGone] of [
    ["without an attachment", ({ type }) => type.includes("vpcAttachment")],
    ["without a route from the API server's subnets", ({ name }) => name === "test-intra-10.0.0.0/16"],
  ] as const satisfies readonly (readonly [string, (resource: CloudResource) => boolean])[]) {
    it(`is missing ${what}`, async () => {
      const resources = await made({ ...vpc({ transitGateway }), endpoint }, (resource) =>
        isGone(resource) ? undefined : resource.state,
      );
      assert.equal(reason(resources), refusal);
    });
  }

  it("is missing if nobody accepted the connection, if the routes lead to others, and if no rule lets anybody in", async () => {
    const pending = await made({ ...vpc({ peering }), endpoint }, ({ type, state }) =>
      type.includes("vpcPeeringConnection") ? { ...state, acceptStatus: "pending-acceptance" } : state,
    );
    assert.equal(reason(pending), refusal);
    const elsewhere = await made({ ...vpc({ transitGateway }), endpoint }, ({ type, state }) =>
      type.includes("securityGroupIngressRule") ? { ...state, cidrIpv4: "192.168.0.0/24" } : state,
    );
    assert.equal(reason(elsewhere), refusal.replace("10.0.0.0/16", "192.168.0.0/24"));
    const closed = await made({ ...vpc({ transitGateway }), endpoint }, ({ type, state }) =>
      type.includes("securityGroupIngressRule") ? undefined : state,
    );
    assert.equal(reason(closed), refusal.replace("10.0.0.0/16", "nobody"));
  });

  it("is not judged in a network that was there before", async () => {
    const resources = await made({ ...vpc({ transitGateway }), endpoint }, ({ type, state }) =>
      /ec2\/(subnet|route|routeTable)/.test(type) ? undefined : state,
    );
    assert.equal(reason(resources), undefined);
  });
});
