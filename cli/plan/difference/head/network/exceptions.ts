import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { fields, items, text, texts } from "../../../../values";
import { labelOf } from "../../../label";
import { rule } from "../rule";
import { includes } from "./ranges";

/** The address at which pods can get the cloud credentials of their node. */
const metadata = "169.254.169.254";

/**
 * Lists ranges that policies of pods left out of a wider one, and no longer do.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
 */
export const exceptionLines = rule("unprotected", ({ before, after }) => {
  const now = new Map(after.map((each) => [each.urn, each]));
  return before.filter(isPolicy).flatMap((policy) => {
    const later = now.get(policy.urn);
    return later === undefined ? [] : directions.flatMap((direction) => lostExceptions(policy, later, direction));
  });
});

/** Lists the ranges that the rules of a policy for one direction no longer exclude from a wider range. */
function lostExceptions(policy: RegisteredResource, later: RegisteredResource, direction: Direction): string[] {
  const [old = new Map<string, string[]>(), now] = [policy, later].map((each) => exceptionsIn(each, direction));
  return [...old].flatMap(([cidr, left]) => {
    const lost = left.filter((range) => now?.get(cidr)?.some((kept) => includes(kept, range)) === false);
    const credentials = lost.some((range) => includes(range, metadata));
    return lost.length === 0
      ? []
      : [
          `${labelOf(policy)}: ${direction.what} ${cidr} no longer excludes ${lost.join(", ")}${credentials ? " (this includes the metadata address with the node's credentials)" : ""}`,
        ];
  });
}

const directions = [
  { key: "egress", peers: "to", what: "egress to" },
  { key: "ingress", peers: "from", what: "ingress from" },
] as const;

type Direction = (typeof directions)[number];

function isPolicy({ type }: RegisteredResource): boolean {
  return /^kubernetes:networking\.k8s\.io\/v1:NetworkPolicy(?:Patch)?$/.test(type);
}

/** Returns what all rules for a range leave out of it, by the range. */
function exceptionsIn({ inputs }: RegisteredResource, { key, peers }: Direction): Map<string, string[]> {
  const blocks = items(inputs, "spec", key)
    .flatMap((rule) => items(rule, peers))
    .map((peer) => fields(peer, "ipBlock"))
    .filter((block) => text(block, "cidr") !== undefined);
  const alike = groupBy(blocks, (block) => text(block, "cidr") ?? "");
  return new Map(
    [...alike].map(([cidr, all]) => {
      const [first = [], ...others] = all.map((block) => texts(block, "except"));
      return [cidr, first.filter((range) => others.every((left) => left.some((each) => includes(each, range))))];
    }),
  );
}
