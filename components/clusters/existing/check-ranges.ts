import type * as pulumi from "@pulumi/pulumi";
import { notEmpty, once } from "../../checks";
import { checkInner } from "../../inner-ranges";
import { isPlain, type Problem } from "../../problems";
import { checkRange, checkShare } from "../shared-checks";

/** Lists the mistakes in the ranges of a described network. Each key is the argument's name. */
export function checkDescribedRanges(
  ranges: Readonly<Record<string, readonly pulumi.Input<string>[] | undefined>>,
): Problem[] {
  return Object.entries(ranges).flatMap(([key, cidrs]) => {
    const path = `network.${key}`;
    const known = (cidrs ?? []).filter(isPlain<string>);
    const malformed = (cidrs ?? []).flatMap((cidr, index) =>
      isPlain<string>(cidr) ? checkRange(`${path}[${index}]`, cidr) : [],
    );
    return [
      ...notEmpty(path, cidrs, "range"),
      ...malformed,
      ...once(path, known, "range"),
      ...(malformed.length > 0 ? [] : checkInner(path, known)),
      ...checkShare(path, known, "otherwise policies treat the whole internet as this network"),
    ];
  });
}
