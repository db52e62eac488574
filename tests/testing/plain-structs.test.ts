import assert from "node:assert/strict";
import fc from "fast-check";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { runProgram } from "../../components/testing";
import { withPlainStructs } from "../../components/testing/plain-structs";

type Fields = Record<string, JavaScriptValue>;

/** Without `__proto__` as a key: messages lose it, plain objects keep it. */
const fields = fc
  .dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<JavaScriptValue>, { noNullPrototype: true })
  .filter((given) => !JSON.stringify(given).includes('"__proto__":'));

/** Runs a function while the SDK's objects stay plain. */
function plainly<T>(run: () => T): T {
  const restore = withPlainStructs();
  try {
    return run();
  } finally {
    restore();
  }
}

describe("the inputs of resources in a run", () => {
  it("are as messages give them back, in the same order", () => {
    fc.assert(
      fc.property(fields, (given) => {
        const own = Struct.fromJavaScript(given).toJavaScript();
        const plain = plainly(() => Struct.fromJavaScript(given).toJavaScript());
        assert.deepEqual(plain, own);
        assert.equal(JSON.stringify(plain), JSON.stringify(own));
      }),
    );
  });

  it("are not shared with the program", () => {
    const given: Fields = { list: [{ a: 1 }] };
    const plain = plainly(() => Struct.fromJavaScript(given));
    (given.list as Fields[])[0] = { a: 2 };
    assert.deepEqual(plain.toJavaScript(), { list: [{ a: 1 }] });
  });

  it("become messages for another process", () => {
    fc.assert(
      fc.property(fields, (given) => {
        const own = Struct.fromJavaScript(given);
        const plain = plainly(() => Struct.fromJavaScript(given));
        assert.deepEqual(Buffer.from(plain.serializeBinary()), Buffer.from(own.serializeBinary()));
        assert.deepEqual(plain.toJavaScript(), own.toJavaScript());
      }),
    );
  });

  it("take fields that somebody adds to the message", () => {
    const plain = plainly(() => Struct.fromJavaScript({ a: 1 }));
    const [value] = Struct.fromJavaScript({ b: 2 }).getFieldsMap().entries().next().value ?? [];
    assert.equal(value, "b");
    plain.getFieldsMap().set("b", Struct.fromJavaScript({ b: 2 }).getFieldsMap().get("b") ?? assert.fail());
    assert.deepEqual(plain.toJavaScript(), { a: 1, b: 2 });
  });

  it("are refused where messages refuse them", () => {
    const odd = { a: [() => 1] } as unknown as Fields;
    assert.throws(() => Struct.fromJavaScript(odd), /Unexpected struct type/);
    assert.throws(() => plainly(() => Struct.fromJavaScript(odd)), /Unexpected struct type/);
  });

  it("are messages again after the run", async () => {
    const isMessage = () => Struct.fromJavaScript({}).constructor === Struct;
    await runProgram(() => assert.ok(!isMessage()));
    assert.ok(isMessage());
  });
});
