import { isDeepStrictEqual } from "node:util";
import { registered } from "../registered";
import type { Compared, HeadLine } from "./contract";
import { isAlone, type Rule, rulesOf } from "./firewall-rules";
import { overlapPorts } from "./ports";
import { includes } from "./ranges";

/*
 * Firewalls whose first matching rule decides. A rule that denies protects nothing once one that allows comes before it:
 * https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 * https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules
 */

/**
 * Lists rules that deny but newly come after one that allows the same addresses and ports. Other lines tell of new rules.
 */
export function ruleOrderLines(compared: Compared): HeadLine[] {
  const { before, after } = compared;
  const [old, now] = [before, after].map((resources) => resources.flatMap(rulesOf));
  const known = new Set((old ?? []).map(keyOf));
  const overruled = new Set((old ?? []).flatMap((rule) => allowing(rule, old ?? []).map((each) => pairOf(rule, each))));
  const overtaken = (now ?? [])
    .filter((rule) => known.has(keyOf(rule)))
    .flatMap((rule): HeadLine[] => {
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
  return [...overtaken, ...goneDenials(compared)];
}

/** Lists rules that deny and are deleted, while their firewall stays and no new rule denies the same. Lines about inputs tell of others. */
function goneDenials({ after, found }: Compared): HeadLine[] {
  const [deleted, denials] = [new Set(found.deleted.map(({ urn }) => urn)), after.flatMap(rulesOf)];
  return found.deleted.filter(isAlone).flatMap((each) => {
    const rules = rulesOf(registered(each)).filter(
      ({ allows, list }) => !allows && !deleted.has(list.split(" ")[0] ?? ""),
    );
    const gone = rules.filter(
      (rule) => !denials.some((other) => !other.allows && other.list === rule.list && isSameTraffic(rule, other)),
    );
    return gone.map(({ label, ports, ranges }): HeadLine => {
      const what = `${ranges.join(", ") || "anything"} → ${ports.join(", ")}`;
      return { class: "unprotected", text: `${label}: deleted, which denied ${what}` };
    });
  });
}

function isSameTraffic(one: Rule, other: Rule): boolean {
  return isDeepStrictEqual([one.ranges, one.ports, one.machines], [other.ranges, other.ports, other.machines]);
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
    isForSame(one, other) &&
    one.ranges.some((range) => other.ranges.some((each) => includes(range, each) || includes(each, range))) &&
    one.ports.some((ports) => other.ports.some((each) => overlapPorts(ports, each)))
  );
}

function isForSame({ machines }: Rule, { machines: others }: Rule): boolean {
  return machines === undefined || others === undefined || machines.some((each) => others.includes(each));
}
