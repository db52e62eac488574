import * as pulumi from "@pulumi/pulumi";
import { secretMark } from "../../../components/testing";
import { UserError } from "../../user-error";
import { placeholderKubeconfig } from "./placeholder-kubeconfig";

/** What a program asked its configuration for in vain. */
export interface AbsentConfig {
  /** Notes about the secrets that are placeholders. */
  readonly notes: () => string[];
  /** Returns the error about all required values that are not set, if there are any. */
  readonly missing: () => UserError | undefined;
  /** Gives `pulumi.Config` its own methods back. */
  readonly release: () => void;
}

/** How to answer for a value that is not set, or `undefined` to let `pulumi.Config` answer. */
type StandIn = (value: string | undefined, key: string) => { readonly value: unknown } | undefined;

/**
 * Lets a program run without the secrets that it requires, because a plan does not depend on their values. A text is the mark of a
 * secret, as if it were encrypted in the stack's file, and a kubeconfig a whole one; a value of another type is unknown, as an output before its resource exists.
 * A plain value that is missing is a mistake, but the program goes on with a stand-in, so that it asks for the others, too.
 */
export function standInForAbsentConfig(stack: string): AbsentConfig {
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
  const release = [
    replace("requireSecret", text),
    ...(["requireSecretBoolean", "requireSecretNumber", "requireSecretObject"] as const).map((name) =>
      replace(name, required),
    ),
    ...(["getSecretBoolean", "getSecretNumber", "getSecretObject"] as const).map((name) => replace(name, optional)),
    replace("require", plain("missing")),
    replace("requireBoolean", plain(false)),
    replace("requireNumber", plain(0)),
    replace("requireObject", plain({})),
  ];
  return {
    notes: () => [...placeholders].map((key) => `${key} is not set for stack ${stack}: planned with a placeholder`),
    missing: () => (missing.size === 0 ? undefined : new UserError(missingText(stack, [...missing].sort()))),
    release: () => release.forEach((one) => one()),
  };
}

function noted<T>(keys: Set<string>, key: string, value: T): T {
  keys.add(key);
  return value;
}

/** Replaces a method of `pulumi.Config`. @returns a function that puts it back */
function replace(method: keyof pulumi.Config, standIn: StandIn): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(pulumi.Config.prototype, method);
  const own: unknown = descriptor?.value;
  if (descriptor === undefined || typeof own !== "function") {
    throw new Error(`pulumi.Config has no method ${method}`);
  }
  function instead(this: pulumi.Config, key: string, ...more: unknown[]): unknown {
    const stood = standIn(this.get(key), `${this.name}:${key}`);
    return stood === undefined ? Reflect.apply(own as () => unknown, this, [key, ...more]) : stood.value;
  }
  Object.defineProperty(pulumi.Config.prototype, method, { ...descriptor, value: instead });
  return () => Object.defineProperty(pulumi.Config.prototype, method, descriptor);
}

function missingText(stack: string, keys: readonly string[]): string {
  const lines = keys.map((key) => `✖ ${key}: is required, got nothing; run pulumi config set ${key} VALUE`);
  return [`Pulumi.${stack}.yaml is not valid:`, ...lines].join("\n");
}
