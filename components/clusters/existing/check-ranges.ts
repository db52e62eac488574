import type * as pulumi from "@pulumi/pulumi";
import { notEmpty, once } from "../../checks";
import { isPlain, type Problem } from "../../problems";
import { checkRange, checkShare } from "../checks";

/** Lists the mistakes in the ranges of a described network, by argument. */
export function checkDescribedRanges(
  ranges: Readonly<Record<string, readonly pulumi.Input<string>[] | undefined>>,
): Problem[] {
  return Object.entries(ranges).flatMap(([key, cidrs]) => [
    ...notEmpty(`network.${key}`, cidrs, "range"),
    ...(cidrs ?? []).flatMap((cidr, index) =>
      isPlain<string>(cidr) ? checkRange(`network.${key}[${index}]`, cidr) : [],
    ),
    ...once(`network.${key}`, (cidrs ?? []).filter(isPlain<string>), "range"),
    ...checkShare(
      `network.${key}`,
      (cidrs ?? []).filter(isPlain<string>),
      "policies would treat the whole internet as this network",
    ),
  ]);
}
