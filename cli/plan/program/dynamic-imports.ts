/**
 * The code that tsx puts after each `import()` of a program.
 * https://github.com/privatenumber/tsx/blob/v4.23.15/src/utils/transform/transform-dynamic-import.ts
 */
const mark =
  /\.then\((\w+)=>\{const (\w+)="default";return \1\[\2\]&&typeof \1\[\2\]=="object"&&"__esModule"in \1\[\2\]\?\1\[\2\]:\1\}\)/;
const call = "import(";
const callOrMark = new RegExp(`import\\(|${mark.source}`, "g");

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
  return marked(code).reduceRight(
    (changed, at) => `${changed.slice(0, at)}${instead}${changed.slice(at + call.length)}`,
    code,
  );
}

/** Returns where the calls with a mark begin, in order. A call may have another one in its argument. */
function marked(code: string): number[] {
  const begun: number[] = [];
  const found: number[] = [];
  for (const { 0: part, index } of code.matchAll(callOrMark)) {
    if (part === call) {
      begun.push(index);
    } else {
      found.push(...begun.splice(-1));
    }
  }
  return found.toSorted((one, other) => one - other);
}
