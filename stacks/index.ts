import * as pulumi from "@pulumi/pulumi";
import { closest } from "fastest-levenshtein";
import type { StackOutputs } from "./base";
import { readConfig, type StackConfig } from "./config";
import { dev } from "./dev";
import { local } from "./local";
import { prod } from "./prod";
import { staging } from "./staging";

/** The wiring of each environment. */
export const environments: Readonly<Record<string, (config: StackConfig) => StackOutputs>> = {
  local,
  dev,
  staging,
  prod,
};

/**
 * Runs the wiring of the current stack: the one of its name, or the one that `keelson:environment` names, so that a stack
 * such as `pr-123` can be like `dev`, and `prod-gke` is `prod` on another cloud: its cluster has the stack's name, and the
 * resources have the environment's.
 *
 * @throws pulumi.RunError where there is no such wiring, or the configuration is not valid
 */
export function runStack(): StackOutputs {
  const stack = pulumi.getStack();
  const environment = new pulumi.Config("keelson").get("environment") ?? stack;
  const wiring = environments[environment];
  if (wiring === undefined) {
    const known = Object.keys(environments);
    throw new pulumi.RunError(
      `the stack ${JSON.stringify(stack)} asks for the environment ${JSON.stringify(environment)}, known are ${known.join(", ")}: did you mean ${JSON.stringify(closest(environment, known))}? Set keelson:environment to one of them`,
    );
  }
  return wiring(readConfig(environment));
}
