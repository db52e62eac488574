import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isStd, stdResult } from "../../cli/std";

/** Expected results by the provider's own code: https://github.com/pulumi/pulumi-std/tree/main/provider */
const cases: readonly (readonly [name: string, inputs: object, result: unknown])[] = [
  ["base64encode", { input: "hällo" }, "aMOkbGxv"],
  ["base64decode", { input: "aMOkbGxv" }, "hällo"],
  ["chomp", { input: "a\n\r\n" }, "a"],
  ["indent", { input: "a\nb", spaces: 2 }, "a\n  b"],
  ["join", { input: ["a", "b"], separator: "-" }, "a-b"],
  ["split", { text: "a,b", separator: "," }, ["a", "b"]],
  ["replace", { text: "a.b.c", search: ".", replace: "$1" }, "a$1b$1c"],
  ["replace", { text: "a1b22", search: "/([0-9]+)/", replace: "<${1}>" }, "a<1>b<22>"],
  ["trim", { input: "??a?!", cutset: "?!" }, "a"],
  ["trimsuffix", { input: "a.tgz", suffix: "" }, "a.tgz"],
  ["strrev", { input: "aé" }, "éa"],
  ["jsonencode", { input: { a: [1] } }, '{"a":[1]}'],
  ["jsondecode", { input: '{"a":[1]}' }, { a: [1] }],
  ["element", { input: ["a", "b"], index: 3 }, "b"],
  ["element", { input: ["a", "b"], index: -1 }, "b"],
  ["distinct", { input: ["a", "b", "a"] }, ["a", "b"]],
  ["flatten", { input: [["a"], [["b"]]] }, ["a", "b"]],
  ["concat", { input: [["a"], ["b"]] }, ["a", "b"]],
  ["contains", { input: [{ a: 1 }], element: { a: 1 } }, true],
  ["keys", { input: { b: 1, a: 2 } }, ["a", "b"]],
  ["values", { input: { b: 1, a: 2 } }, [2, 1]],
  ["merge", { input: [{ a: 1 }, { a: 2 }] }, { a: 2 }],
  ["lookup", { map: {}, key: "a", default: 7 }, 7],
  ["zipmap", { keys: ["a"], values: [1] }, { a: 1 }],
  ["length", { input: "abc" }, 3],
  ["tostring", { input: 3 }, "3"],
  ["tonumber", { input: "3" }, 3],
  ["max", { input: [1, 3] }, 3],
  ["pow", { base: 2, exponent: 3 }, 8],
  ["sha256", { input: "" }, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["md5", { input: "" }, "d41d8cd98f00b204e9800998ecf8427e"],
  ["basename", { input: "a/b.txt" }, "b.txt"],
];

describe("the functions of @pulumi/std", () => {
  for (const [name, inputs, result] of cases) {
    it(`compute ${name} of ${JSON.stringify(inputs)}`, () => {
      assert.deepEqual(stdResult(`std:index:${name}`, { ...inputs }, "/"), { result });
    });
  }

  it("read files from the program's folder", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "std-"));
    try {
      writeFileSync(path.join(folder, "a.txt"), "x");
      assert.deepEqual(stdResult("std:index:file", { input: "a.txt" }, folder), { result: "x" });
      assert.deepEqual(stdResult("std:index:fileexists", { input: "b.txt" }, folder), { result: false });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("are refused by name if they are not supported or get something else", () => {
    assert.throws(() => stdResult("std:index:rsadecrypt", {}, "/"), /function std:index:rsadecrypt is not supported/);
    assert.throws(() => stdResult("std:index:toString", {}, "/"), /std:index:toString is not supported/);
    assert.throws(() => stdResult("std:index:upper", { input: 1 }, "/"), /input: expected a text, got 1/);
    assert.deepEqual(["std:index:join", "stdx:index:join"].map(isStd), [true, false]);
  });
});
