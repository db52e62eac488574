import assert from "node:assert/strict";
import * as keelson from "../../components";
import type { Shape } from "../../components/arguments/shape";
import { assertGenerated } from "../support/generated";
import { clusterTypes, editorSchema } from "./editor-schema";
import { argumentShapes, interfaceShapes, printed } from "./generated-shapes";

/** The interfaces of the stack's file. */
const ofFile = [...clusterTypes, "ComponentKeys"];

describe("the shapes of arguments", () => {
  let shapes: Readonly<Record<string, Shape>>;
  before(() => {
    shapes = argumentShapes();
  });

  it("are those of the interfaces", () => {
    assertGenerated("components/arguments/shapes.json", () => printed(shapes));
  });

  it("of a stack's file are those of the interfaces, without what the package has already", () => {
    const own = interfaceShapes("stacks/schema/index.ts", ofFile);
    const besides = Object.entries(own).filter(([name]) => !(name in shapes));
    assertGenerated("stacks/schema/shapes.json", () => printed(Object.fromEntries(besides)));
  });

  it("are in the schema of a stack's file, which editors read", () => {
    const schema = editorSchema({ ...shapes, ...interfaceShapes("stacks/schema/index.ts", ofFile) });
    assertGenerated("stacks/schema/stack.schema.json", () => `${JSON.stringify(schema, undefined, 2)}\n`);
  });

  it("have the options of every add-on of the catalogue", () => {
    const lacking = keelson.catalogue.filter(
      ({ facts }) => !("optionsType" in facts && String(facts.optionsType) in shapes),
    );
    assert.deepEqual(
      lacking.map(({ facts }) => facts.name),
      [],
    );
  });

  it("have the value of every capability", () => {
    const capabilities = Object.values<unknown>(keelson).filter(isCapability);
    assert.ok(capabilities.length > 20);
    assert.deepEqual(
      capabilities.filter(({ valueType }) => shapes[valueType ?? ""] === undefined).map(({ name }) => name),
      [],
    );
  });

  it("refer to shapes that exist", () => {
    const names = JSON.stringify(shapes).matchAll(/#\/definitions\/([^"]+)/g);
    assert.deepEqual(
      [...new Set([...names].map(([, name]) => name))].filter((name) => shapes[name ?? ""] === undefined),
      [],
    );
  });
});

function isCapability(value: unknown): value is keelson.Capability<unknown> {
  return typeof value === "object" && value !== null && "cardinality" in value && "builtin" in value;
}
