import type * as pulumi from "@pulumi/pulumi";

import rpc = require("@pulumi/pulumi/runtime/rpc");

/** Resolves the output of a property. */
type Settle = (...result: readonly unknown[]) => void;

type Transfer = (
  onto: pulumi.Resource,
  label: string,
  props: Readonly<Record<string, unknown>>,
) => Record<string, Settle>;

/**
 * Delays the output of a resource's property until somebody reads the property. By default, the SDK makes an output of about 25 promises for each
 * property of each resource, but programs read only a few properties. Without the delay, a plan of ten thousand resources needs twice the memory.
 *
 * @returns a function that restores the SDK's behaviour
 */
export function withLateOutputs(): () => void {
  const module = rpc as unknown as { transferProperties: Transfer };
  const { transferProperties } = module;
  module.transferProperties = (onto, label, props) => {
    const transferred = Object.keys(props).filter((key) => key !== "id" && key !== "urn");
    const isTaken = transferred.some((key) => Object.hasOwn(onto, key));
    if (isTaken) {
      return transferProperties(onto, label, props);
    }
    const make = (key: string) => transferProperties(onto, label, { [key]: props[key] })[key];
    return Object.fromEntries(transferred.map((key) => [key, lateOutput(onto, key, () => make(key))]));
  };
  return () => {
    module.transferProperties = transferProperties;
  };
}

/** Defines a property that makes its output when somebody reads the property. If the value is known by then, the output gets it at once. */
function lateOutput(onto: pulumi.Resource, key: string, make: () => Settle | undefined): Settle {
  let settle: Settle | undefined;
  let result: readonly unknown[] | undefined;
  Object.defineProperty(onto, key, {
    configurable: true,
    enumerable: true,
    get: () => {
      Reflect.deleteProperty(onto, key);
      settle = make();
      if (result !== undefined) {
        settle?.(...result);
      }
      return Reflect.get(onto, key);
    },
    set: (value: unknown) => {
      Object.defineProperty(onto, key, { configurable: true, enumerable: true, writable: true, value });
    },
  });
  return (...given) => {
    result = given;
    settle?.(...given);
  };
}
