import { applicationsOn, cloudPlatform, type StackOutputs } from "./base";
import type { StackConfig } from "./config";

/** As prod is, before it is prod. */
export function staging(config: StackConfig): StackOutputs {
  return applicationsOn(cloudPlatform("staging", config), config);
}
