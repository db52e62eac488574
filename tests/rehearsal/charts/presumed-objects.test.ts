import assert from "node:assert/strict";
import { PresumedObjects } from "../../../cli/rehearsal/charts/presumed-objects";

describe("objects that are taken to exist", () => {
  it("are those of the operation, and not those of its preview", () => {
    const presumed = new PresumedObjects();
    presumed.declare("Namespace shop");
    presumed.presume("ConfigMap shop/web-1a2b3c4d");
    presumed.forget();
    assert.equal(presumed.has("ConfigMap shop/web-1a2b3c4d"), false);
    assert.deepEqual(presumed.sentences, []);
    assert.equal(presumed.isDeclared("Namespace shop"), true);
    presumed.presume("ConfigMap shop/web-5e6f7a8b");
    assert.match(
      presumed.sentences.join(),
      /^These objects are assumed to exist, because the program does not create them: ConfigMap shop\/web-5e6f7a8b\./,
    );
    presumed.found("ConfigMap shop/web-5e6f7a8b");
    assert.deepEqual(presumed.sentences, []);
  });

  it("stay so when they are read again, if the run made them in place of others", () => {
    const presumed = new PresumedObjects();
    presumed.make("ConfigMap shop/patched");
    presumed.found("ConfigMap shop/patched");
    assert.deepEqual([...presumed.names], ["ConfigMap shop/patched"]);
    presumed.forget();
    presumed.presume("ConfigMap shop/patched");
    presumed.found("ConfigMap shop/patched");
    assert.deepEqual([...presumed.names], []);
  });

  it("are taken over once by the program, if the run made them in its place", () => {
    const presumed = new PresumedObjects();
    presumed.make("Namespace shop");
    presumed.presume("Namespace other");
    assert.deepEqual([presumed.takeOver("Namespace shop"), presumed.takeOver("Namespace shop")], [true, false]);
    assert.equal(presumed.takeOver("Namespace other"), false);
    assert.deepEqual([...presumed.names], ["Namespace other"]);
  });
});
