import type { Fields } from "../values";
import { collections } from "./collections";
import { digests } from "./digests";
import { files } from "./files";
import { numbers } from "./numbers";
import { texts } from "./texts";

const functions: Readonly<Record<string, (inputs: Fields, folder: string) => unknown>> = {
  ...texts,
  ...collections,
  ...numbers,
  ...digests,
  ...files,
};

const prefix = "std:index:";

/** Whether a function is of `@pulumi/std`. */
export function isStd(token: string): boolean {
  return token.startsWith(prefix);
}

/**
 * Answers a function of `@pulumi/std`, which computes and needs no provider: https://github.com/pulumi/pulumi-std
 *
 * @param folder where paths start
 * @throws Error if the function is not known here or refuses its inputs
 */
export function stdResult(token: string, inputs: Fields, folder: string): Fields {
  const name = token.slice(prefix.length);
  const answer = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (answer === undefined) {
    throw new Error(`function ${token} is not supported; use another function, or a value from the configuration`);
  }
  return { result: answer(inputs, folder) };
}
