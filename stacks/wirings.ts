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
 * Runs the wiring of the current stack: `keelson:wiring`, otherwise the one with the environment's name. The environment is
 * `keelson:environment`, otherwise the stack's name. So a stack `pr-123` with `wiring: dev` is an environment of its own, and `prod-gke`
 * with `environment: prod` is prod on another cloud. The cluster is named after the stack, other resources after the environment.
 *
 * @throws pulumi.RunError if there is no such wiring, if the configuration is not valid, or if a component refuses its arguments. Nothing
 * is registered then
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
