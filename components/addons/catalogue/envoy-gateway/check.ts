import { oneOf } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { takenNames } from "./names";
import type { EnvoyGatewayOptions } from "./options";

/**
 * The form of a class' name. The Service and the Deployment of the class' proxies have the same name. A Service's name must be a DNS label that
 * begins with a letter.
 */
const form = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const words = `a DNS label that begins with a letter and is not ${takenNames.join(" or ")}`;

/** Lists the mistakes in the names and exposures of GatewayClasses. */
export function checkClasses({ className = "envoy", classes = {} }: Partial<EnvoyGatewayOptions>): Problem[] {
  const isFree = (name: string) => form.test(name) && !takenNames.includes(name);
  return [
    ...(isFree(className) ? [] : [expected("className", words, className)]),
    ...Object.entries(classes).flatMap(([name, { exposure }]) => [
      ...(isFree(name) ? [] : [expected(`classes.${name}`, words, name)]),
      ...oneOf(`classes.${name}.exposure`, exposure, ["internal", "public"]),
    ]),
    ...(className in classes
      ? [expected(`classes.${className}`, "a name other than className", className, "choose another")]
      : []),
  ];
}
