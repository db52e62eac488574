import assert from "node:assert/strict";
import { shapeProblems } from "../../components/arguments";
import type { Shape } from "../../components/arguments/shape";
import { OptionTables } from "../docs/option-tables";
import { withSources } from "../support/compiler";
import { clusterTypes, editorSchema } from "./editor-schema";
import { interfaceShapes } from "./generated-shapes";

/** What one more line in one interface changes. */
interface Everywhere {
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly schema: string;
  readonly tableOf: (name: string) => string;
}

const eks = "components/clusters/eks/index.ts";

function everywhere(): Everywhere {
  const shapes = {
    ...interfaceShapes("components/index.ts", ["DeploymentArgs", "TenantArgs", "TraefikOptions"]),
    ...interfaceShapes(eks, ["EksClusterArgs"]),
    ...interfaceShapes("stacks/schema/index.ts", ["ComponentKeys", ...clusterTypes]),
  };
  const tables = new OptionTables(["components/index.ts", eks]);
  return {
    shapes,
    schema: JSON.stringify(editorSchema(shapes)),
    tableOf: (name) => tables.table(name, "types.md"),
  };
}

/** Adds an option to an interface. Each has another comment, so that a test sees where it came from. */
function addedTo(interfaceName: string): (text: string) => string {
  return (text) =>
    text.replace(
      new RegExp(`export interface ${interfaceName}\\b[^{]*\\{`),
      `$&\n  /** Rooms of ${interfaceName}. @default 3 */\n  readonly rooms?: number;\n`,
    );
}

const sources = {
  "components/workloads/workload/args.ts": "WorkloadArgs",
  "components/clusters/eks/args.ts": "EksClusterArgs",
  "components/addons/catalogue/traefik/options.ts": "TraefikOptions",
  "components/tenancy/args.ts": "TenantArgs",
};

describe("an option that is added to one interface", () => {
  let after: Everywhere;
  before(() => {
    const changes = Object.entries(sources).map(([file, name]) => [file, addedTo(name)] as const);
    after = withSources(Object.fromEntries(changes), everywhere);
  });
  const comment = (name: string) => `Rooms of ${name}.`;
  const member = (name: string) =>
    `"rooms":${JSON.stringify({ type: "number", description: `${comment(name)}\n\nDefault: 3` })}`;
  const row = (name: string) => `| \`rooms\` | \`number\` | 3 | ${comment(name)} |`;
  const message = 'expected a number, got "3"; remove the quotes';

  for (const [type, name] of [
    ["TenantArgs", "TenantArgs"],
    ["EksClusterArgs", "EksClusterArgs"],
    ["TraefikOptions", "TraefikOptions"],
    ["DeploymentArgs", "WorkloadArgs"],
  ] as const) {
    it(`is checked and listed in the documents: ${type}`, () => {
      const { shapes, tableOf } = after;
      const found = shapeProblems(type, { rooms: "3" }, { shapes }).filter(({ path }) => path === "rooms");
      assert.deepEqual(found, [{ path: "rooms", message }]);
      assert.deepEqual(
        shapeProblems(type, { rooms: 3 }, { shapes }).filter(({ path }) => path === "rooms"),
        [],
      );
      assert.ok(tableOf(type).includes(row(name)), tableOf(type));
    });
  }

  it("is checked in a stack's file, and editors offer it there: of a tenant, a cluster and an add-on", () => {
    const { shapes, schema } = after;
    const file = { addons: {}, tenants: { shop: { rooms: "3" } } };
    assert.deepEqual(shapeProblems("ComponentKeys", file, { shapes }), [{ path: "tenants.shop.rooms", message }]);
    assert.ok(shapeProblems("EksClusterConfig", { rooms: "3" }, { shapes }).some(({ path }) => path === "rooms"));
    for (const name of ["TenantArgs", "EksClusterArgs", "TraefikOptions"]) {
      assert.ok(schema.includes(member(name)), `${name}: ${schema}`);
    }
  });

  it("is nowhere before", () => {
    const { schema, tableOf } = everywhere();
    assert.ok(!schema.includes("Rooms of") && !tableOf("DeploymentArgs").includes("Rooms of"));
  });
});
