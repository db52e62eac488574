import { type StackOutputs, cloudPlatform, shopOn } from "./base";
import type { StackConfig } from "./config";

/** What customers use. */
export function prod(config: StackConfig): StackOutputs {
  return shopOn(cloudPlatform("prod", config), config);
}
