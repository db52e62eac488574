import { type StackOutputs, cloudPlatform, shopOn } from "./base";
import type { StackConfig } from "./config";

/** Where changes are tried first. */
export function dev(config: StackConfig): StackOutputs {
  return shopOn(cloudPlatform("dev", config), config);
}
