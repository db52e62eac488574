import * as pulumi from "@pulumi/pulumi";
import { secretMark } from "../../../components/testing";
import { howToGive, type StackConfig } from "../../project";
import { UserError } from "../../user-error";
import { placeholderKubeconfig } from "./placeholder-kubeconfig";
import { sdksOf } from "./sdks";

/** Configuration keys that a program required and did not find. */
export interface AbsentConfig {
  /** Notes about the secrets that are placeholders. */
  readonly notes: () => string[];
  /** Returns the error about all required values that are not set, if there are any. */
  readonly missing: () => UserError | undefined;
  /** Gives `pulumi.Config` its own methods back. */
  readonly release: () => void;
}

/** `pulumi.Config`. Each copy of the SDK has its own class. */
type ConfigClass = typeof pulumi.Config;

/** Returns a replacement for a value that is not set, or `undefined` to leave it to `pulumi.Config`. */
type StandIn = (value: string | undefined, key: string) => { readonly value: unknown } | undefined;

/**
 * Lets a program run without the secrets that it requires, because a plan does not depend on their values. The placeholder for a text is
 * the mark of a secret, as if the value were encrypted in the stack's file; that for a kubeconfig is a whole kubeconfig; a value of another
 * type is unknown, like an output before its resource exists. A missing plain value is a mistake, but the program continues with a
 * placeholder, so that all missing values are found at once.
 */
export function standInForAbsentConfig(
  stack: Pick<StackConfig, "name" | "isThrowAway" | "environments">,
  classes: readonly ConfigClass[] = [pulumi.Config],
): AbsentConfig {
  const placeholders = new Set<string>();
  const missing = new Set<string>();
  const text: StandIn = (value, key) => {
    const placeholder = /kubeconfig$/i.test(key) ? placeholderKubeconfig : secretMark;
    return value === undefined ? { value: noted(placeholders, key, pulumi.secret(placeholder)) } : undefined;
  };
  /* The mark of an encrypted value is text, and nothing else. */
  const optional: StandIn = (value) => (value === secretMark ? { value: pulumi.secret(pulumi.unknown) } : undefined);
  const required: StandIn = (value, key) =>
    value === undefined ? { value: noted(placeholders, key, pulumi.secret(pulumi.unknown)) } : optional(value, key);
  const plain =
    (standIn: unknown): StandIn =>
    (value, key) =>
      value === undefined ? { value: noted(missing, key, standIn) } : undefined;
  const each = (method: keyof pulumi.Config, standIn: StandIn) => classes.map((one) => replace(one, method, standIn));
  const release = [
    each("requireSecret", text),
    ...(["requireSecretBoolean", "requireSecretNumber", "requireSecretObject"] as const).map((name) =>
      each(name, required),
    ),
    ...(["getSecretBoolean", "getSecretNumber", "getSecretObject"] as const).map((name) => each(name, optional)),
    each("require", plain("missing")),
    each("requireBoolean", plain(false)),
    each("requireNumber", plain(0)),
    each("requireObject", plain({})),
  ].flat();
  return {
    notes: () =>
      [...placeholders].map((key) => `${key} is not set for stack ${stack.name}: planned with a placeholder`),
    missing: () => (missing.size === 0 ? undefined : new UserError(missingText(stack, [...missing].sort()))),
    release: () => release.forEach((one) => one()),
  };
}

function noted<T>(keys: Set<string>, key: string, value: T): T {
  keys.add(key);
  return value;
}

/**
 * Returns the classes with which a program may read its configuration: ours, and the one in its own node_modules.
 *
 * @param root the project's folder
 */
export function configClasses(root: string): ConfigClass[] {
  return sdksOf(root).map(({ Config }) => Config);
}

/** Replaces a method of `pulumi.Config`. @returns a function that puts it back */
function replace(configClass: ConfigClass, method: keyof pulumi.Config, standIn: StandIn): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(configClass.prototype, method);
  const own: unknown = descriptor?.value;
  if (descriptor === undefined || typeof own !== "function") {
    throw new Error(`pulumi.Config has no method ${method}`);
  }
  function instead(this: pulumi.Config, key: string, ...more: unknown[]): unknown {
    const stood = standIn(this.get(key), `${this.name}:${key}`);
    return stood === undefined ? Reflect.apply(own as () => unknown, this, [key, ...more]) : stood.value;
  }
  Object.defineProperty(configClass.prototype, method, { ...descriptor, value: instead });
  return () => Object.defineProperty(configClass.prototype, method, descriptor);
}

function missingText(
  { environments = [], isThrowAway, name }: Pick<StackConfig, "name" | "isThrowAway" | "environments">,
  keys: readonly string[],
): string {
  if (isThrowAway === true) {
    const lines = keys.map((key) => `✖ ${key}: is required, got nothing`);
    return ["the program reads configuration that it does not declare:", ...lines, howToGive].join("\n");
  }
  const lines = keys.map((key) => `✖ ${key}: is required, got nothing; ${fixOf(key, environments)}`);
  return [`Pulumi.${name}.yaml is not valid:`, ...lines].join("\n");
}

function fixOf(key: string, environments: readonly string[]): string {
  return environments.length === 0
    ? `run pulumi config set ${key} VALUE`
    : `set it with --config ${key}=VALUE, because a plan does not read Pulumi ESC (${environments.join(", ")})`;
}
