import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../components";
import file from "../components/arguments/shapes.json";
import { chosenAddons } from "./addons";
import { components, type Offered } from "./components";
import { Made } from "./made";
import { settled } from "./settled";
import { type Definitions, inputShape } from "./shapes";

const definitions = file.definitions as Definitions;

/** The components of this program so far. A plugin's process serves one program. */
const made = new Made();

/**
 * Makes a component for a program in another language.
 *
 * @throws pulumi.RunError as the component itself does
 */
export async function construct(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  opts: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> {
  const offered = components[type.replace(/^keelson:(index)?:/, "")];
  if (offered === undefined) {
    throw new pulumi.RunError(`${type}: expected one of ${Object.keys(components).join(", ")} of keelson:index`);
  }
  const make = await offered.load();
  const component = make(name, await argumentsOf(name, offered, inputs), given(opts));
  if (offered.kind !== undefined) {
    made.remember(await urnOf(component), offered.kind, component);
  }
  return { urn: component.urn, state: stateOf(offered, component) };
}

/** Leaves out the providers that nobody gave: the SDK always sets the option. */
function given({ providers = {}, ...opts }: pulumi.ComponentResourceOptions): pulumi.ComponentResourceOptions {
  return Object.keys(providers).length === 0 ? opts : { ...opts, providers };
}

async function argumentsOf(name: string, offered: Offered, inputs: pulumi.Inputs): Promise<pulumi.Inputs> {
  const values = await settled(inputShape(offered, definitions), inputs, definitions);
  const args: pulumi.Inputs = isRecord(values) ? { ...values } : {};
  for (const [key, kind] of Object.entries(offered.refers)) {
    if (args[key] !== undefined) {
      args[key] = made.find(key, kind, args[key]);
    }
  }
  return isRecord(args.addons) ? { ...args, addons: chosenAddons(name, args.addons) } : args;
}

/** Returns what the program can read, and by what other components refer to this one. */
function stateOf({ kind, outputs }: Offered, component: pulumi.ComponentResource): pulumi.Inputs {
  const values = Object.entries(outputs).map(([key, { secret }]) => {
    const value: unknown = Reflect.get(component, key);
    return [key, secret === true ? pulumi.secret(value) : value] as const;
  });
  return { ...Object.fromEntries(values), ...(kind !== undefined && { reference: component.urn }) };
}

function urnOf({ urn }: pulumi.Resource): Promise<string> {
  return new Promise((resolve) => {
    urn.apply(resolve);
  });
}
