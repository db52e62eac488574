import { checkSource } from "../../../charts";
import { oneOf } from "../../../checks";
import { checkImageSource } from "../../../images";
import type { Problem } from "../../../problems";
import { type CniArgs, EksCni } from "./args";

/** Lists the mistakes in the CNI and in the sources of its charts and images. */
export function checkCni({ cni, charts, images }: CniArgs): Problem[] {
  return [
    ...oneOf("cni", cni, Object.values(EksCni)),
    ...(charts === undefined ? [] : checkSource(charts)),
    ...checkImageSource("images", images),
  ];
}
