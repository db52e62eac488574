import { azure, testShown } from "../shown";

const rule = (more: object) => ({ access: "Allow", direction: "Inbound", ...more });

describe("Azure's network security groups in a plan", () => {
  testShown([
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
  ]);
});
