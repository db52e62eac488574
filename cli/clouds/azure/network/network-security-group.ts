import { parseRange } from "../../../../components/testing";
import { type Fields, isKnown, items, text, texts } from "../../../values";
import type { Admission, CloudRule } from "../../contract";
import { isEverybody } from "../../whole-internet";
import { azureType, inGroup } from "../azure-type";
import { idOf } from "../existence";
import { subnetsWith } from "./associations";
import { etag } from "./etag";
import { nameIsValid, namesInside } from "./names";

const isUnused: CloudRule = ({ id }, account) => {
  const users = subnetsWith(account, "networkSecurityGroup", id);
  return users.length === 0
    ? undefined
    : {
        code: "InUseNetworkSecurityGroupCannotBeDeleted",
        message: `Network security group ${id} cannot be deleted because it is in use by the following resources: ${users.map((user) => user.id).join(", ")}. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.`,
      };
};

const rulesAreNamed = namesInside("securityRules");

/** Refuses ranges with host bits; Azure does not say what they stand for. https://github.com/Azure/azure-powershell/issues/4557 */
const prefixesAreRanges: CloudRule = (call, account) => {
  for (const rule of items(call.inputs, "securityRules")) {
    const wrong = [...sourcesOf(rule), ...destinationsOf(rule)].find(isNoRange);
    if (wrong !== undefined) {
      const id = `${idOf(call, account)}/securityRules/${text(rule, "name") ?? ""}`;
      const message = `Security rule ${id} has invalid Address prefix. Value provided: ${wrong}`;
      return { code: "SecurityRuleInvalidAddressPrefix", message };
    }
  }
  return undefined;
};

/** Reports whether a prefix looks like an IPv4 range but is not one. Other prefixes are addresses, IPv6 ranges or service tags. */
function isNoRange(prefix: string): boolean {
  return isKnown(prefix) && prefix.includes("/") && !prefix.includes(":") && parseRange(prefix) === undefined;
}

/** Network security groups. https://learn.microsoft.com/rest/api/virtualnetwork/network-security-groups */
export const networkSecurityGroup = azureType({
  token: "azure-native:network:NetworkSecurityGroup",
  path: inGroup("Microsoft.Network/networkSecurityGroups/{networkSecurityGroupName}"),
  located: true,
  computed: ({ name }) => ({ etag: etag(name) }),
  refuses: {
    create: [nameIsValid, rulesAreNamed, prefixesAreRanges],
    update: [rulesAreNamed, prefixesAreRanges],
    delete: [isUnused],
  },
  shown: { values: ({ inputs }) => items(inputs, "securityRules").map(shownRule) },
  opens: (inputs) =>
    items(inputs, "securityRules")
      .filter(({ access, direction }) => access === "Allow" && direction === "Inbound")
      .filter((rule) => sourcesOf(rule).some(isEverybody))
      .map((rule) => `anybody at ${portsOf(rule)}`),
  admits: (inputs) => admittedBy(items(inputs, "securityRules")),
});

/** Lists what security rules let in. */
export function admittedBy(rules: readonly Fields[]): Admission[] {
  return rules
    .filter(({ access, direction }) => access === "Allow" && direction === "Inbound")
    .map((rule) => ({ to: portsOf(rule), from: sourcesOf(rule) }));
}

function shownRule(rule: Fields): string {
  const way = rule.direction === "Outbound" ? "out to" : "in from";
  const whom = sourcesOf(rule).join(", ") || "anybody";
  return `${rule.access === "Deny" ? "not " : ""}${way} ${whom === "*" ? "anybody" : whom} ${portsOf(rule)}`;
}

/** Lists the sources of a security rule. */
function sourcesOf(rule: Fields): string[] {
  return [text(rule, "sourceAddressPrefix") ?? [], texts(rule, "sourceAddressPrefixes")].flat();
}

/** Lists the destinations of a security rule. */
function destinationsOf(rule: Fields): string[] {
  return [text(rule, "destinationAddressPrefix") ?? [], texts(rule, "destinationAddressPrefixes")].flat();
}

/** Describes the destination ports of a security rule. */
function portsOf(rule: Fields): string {
  const ports = [text(rule, "destinationPortRange") ?? [], texts(rule, "destinationPortRanges")].flat();
  return ports.includes("*") || ports.length === 0 ? "any port" : ports.join(",");
}
