import * as pulumi from "@pulumi/pulumi";
import { expected, formatProblems, nearName, type Problem, quote, registerTogether, together } from "../components";
import { readConfig } from "./config";
import { local } from "./local";
import type { StackOutputs } from "./platform";
import { prod } from "./prod";
import type { StackConfig } from "./schema";

/** The wirings, by the name that `keelson:wiring` uses. */
export const wirings: Readonly<Record<string, (config: StackConfig) => StackOutputs>> = {
  local,
  dev: prod,
  staging: prod,
  prod,
};

/**
 * Runs the wiring of the current stack. `keelson:wiring` names it; the default is the environment's name. The environment is `keelson:environment`;
 * the default is the stack's name. So a stack `pr-123` with `wiring: dev` is a separate environment, and `prod-gke` with `environment: prod` is prod
 * on another cloud. The cluster has the stack's name, and other resources have the environment's name.
 *
 * @throws pulumi.RunError if the wiring is unknown, the configuration is not valid, or a component refuses its arguments. In these cases, nothing is
 * registered
 */
export function runStack(): StackOutputs {
  const stack = pulumi.getStack();
  const given = new pulumi.Config("keelson");
  const environment = given.get("environment") ?? stack;
  const { wiring, config } = together({
    wiring: () => wiringOf(stack, given.get("wiring") ?? environment),
    config: () => readConfig(environment),
  });
  return registerTogether(() => wiring(config));
}

function wiringOf(stack: string, name: string): (config: StackConfig) => StackOutputs {
  const wiring = Object.hasOwn(wirings, name) ? wirings[name] : undefined;
  if (wiring === undefined) {
    throw new pulumi.RunError(formatProblems(`stack ${quote(stack)}`, [unknownWiring(name)]));
  }
  return wiring;
}

function unknownWiring(name: string): Problem {
  const known = Object.keys(wirings);
  const meant = nearName(name, known);
  const fix =
    meant === undefined ? "the default is keelson:environment, or the stack's name" : `did you mean ${quote(meant)}?`;
  return expected("keelson:wiring", `one of ${known.map(quote).join(", ")}`, name, fix);
}
