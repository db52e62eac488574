import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { type Cloud, clouds, modelObjections, typeModelOf } from "../../cli/clouds";
import { modelRefusals, plan } from "../../cli/plan";
import { readProject, readStack } from "../../cli/project";
import { type RegisteredResource, secretMark, unknownMark } from "../../components/testing";
import { assertGenerated } from "../support/generated";
import { fieldReports } from "./field-reports";
import { judgesTable, propertiesTable, reportsLine, reportsTable } from "./unjudged-tables";

const file = "docs/unjudged.md";
const marked = /(<!-- unjudged: (\w+) (\w+) -->\n)[\s\S]*?(<!-- end of unjudged -->)/g;

describe("the register of what nobody judges", () => {
  const planned: RegisteredResource[] = [];

  before(async () => {
    const project = readProject(".");
    for (const stack of project.stacks) {
      planned.push(...(await plan(project, readStack(project, stack))).resources);
    }
  });

  it("lists the judges, properties and reports of every cloud", () => {
    assertGenerated(file, (text) =>
      text.replaceAll(marked, (_, start: string, what: string, name: string, end: string) => {
        return `${start}\n${content(what, cloudNamed(name), planned)}\n\n${end}`;
      }),
    );
    const sections = [...readFileSync(file, "utf8").matchAll(marked)].map(([, , what, name]) => `${what} ${name}`);
    const wanted = ["judges", "properties", "reports"].flatMap((what) => clouds.map(({ name }) => `${what} ${name}`));
    assert.deepEqual(sections.toSorted(), wanted.toSorted());
  });

  it("has no stack that an API model objects to", () => {
    assert.deepEqual(modelRefusals(planned), []);
    const warnings = planned.flatMap(({ type, inputs }) => modelObjections(type, inputs, [secretMark, unknownMark]));
    assert.deepEqual(warnings, []);
  });

  it("has stacks whose values the models judge, on every cloud", () => {
    for (const { name, prefix } of clouds) {
      const own = planned.filter(({ type }) => type.startsWith(prefix) && typeModelOf(type) !== undefined);
      const spoilt = own.flatMap(({ type, inputs }) => modelObjections(type, everyTextWrong(inputs)));
      assert.ok(spoilt.length >= 30, `${name}: only ${spoilt.length} values are judged`);
    }
  });

  for (const { issue, playedBy = [] } of Object.values(fieldReports).flat()) {
    for (const place of playedBy) {
      it(`finds what plays ${issue} in ${place}`, () => {
        const [path = "", name = ""] = place.split("#");
        assert.ok(existsSync(path), `${path} does not exist`);
        assert.ok(readFileSync(path, "utf8").includes(name), `${path} does not have ${name}`);
      });
    }
  }

  it("goes through at least 60 reports of each cloud", () => {
    const few = Object.entries(fieldReports).filter(([, reports]) => reports.length < 60);
    assert.deepEqual(few, []);
  });

  it("names each report once", () => {
    const issues = Object.values(fieldReports).flatMap((reports) => reports.map(({ issue }) => issue));
    assert.equal(new Set(issues).size, issues.length);
  });
});

function content(what: string, cloud: Cloud, planned: readonly RegisteredResource[]): string {
  switch (what) {
    case "judges":
      return judgesTable(cloud);
    case "properties":
      return propertiesTable(cloud, planned);
    default:
      return `${reportsLine(cloud.name)}\n\n${reportsTable(cloud.name)}`;
  }
}

function cloudNamed(name: string): Cloud {
  const cloud = clouds.find((one) => one.name === name);
  assert.ok(cloud !== undefined, `${file} names the cloud ${name}`);
  return cloud;
}

/** Replaces every text with one that no enumeration and no pattern knows. */
function everyTextWrong(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const wrong = JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? "¡no value!" : inner));
  return JSON.parse(wrong) as Readonly<Record<string, unknown>>;
}
