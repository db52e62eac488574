import { applicationsOn, cloudPlatform, type StackOutputs } from "./base";
import type { StackConfig } from "./config";

/** Where changes are tried first. */
export function dev(config: StackConfig): StackOutputs {
  return applicationsOn(cloudPlatform("dev", config), config);
}
