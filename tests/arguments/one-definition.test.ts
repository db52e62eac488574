import assert from "node:assert/strict";
import { shapeProblems } from "../../components/arguments";
import type { Shape } from "../../components/arguments/shape";
import { OptionTables } from "../docs/option-tables";
import { withSource } from "../support/compiler";
import { editorSchema } from "./editor-schema";
import { interfaceShapes } from "./generated-shapes";

/** What one more line in one interface changes. */
interface Everywhere {
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly schema: string;
  readonly table: string;
}

function everywhere(): Everywhere {
  const shapes = {
    ...interfaceShapes("components/index.ts", ["TenantArgs", "TraefikOptions"]),
    ...interfaceShapes("stacks/schema/index.ts", ["ComponentKeys"]),
  };
  return {
    shapes,
    schema: JSON.stringify(editorSchema(shapes)),
    table: new OptionTables(["components/index.ts"]).table("TenantArgs", "types.md"),
  };
}

function addedTo(interfaceName: string): (text: string) => string {
  return (text) =>
    text.replace(
      `export interface ${interfaceName} {`,
      `$&\n  /** Rooms of the house. @default 3 */\n  readonly rooms?: number;\n`,
    );
}

describe("an option that is added to one interface", function () {
  this.timeout(600_000);
  const comment = "Rooms of the house.";
  const member = `"rooms":${JSON.stringify({ type: "number", description: `${comment}\n\nDefault: 3` })}`;

  it("of a tenant is checked, offered by editors in a stack's file, and listed in the documents", () => {
    const { shapes, schema, table } = withSource("components/tenancy/tenant.ts", addedTo("TenantArgs"), everywhere);
    const file = { addons: {}, tenants: { shop: { rooms: "3" } } };
    assert.deepEqual(shapeProblems("ComponentKeys", file, { shapes }), [
      { path: "tenants.shop.rooms", message: 'expected a number, got "3"; remove the quotes' },
    ]);
    assert.deepEqual(shapeProblems("TenantArgs", { rooms: 3, platform: {} }, { shapes }).length, 1);
    assert.ok(schema.includes(member), schema);
    assert.ok(table.includes(`| \`rooms\` | \`number\` | 3 | ${comment} |`), table);
  });

  it("of an add-on is offered by editors in a stack's file", () => {
    const { schema } = withSource("components/addons/catalogue/traefik.ts", addedTo("TraefikOptions"), everywhere);
    assert.ok(schema.includes(member), schema);
  });

  it("is nowhere before", () => {
    const { schema, table } = everywhere();
    assert.ok(!schema.includes(comment) && !table.includes(comment));
  });
});
