import { isDeepStrictEqual } from "node:util";
import { registered } from "../../registered";
import type { Compared, HeadLine } from "../contract";
import { isWhole } from "../wholes";
import { isAlone, type Rule, rulesOf } from "./firewall-rules";
import { includesPorts, overlapPorts } from "./ports";
import { includes, isPublic } from "./ranges";

/*
 * Firewalls in which the first matching rule decides. A rule has no effect after an opposite rule that matches the same traffic:
 * https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules
 */

/** Lists rules that newly come after an opposite rule for the same addresses and ports. Other lines show new permissions. */
export function ruleOrderLines(compared: Compared): HeadLine[] {
  const [old = [], now = []] = [compared.before, compared.after].map((resources) => resources.flatMap(rulesOf));
  const known = new Set(old.map(keyOf));
  const overruled = new Set(old.flatMap((rule) => overruling(rule, old).map((each) => pairOf(rule, each))));
  const overtaken = now
    .filter((rule) => known.has(keyOf(rule)))
    .flatMap((rule): HeadLine[] => {
      const earlier = overruling(rule, now).filter(
        (each) => (rule.allows || known.has(keyOf(each))) && !overruled.has(pairOf(rule, each)),
      );
      const names = earlier.map(({ name }) => name).join(", ");
      const [does, doOthers] = rule.allows ? ["allow", "deny"] : ["deny", "allow"];
      return earlier.length === 0
        ? []
        : [
            {
              class: rule.allows ? "unjudged" : "unprotected",
              text: `${rule.label}: the ${does} rule ${rule.name} now comes after the ${doOthers} ${earlier.length === 1 ? "rule" : "rules"} ${names}`,
            },
          ];
    });
  return [...overtaken, ...goneRules(compared)];
}

/**
 * Lists deleted rules of a firewall that stays, if no new rule decides the same: rules that deny, and rules that admit private addresses. Lines about
 * inputs show the others.
 */
function goneRules({ after, found }: Compared): HeadLine[] {
  const [deleted, left] = [new Set(found.deleted.map(({ urn }) => urn)), after.flatMap(rulesOf)];
  /* If you remove a program, you close its ports, too. */
  const retires = found.deleted.some(isWhole);
  return found.deleted.filter(isAlone).flatMap((each) => {
    const rules = rulesOf(registered(each)).filter(({ list }) => !deleted.has(list.split(" ")[0] ?? ""));
    const gone = rules.filter(
      (rule) =>
        !left.some((other) => other.allows === rule.allows && other.list === rule.list && isSameTraffic(rule, other)),
    );
    return gone.flatMap(({ allows, label, ports, ranges }): HeadLine[] => {
      const what = `${ranges.join(", ") || "anything"} → ${ports.join(", ")}`;
      const isUsed = ranges.length > 0 && !ranges.some(isPublic) && !retires;
      return allows
        ? isUsed
          ? [
              {
                class: "unjudged",
                text: `${label}: deleted; it allowed ${what}, and the plan does not show who uses it`,
              },
            ]
          : []
        : [{ class: "unprotected", text: `${label}: deleted; it denied ${what}` }];
    });
  });
}

function isSameTraffic(one: Rule, other: Rule): boolean {
  return isDeepStrictEqual([one.ranges, one.ports, one.machines], [other.ranges, other.ports, other.machines]);
}

/** Returns the rules that come before a rule, and decide the opposite about what it is about. */
function overruling(rule: Rule, rules: readonly Rule[]): Rule[] {
  return rules.filter(
    (each) =>
      each.allows !== rule.allows &&
      each.list === rule.list &&
      each.order < rule.order &&
      overlap(each, rule) &&
      (each.allows || !isException(each, rule)),
  );
}

/** Reports a rule that denies some of the many addresses or ports that another one allows to the internet: that is its purpose. */
function isException(deny: Rule, allow: Rule): boolean {
  const isWhole =
    allow.ranges.some((range) => deny.ranges.some((each) => includes(each, range))) &&
    allow.ports.some((ports) => deny.ports.some((each) => includesPorts(each, ports)));
  return allow.ranges.some(isPublic) && !isWhole;
}

function keyOf({ list, name, allows }: Rule): string {
  return `${list} ${allows} ${name}`;
}

function pairOf(deny: Rule, allow: Rule): string {
  return `${keyOf(deny)}\n${keyOf(allow)}`;
}

function overlap(one: Rule, other: Rule): boolean {
  return (
    isForSame(one, other) &&
    one.ranges.some((range) => other.ranges.some((each) => includes(range, each) || includes(each, range))) &&
    one.ports.some((ports) => other.ports.some((each) => overlapPorts(ports, each)))
  );
}

function isForSame({ machines }: Rule, { machines: others }: Rule): boolean {
  return machines === undefined || others === undefined || machines.some((each) => others.includes(each));
}
