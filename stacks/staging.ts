import { type StackOutputs, cloudPlatform, shopOn } from "./base";
import type { StackConfig } from "./config";

/** As prod is, before it is prod. */
export function staging(config: StackConfig): StackOutputs {
  return shopOn(cloudPlatform("staging", config), config);
}
