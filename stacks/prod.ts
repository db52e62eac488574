import { applicationsOn, cloudPlatform, type StackOutputs } from "./base";
import type { StackConfig } from "./config";

/** What customers use. */
export function prod(config: StackConfig): StackOutputs {
  return applicationsOn(cloudPlatform("prod", config), config);
}
