import { type StackOutputs, basePlatform, shopOn } from "./base";
import type { StackConfig } from "./config";

/** What customers use. */
export function prod(config: StackConfig): StackOutputs {
  return shopOn(basePlatform("prod", config), config);
}
