import type { RegisteredResource } from "../../../../components/testing";
import { type Fields, items, number, text, texts } from "../../../values";
import { labelOf } from "../../label";
import type { Compared, HeadLine } from "./contract";
import { overlapPorts } from "./ports";
import { includes } from "./ranges";

/*
 * Firewalls whose first matching rule decides. A rule that denies protects nothing once one that allows comes before it:
 * https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 * Rules are compared only if they stand in their firewall's inputs. Rules that are separate resources are not.
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
  /** In the words of `ports.ts`. */
  readonly ports: readonly string[];
}

/**
 * Lists rules that deny but newly come after one that allows the same addresses and ports. Other lines tell of new rules.
 */
export function ruleOrderLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [before, after].map((resources) => resources.flatMap(rulesOf));
  const known = new Set((old ?? []).map(keyOf));
  const overruled = new Set((old ?? []).flatMap((rule) => allowing(rule, old ?? []).map((each) => pairOf(rule, each))));
  return (now ?? [])
    .filter((rule) => known.has(keyOf(rule)))
    .flatMap((rule) => {
      const earlier = allowing(rule, now ?? []).filter(
        (each) => known.has(keyOf(each)) && !overruled.has(pairOf(rule, each)),
      );
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

function keyOf({ list, name, allows }: Rule): string {
  return `${list} ${allows} ${name}`;
}

function pairOf(deny: Rule, allow: Rule): string {
  return `${keyOf(deny)}\n${keyOf(allow)}`;
}

function overlap(one: Rule, other: Rule): boolean {
  return (
    one.ranges.some((range) => other.ranges.some((each) => includes(range, each) || includes(each, range))) &&
    one.ports.some((ports) => other.ports.some((each) => overlapPorts(ports, each)))
  );
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

function ofAws(place: Pick<Rule, "list" | "label">, rule: Fields): Rule {
  const order = Number(text(rule, "ruleNo") ?? text(rule, "ruleNumber") ?? 0);
  const ranges = texts([text(rule, "cidrBlock") ?? "", text(rule, "ipv6CidrBlock") ?? ""]);
  const [from, to] = [text(rule, "fromPort") ?? "0", text(rule, "toPort") ?? "0"];
  const ports = portsOf(text(rule, "protocol"), from === to ? from : `${from}-${to}`);
  const name = `${ranges.join(", ")}${ports === anyPort ? "" : ` ${ports}`}`;
  return { ...place, name, order, allows: rule.action === "allow", ranges, ports: [ports] };
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
