/**
 * The code by which esbuild exports names, in tsx's output. Reading a name that is not initialized throws.
 * https://github.com/evanw/esbuild/blob/v0.25.0/internal/runtime/runtime.go
 */
const exporting = "__defProp(target,name,{get:all[name],enumerable:true})";

/** The same code, but such a name is undefined. */
const patient =
  "__defProp(target,name,{get:(read=>()=>{try{return read()}catch(error){if(error instanceof ReferenceError)return undefined;throw error}})(all[name]),enumerable:true})";

/**
 * Lets a module be imported in a circle: what it has not exported yet is undefined, as in the CommonJS modules of the TypeScript compiler, which
 * Pulumi runs.
 *
 * @param code a module in tsx's output
 */
export function allowCircularImports(code: string): string {
  return code.replace(exporting, patient);
}
