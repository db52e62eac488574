import assert from "node:assert/strict";
import type { Shape } from "../../components/arguments/shape";
import { assertGenerated } from "../support/generated";
import { argumentShapes, printed } from "./generated-shapes";

describe("the shapes of arguments", () => {
  let shapes: Readonly<Record<string, Shape>>;
  before(() => {
    shapes = argumentShapes();
  });

  it("are those of the interfaces", () => {
    assertGenerated("components/arguments/shapes.json", () => printed(shapes));
  });

  it("refer to shapes that exist", () => {
    const names = JSON.stringify(shapes).matchAll(/#\/definitions\/([^"]+)/g);
    assert.deepEqual(
      [...new Set([...names].map(([, name]) => name))].filter((name) => shapes[name ?? ""] === undefined),
      [],
    );
  });
});
