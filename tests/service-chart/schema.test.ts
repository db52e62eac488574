import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { interfaceShapes } from "../arguments/generated-shapes";
import { assertGenerated } from "../support/generated";
import { optionTable } from "./schema-table";
import { leftOut, leftOutInside } from "./service-values";
import { type ReadSchema, type ValuesSchema, valuesSchema } from "./values-schema";

const chart = "charts/service";
const marked = /(<!-- values:(?: (\w+))? -->\n)[\s\S]*?(<!-- end of values -->)/g;

describe("the values of charts/service", () => {
  let schema: ValuesSchema;
  before(() => {
    schema = valuesSchema();
  });

  it("have the schema that their interface says", () => {
    assertGenerated(join(chart, "values.schema.json"), () => `${JSON.stringify(schema, undefined, 2)}\n`);
  });

  it("are in README's tables as the schema says", () => {
    const sections = new Set(
      [...readFileSync("docs/types.md", "utf8").matchAll(/^## (\w+)$/gm)].map(([, name = ""]) => name),
    );
    assertGenerated(join(chart, "README.md"), (text) =>
      text.replaceAll(
        marked,
        (_, start: string, path = "", end: string) => `${start}\n${optionTable(schema, path, sections)}\n\n${end}`,
      ),
    );
  });

  it("refuse unknown keys at every level", () => {
    const open = Object.entries({ ServiceValues: schema, ...schema.definitions }).filter(
      ([, one]) => one.type === "object" && one.properties !== undefined && one.additionalProperties === undefined,
    );
    assert.deepEqual(open, []);
    assert.equal(schema.additionalProperties, false);
  });

  it("have the names of the component's options, except those that are left out with a reason", () => {
    const shapes = interfaceShapes("components/index.ts", ["DeploymentArgs"]) as Readonly<Record<string, ReadSchema>>;
    const known = Object.keys(shapes.DeploymentArgs?.properties ?? {});
    const own = ["configMaps", "externalSecrets", "global", "platform", "secrets", "test"];
    /* Its alternatives have them. */
    const all = new Set([...known, "replicas", "autoscaling"]);
    assert.deepEqual(
      Object.keys(schema.properties ?? {}).toSorted(),
      [...all, ...own].filter((name) => !(name in leftOut)).toSorted(),
    );
    const inside = (["autoscaling", "expose", "metrics", "service"] as const).flatMap((option) => {
      const type = { autoscaling: "Autoscaling", expose: "Exposure", metrics: "Metrics", service: "ServiceArgs" }[
        option
      ];
      const names = namesIn(shapes[type] ?? {});
      const here = namesIn(schema.properties?.[option] ?? {});
      return names.filter((name) => !here.includes(name)).map((name) => `${option}.${name}`);
    });
    assert.deepEqual(inside.toSorted(), Object.keys(leftOutInside).toSorted());
  });

  it("hold no secret in a file that is not encrypted", () => {
    const files = readdirSync(chart).filter((name) => /^values.*\.yaml$/.test(name));
    assert.deepEqual(files.toSorted(), [
      "values-development.yaml",
      "values-production.yaml",
      "values-staging.yaml",
      "values.yaml",
    ]);
    for (const file of files) {
      const values = parse(readFileSync(join(chart, file), "utf8")) as Record<string, unknown>;
      assert.equal(values.secrets, undefined, file);
    }
  });
});

function namesIn({ properties = {}, anyOf = [] }: ReadSchema): string[] {
  const names = [...Object.keys(properties), ...anyOf.flatMap((one) => Object.keys(one.properties ?? {}))];
  return [...new Set(names)];
}
