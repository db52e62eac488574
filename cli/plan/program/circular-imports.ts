import { Module } from "node:module";
import { isOwnModule } from "./program-modules";

/** What esbuild exports names by, in tsx's output; a name that is not initialized throws. https://github.com/evanw/esbuild/blob/v0.25.0/internal/runtime/runtime.go */
const exporting = "__defProp(target,name,{get:all[name],enumerable:true})";

/** The same, where such a name is undefined. */
const patient =
  "__defProp(target,name,{get:(read=>()=>{try{return read()}catch(error){if(error instanceof ReferenceError)return undefined;throw error}})(all[name]),enumerable:true})";

type Compile = (this: unknown, code: string, file: string, ...more: unknown[]) => unknown;

/**
 * Lets the program's modules import one another in a circle: what a module has not exported yet is undefined, as in the CommonJS modules of the
 * TypeScript compiler, which Pulumi runs.
 *
 * @param root the project's folder
 * @returns a function that ends it
 */
export function allowCircularImports(root: string): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(Module.prototype, "_compile");
  const own: unknown = descriptor?.value;
  if (descriptor === undefined || typeof own !== "function") {
    throw new Error("Node.js' modules have no method _compile");
  }
  const instead: Compile = function (code, file, ...more) {
    const patched = isOwnModule(root, file) ? code.replace(exporting, patient) : code;
    return Reflect.apply(own as Compile, this, [patched, file, ...more]);
  };
  Object.defineProperty(Module.prototype, "_compile", { ...descriptor, value: instead });
  return () => Object.defineProperty(Module.prototype, "_compile", descriptor);
}
