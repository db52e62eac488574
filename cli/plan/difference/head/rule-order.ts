import type { RegisteredResource } from "../../../../components/testing";
import { type Fields, items, number, text, texts } from "../../../values";
import { labelOf } from "../../label";
import type { Compared, HeadLine } from "./contract";
import { includes } from "./ranges";

/*
 * Firewalls whose first matching rule decides. A rule that denies protects nothing once one that allows comes before it:
 * https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 * https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules
 */

/** A rule of a firewall; the one with the lowest number is asked first. */
interface Rule {
  /** The firewall and the direction, in which the order counts. */
  readonly list: string;
  readonly label: string;
  readonly name: string;
  readonly order: number;
  readonly allows: boolean;
  readonly ranges: readonly string[];
}

/** Lists rules that deny and newly come after one that allows, for addresses that both name. */
export function ruleOrderLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [before, after].map((resources) => resources.flatMap(rulesOf));
  const known = new Set((old ?? []).map(keyOf));
  const overruled = new Set((old ?? []).flatMap((rule) => allowing(rule, old ?? []).map((each) => pairOf(rule, each))));
  return (now ?? [])
    .filter((rule) => known.has(keyOf(rule)))
    .flatMap((rule) => {
      const earlier = allowing(rule, now ?? []).filter((each) => !overruled.has(pairOf(rule, each)));
      const names = earlier.map(({ name }) => name).join(", ");
      return earlier.length === 0
        ? []
        : [
            {
              class: "unprotected",
              text: `${rule.label}: rule ${rule.name}, which denies, newly comes after ${names}, which allows`,
            },
          ];
    });
}

/** Returns the rules that allow what a rule would deny, because they come before it. */
function allowing(deny: Rule, rules: readonly Rule[]): Rule[] {
  return deny.allows
    ? []
    : rules.filter((rule) => rule.allows && rule.list === deny.list && rule.order < deny.order && overlap(rule, deny));
}

function keyOf({ list, name }: Rule): string {
  return `${list} ${name}`;
}

function pairOf(deny: Rule, allow: Rule): string {
  return `${keyOf(deny)}\n${keyOf(allow)}`;
}

function overlap(one: Rule, other: Rule): boolean {
  return one.ranges.some((range) => other.ranges.some((each) => includes(range, each) || includes(each, range)));
}

function rulesOf(resource: RegisteredResource): Rule[] {
  const { inputs, type, urn } = resource;
  const place = (way: string) => ({ list: `${urn} ${way}`, label: labelOf(resource) });
  switch (type.replace(/^(azure-native:network)\/\w+:/, "$1:")) {
    case "azure-native:network:NetworkSecurityGroup":
      return items(inputs, "securityRules").map((rule) => ofAzure(place(text(rule, "direction") ?? ""), rule));
    case "aws:ec2/networkAcl:NetworkAcl":
    case "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl":
      return ["ingress", "egress"].flatMap((way) => items(inputs, way).map((rule) => ofAws(place(way), rule)));
    default:
      return [];
  }
}

function ofAzure(place: Pick<Rule, "list" | "label">, rule: Fields): Rule {
  const side = text(rule, "direction") === "Outbound" ? "destination" : "source";
  return {
    ...place,
    name: text(rule, "name") ?? "",
    order: number(rule, "priority") ?? 0,
    allows: rule.access === "Allow",
    ranges: [text(rule, `${side}AddressPrefix`) ?? [], texts(rule, `${side}AddressPrefixes`)].flat(),
  };
}

function ofAws(place: Pick<Rule, "list" | "label">, rule: Fields): Rule {
  const order = Number(text(rule, "ruleNo") ?? text(rule, "ruleNumber") ?? 0);
  const ranges = texts([text(rule, "cidrBlock") ?? "", text(rule, "ipv6CidrBlock") ?? ""]);
  return { ...place, name: ranges.join(", "), order, allows: rule.action === "allow", ranges };
}
