import assert from "node:assert/strict";
import { catalogue } from "../../components";
import type { Shape } from "../../components/arguments/shape";
import { assertGenerated } from "../support/generated";
import { argumentShapes, interfaceShapes, printed } from "./generated-shapes";

/** The interfaces of `keelson:cluster`, one for each kind of cluster. */
const kinds = ["ExistingClusterConfig", "EksClusterConfig", "GkeClusterConfig", "AksClusterConfig"];

describe("the shapes of arguments", () => {
  let shapes: Readonly<Record<string, Shape>>;
  before(() => {
    shapes = argumentShapes();
  });

  it("are those of the interfaces", () => {
    assertGenerated("components/arguments/shapes.json", () => printed(shapes));
  });

  it("of a stack's cluster are those of the interfaces, without what the package has already", () => {
    const own = interfaceShapes("stacks/schema/index.ts", kinds);
    const besides = Object.entries(own).filter(([name]) => !(name in shapes));
    assertGenerated("stacks/schema/cluster-shapes.json", () => printed(Object.fromEntries(besides)));
  });

  it("have the options of every add-on of the catalogue", () => {
    const lacking = catalogue.filter(({ facts }) => !("optionsType" in facts && `${facts.optionsType}` in shapes));
    assert.deepEqual(
      lacking.map(({ facts }) => facts.name),
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
