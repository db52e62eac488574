import { type StackOutputs, shopPlatform } from "./base";
import type { StackConfig } from "./config";

/** Where changes are tried first. */
export function dev(config: StackConfig): StackOutputs {
  return shopPlatform("dev", config);
}
