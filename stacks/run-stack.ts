import * as pulumi from "@pulumi/pulumi";
import { expected, formatProblems, nearName, type Problem, quote } from "../components";
import { readConfig } from "./config";
import { dev } from "./dev";
import { local } from "./local";
import type { StackOutputs } from "./platform";
import { prod } from "./prod";
import type { StackConfig } from "./schema";
import { staging } from "./staging";

/** The wiring of each environment. */
export const environments: Readonly<Record<string, (config: StackConfig) => StackOutputs>> = {
  local,
  dev,
  staging,
  prod,
};

/**
 * Runs the wiring of the current stack: the environment of its name, or the one that `keelson:environment` names. So a stack
 * `pr-123` can be like `dev`, and `prod-gke` is `prod` on another cloud. The cluster takes the stack's name, the resources take
 * the environment's.
 *
 * @throws pulumi.RunError if there is no such environment, or if the configuration is not valid
 */
export function runStack(): StackOutputs {
  const stack = pulumi.getStack();
  const environment = new pulumi.Config("keelson").get("environment") ?? stack;
  const wiring = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (wiring === undefined) {
    throw new pulumi.RunError(formatProblems(`stack ${quote(stack)}`, [unknownEnvironment(environment)]));
  }
  return wiring(readConfig(environment));
}

function unknownEnvironment(environment: string): Problem {
  const known = Object.keys(environments);
  const meant = nearName(environment, known);
  const fix = meant === undefined ? "the default is the stack's name" : `did you mean ${quote(meant)}?`;
  return expected("keelson:environment", `one of ${known.map(quote).join(", ")}`, environment, fix);
}
