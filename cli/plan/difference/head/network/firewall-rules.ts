import type { RegisteredResource } from "../../../../../components/testing";
import { type Fields, items, number, text, texts } from "../../../../values";
import { labelOf } from "../../../label";

/** A rule of a firewall in which the first matching rule decides. The rule with the lowest number comes first. */
export interface Rule {
  /** The firewall and the direction, in which the order counts. */
  readonly list: string;
  readonly label: string;
  readonly name: string;
  readonly order: number;
  readonly allows: boolean;
  readonly ranges: readonly string[];
  /** In the words of `ports.ts`. */
  readonly ports: readonly string[];
  /** The tags or accounts of the machines that it is about. @default all machines of the list */
  readonly machines?: readonly string[];
}

type Place = Pick<Rule, "list" | "label">;

/** Lists the rules of a firewall, or returns the resource itself if it is a rule. */
export function rulesOf(resource: RegisteredResource): Rule[] {
  const { inputs, type, urn } = resource;
  const inline = (way: string): Place => ({ list: `${urn} ${way}`, label: labelOf(resource) });
  const alone = (owner: string, way: string): Place => ({
    list: `${resource.propertyDependencies[owner]?.join() ?? text(inputs, owner) ?? ""} ${way}`,
    label: labelOf(resource),
  });
  if (resource.read === true) {
    return [];
  }
  switch (type.replace(/^(azure-native:network)\/\w+:/, "$1:")) {
    case "azure-native:network:NetworkSecurityGroup":
      return items(inputs, "securityRules").map((rule) => ofAzure(inline(text(rule, "direction") ?? ""), rule));
    case "azure-native:network:SecurityRule":
      return [named(resource, ofAzure(alone("networkSecurityGroupName", text(inputs, "direction") ?? ""), inputs))];
    case "aws:ec2/networkAcl:NetworkAcl":
    case "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl":
      return ["ingress", "egress"].flatMap((way) => items(inputs, way).map((rule) => ofAws(inline(way), rule)));
    case "aws:ec2/networkAclRule:NetworkAclRule":
      return [named(resource, ofAws(alone("networkAclId", inputs.egress === true ? "egress" : "ingress"), inputs))];
    case "gcp:compute/firewall:Firewall":
      return inputs.disabled === true
        ? []
        : [named(resource, ofGoogle(alone("network", text(inputs, "direction") ?? "INGRESS"), inputs))];
    default:
      return [];
  }
}

/** Reports whether a resource is one rule, and not a whole firewall. */
export function isAlone({ type }: Pick<RegisteredResource, "type">): boolean {
  return /:(?:SecurityRule|NetworkAclRule|Firewall)$/.test(type);
}

/** A rule that is a resource is known by the resource's name. */
function named({ name }: RegisteredResource, rule: Rule): Rule {
  return { ...rule, name };
}

/** Of two rules with one number, that which denies comes first. https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules */
function ofGoogle(place: Place, rule: Fields): Rule {
  const denied = items(rule, "denies");
  const protocols = denied.length > 0 ? denied : items(rule, "allows");
  const isOut = rule.direction === "EGRESS";
  const ports = protocols.flatMap((each) => {
    const numbers = texts(each, "ports");
    return (numbers.length === 0 ? ["*"] : numbers).map((own) => portsOf(text(each, "protocol"), own));
  });
  const machines = [texts(rule, "targetTags"), texts(rule, "targetServiceAccounts")].flat();
  return {
    ...place,
    name: "",
    ports,
    order: (number(rule, "priority") ?? 1000) + (denied.length > 0 ? 0 : 0.5),
    allows: denied.length === 0,
    ranges: texts(rule, isOut ? "destinationRanges" : "sourceRanges"),
    ...(machines.length > 0 && { machines }),
  };
}

function ofAzure(place: Place, rule: Fields): Rule {
  const side = text(rule, "direction") === "Outbound" ? "destination" : "source";
  const ports = [text(rule, "destinationPortRange") ?? [], texts(rule, "destinationPortRanges")].flat();
  return {
    ...place,
    ports: (ports.length === 0 ? ["*"] : ports).map((each) => portsOf(text(rule, "protocol"), each)),
    name: text(rule, "name") ?? "",
    order: number(rule, "priority") ?? 0,
    allows: rule.access === "Allow",
    ranges: [text(rule, `${side}AddressPrefix`) ?? [], texts(rule, `${side}AddressPrefixes`)].flat(),
  };
}

function ofAws(place: Place, rule: Fields): Rule {
  const order = Number(text(rule, "ruleNo") ?? text(rule, "ruleNumber") ?? 0);
  const ranges = texts([text(rule, "cidrBlock") ?? "", text(rule, "ipv6CidrBlock") ?? ""]);
  const [from, to] = [text(rule, "fromPort") ?? "0", text(rule, "toPort") ?? "0"];
  const ports = portsOf(text(rule, "protocol"), from === to ? from : `${from}-${to}`);
  const name = `${ranges.join(", ")}${ports === anyPort ? "" : ` ${ports}`}`;
  return {
    ...place,
    name,
    order,
    allows: (text(rule, "action") ?? text(rule, "ruleAction")) === "allow",
    ranges,
    ports: [ports],
  };
}

const anyPort = "any port";

/** Numbers of protocols, and words for all of them. https://www.iana.org/assignments/protocol-numbers */
const protocols: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", "-1": "", all: "", "*": "" };

/** Only TCP and UDP have ports. An unknown port may be any. */
function portsOf(given = "*", numbers: string): string {
  const protocol = protocols[given.toLowerCase()] ?? given.toLowerCase();
  if (protocol === "") {
    return /^\d/.test(numbers) && numbers !== "0" ? numbers : anyPort;
  }
  return /^(?:tcp|udp)$/.test(protocol) && /^\d/.test(numbers) ? `${protocol} ${numbers}` : protocol;
}
