import { checkSource } from "../../../charts";
import { oneOf } from "../../../checks";
import { checkImageSource } from "../../../images";
import type { Problem } from "../../../problems";
import { AksCni, type CniArgs } from "./args";

/** Lists the mistakes in the CNI and in the source of its chart. */
export function checkCni({ cni, charts, images }: CniArgs): Problem[] {
  return [
    ...oneOf("cni", cni, Object.values(AksCni)),
    ...(charts === undefined ? [] : checkSource(charts)),
    ...checkImageSource("images", images),
  ];
}
