import { azure } from "../../../plan/azure";
import { account, network, testCreations } from "../account";
import { testShown } from "../shown";

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

describe("Azure's network security groups", () => {
  const create = (name: string) => ({
    resourceGroupName: "rg",
    networkSecurityGroupName: "group",
    securityRules: [rule({ name })],
  });
  const of = (more: object) => ({ ...create("in"), securityRules: [rule({ name: "in", ...more })] });
  testCreations("azure-native:network:NetworkSecurityGroup", [
    [
      "a rule whose name has a mark",
      create("AllowWeb!"),
      account(network),
      "InvalidResourceName: Resource name AllowWeb! is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.",
    ],
    [
      "a range with host bits among the sources",
      of({ sourceAddressPrefix: "50.206.209.68/27" }),
      account(network),
      /^SecurityRuleInvalidAddressPrefix: Security rule \S+\/networkSecurityGroups\/group\/securityRules\/in has invalid Address prefix\. Value provided: 50\.206\.209\.68\/27$/,
    ],
    [
      "a range with host bits among the destinations",
      of({ sourceAddressPrefix: "*", destinationAddressPrefixes: ["10.0.0.0/8", "10.1.0.1/16"] }),
      account(network),
      /Value provided: 10\.1\.0\.1\/16$/,
    ],
    [
      "ranges, an address, a service tag and an IPv6 range",
      of({
        sourceAddressPrefixes: ["10.0.0.0/8", "50.206.209.68/32", "50.206.209.68", "fd00::/8"],
        destinationAddressPrefix: "VirtualNetwork",
      }),
      account(network),
      undefined,
    ],
    ["a rule with a good name", create("Allow_Web.1-In_"), account(network), undefined],
  ]);
});
