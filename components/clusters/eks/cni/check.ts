import { checkSource } from "../../../charts";
import { oneOf } from "../../../checks";
import type { Problem } from "../../../problems";
import { type CniArgs, EksCni } from "./args";

/** Lists the mistakes in the CNI and in the source of its charts. */
export function checkCni({ cni, charts }: CniArgs): Problem[] {
  return [...oneOf("cni", cni, Object.values(EksCni)), ...(charts === undefined ? [] : checkSource(charts))];
}
