import { type StackOutputs, shopPlatform } from "./base";
import type { StackConfig } from "./config";

/** What customers use. */
export function prod(config: StackConfig): StackOutputs {
  return shopPlatform("prod", config);
}
