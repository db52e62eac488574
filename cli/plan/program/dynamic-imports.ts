/** What tsx puts after each `import()` of a program. https://github.com/privatenumber/tsx/blob/v4.23.15/src/utils/transform/transform-dynamic-import.ts */
const mark =
  /\.then\((\w+)=>\{const (\w+)="default";return \1\[\2\]&&typeof \1\[\2\]=="object"&&"__esModule"in \1\[\2\]\?\1\[\2\]:\1\}\)/g;
const call = "import(";

/** Requires the program's own modules, and leaves the others to Node.js. */
const instead =
  "(name=>/^\\.{0,2}\\//.test(name)?Promise.resolve().then(()=>require(name)).then(own=>own?.__esModule?own:{...own,default:own}):import(name))(";

/**
 * Has `import()` find the program's own modules as `require` does, without their ending, as in the CommonJS modules of the TypeScript compiler,
 * which Pulumi runs.
 *
 * @param code a module in tsx's output
 */
export function requireOwnImports(code: string): string {
  const marks = [...code.matchAll(mark)].map(({ index }) => index);
  /* From the last one to the first, so that the places before it stay as they are. */
  return marks.reduceRight((changed, end) => {
    const at = changed.lastIndexOf(call, end);
    return at < 0 ? changed : `${changed.slice(0, at)}${instead}${changed.slice(at + call.length)}`;
  }, code);
}
