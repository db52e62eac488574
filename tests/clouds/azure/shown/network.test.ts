import assert from "node:assert/strict";
import type { RegisteredResource } from "../../../../components/testing";
import { azure, said } from "../../../plan/azure";

const unknown = "<unknown>";
const gateway = azure("network.NatGateway", "egress");
const group = azure("network.NetworkSecurityGroup", "nodes");
const rule = (more: object) => ({ access: "Allow", direction: "Inbound", ...more });

describe("what is said of a network on Azure", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [azure("network.VirtualNetwork", "n", { addressSpace: { addressPrefixes: ["10.80.0.0/16"] } }), ["10.80.0.0/16"]],
    [
      azure(
        "network.Subnet",
        "s",
        {
          addressPrefix: "10.80.0.0/17",
          defaultOutboundAccess: false,
          natGateway: { id: unknown },
          networkSecurityGroup: { id: unknown },
          delegations: [{ serviceName: "Microsoft.ContainerService/managedClusters" }],
          serviceEndpoints: [{ service: "Microsoft.Storage" }],
        },
        { natGateway: [gateway], networkSecurityGroup: [group] },
      ),
      [
        "10.80.0.0/17",
        "out by egress",
        "behind nodes",
        "for Microsoft.ContainerService/managedClusters",
        "endpoints Microsoft.Storage",
      ],
    ],
    [
      azure("network.Subnet", "s", { addressPrefix: "10.80.0.0/17" }),
      ["10.80.0.0/17"],
      "machines in it have a way out that nobody asked for",
      "no security group",
    ],
    [azure("network.PublicIPAddress", "a", { zones: ["1", "2"] }), ["zones 1, 2"]],
    [azure("network.PublicIPPrefix", "p", { prefixLength: 30 }), ["/30"]],
    [azure("network.NatGateway", "egress", { zones: ["1"] }), ["egress", "zones 1"]],
    [
      azure("network.NetworkSecurityGroup", "g", {
        securityRules: [
          rule({ sourceAddressPrefix: "Internet", destinationPortRanges: ["80", "443"] }),
          rule({ access: "Deny", sourceAddressPrefix: "*", destinationPortRange: "*" }),
          rule({ direction: "Outbound", sourceAddressPrefixes: ["10.0.0.0/8", "172.16.0.0/12"] }),
        ],
      }),
      ["in from Internet 80,443", "not in from anybody any port", "out to 10.0.0.0/8, 172.16.0.0/12 any port"],
    ],
    [
      azure("network.RouteTable", "t", {
        routes: [{ addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" }],
      }),
      ["0.0.0.0/0 → 10.0.0.4"],
    ],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(`${resource.type}: ${[...values, ...alarms].join("; ")}`, () => {
      const found = said(resource, [gateway, group]);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }
});
