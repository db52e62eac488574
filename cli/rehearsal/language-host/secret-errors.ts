import { maskErrors } from "../../masked-errors";

/** Keeps secrets out of the errors of a program. Compilers may call `__name` in the text of a function. */
export const secretErrors = `
import Module from "node:module";
const load = Module._load;
const done = new WeakSet();
const __name = (named) => named;
const maskErrors = ${maskErrors.toString()};
Module._load = function (request, parent, ...more) {
  const exports = load.call(this, request, parent, ...more);
  const output = /output$|pulumi$/.test(request) ? exports?.Output?.prototype : undefined;
  if (typeof output?.apply === "function" && !done.has(output)) {
    done.add(output);
    maskErrors([output]);
  }
  return exports;
};`;
