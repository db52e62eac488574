import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { requireOwnImports } from "../../../cli/plan/program/dynamic-imports";

/** What tsx puts after an `import()`, with the variable's name of one of its builds. */
const after = (name: string) =>
  `.then(${name}=>{const e="default";return ${name}[e]&&typeof ${name}[e]=="object"&&"__esModule"in ${name}[e]?${name}[e]:${name}})`;

const text = "a call of import(x).then(t=>t)";
const code = `module.exports=async name=>{
const typed=await import("./typed")${after("t")};
const plain=await import(\`./\${String(name)}\`)${after("s")};
const node=await import("node:os")${after("t")};
return{value:typed.value,isDefault:typed.default,plain:[plain.default(),plain.own],end:node.EOL,text:"${text}"}}`;

describe("the dynamic imports of a program", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "imports-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("find its own modules without their ending, and packages as before", async () => {
    const typed = 'Object.defineProperty(exports,"__esModule",{value:true});exports.value=1;exports.default=2;';
    const plain = "module.exports=Object.assign(()=>3,{own:4});";
    for (const [name, content] of Object.entries({ index: requireOwnImports(code), typed, plain })) {
      writeFileSync(path.join(folder, `${name}.js`), content);
    }
    const run = createRequire(path.join(folder, "index.js"))("./index") as (name: string) => Promise<unknown>;
    assert.deepEqual(await run("plain"), { value: 1, isDefault: 2, plain: [3, 4], end: os.EOL, text });
  });

  it("are found one in another", async () => {
    const inner = `import("${"./".repeat(100)}name")${after("t")}`;
    const nested = `module.exports=async()=>(await import((await ${inner}).own)${after("s")}).value`;
    const own = 'module.exports={own:"./typed"};';
    const typed = "module.exports={value:1};";
    for (const [name, content] of Object.entries({ index: requireOwnImports(nested), name: own, typed })) {
      writeFileSync(path.join(folder, `${name}.js`), content);
    }
    const run = createRequire(path.join(folder, "index.js"))("./index") as () => Promise<unknown>;
    assert.equal(await run(), 1);
  });

  it("are all that changes in a module", () => {
    const other = `const text='${text}';import("./typed").then(t=>t)`;
    assert.equal(requireOwnImports(other), other);
  });
});
