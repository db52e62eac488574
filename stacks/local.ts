import { basePlatform, type StackOutputs, shopOn } from "./base";
import type { StackConfig } from "./config";

/** The rehearsal's own stack: an existing cluster, the base add-ons and the shop. */
export function local(config: StackConfig): StackOutputs {
  return shopOn(basePlatform("local", config), config);
}
