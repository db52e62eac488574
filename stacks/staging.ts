import { type StackOutputs, basePlatform, shopOn } from "./base";
import type { StackConfig } from "./config";

/** As prod is, before it is prod. */
export function staging(config: StackConfig): StackOutputs {
  return shopOn(basePlatform("staging", config), config);
}
