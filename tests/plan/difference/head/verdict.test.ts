import assert from "node:assert/strict";
import { allowanceOf, failing, failingClasses, failures, type HeadLine } from "../../../../cli/plan/difference";

const lines: readonly HeadLine[] = [
  { class: "open", text: "anywhere → traefik/traefik:8000" },
  { class: "open", text: "*/* → boutique/paymentservice" },
  { class: "reach", text: "boutique/api → postgres:5432" },
];
const allowing = (...allowed: string[]) =>
  failing(lines, failingClasses("open,reach"), { allowed }).map(({ text }) => text.split(" ").at(-1));

describe("the lines that fail a plan", () => {
  it("are of the classes that --fail-on names", () => {
    assert.deepEqual(failingClasses(), ["open", "admin", "unprotected", "allowance", "source", "unjudged", "spend"]);
    assert.deepEqual(failingClasses("none"), []);
    assert.deepEqual(failingClasses("open, reach"), ["open", "reach"]);
    assert.throws(
      () => failingClasses("open,raech"),
      /^UserError: --fail-on: expected "none" or comma-separated classes .*, got "open,raech"$/,
    );
    assert.throws(() => failingClasses("none,open"), /got "none,open"/);
  });

  it("are not those that the stack's file allows", () => {
    assert.deepEqual(allowing(), ["traefik/traefik:8000", "boutique/paymentservice", "postgres:5432"]);
    assert.deepEqual(allowing("reach"), ["traefik/traefik:8000", "boutique/paymentservice"]);
    assert.deepEqual(allowing("open: * → traefik/*"), ["boutique/paymentservice", "postgres:5432"]);
    assert.deepEqual(allowing("open: */* → boutique/paymentservice"), ["traefik/traefik:8000", "postgres:5432"]);
    assert.deepEqual(allowing("open", "reach"), []);
  });

  it("are allowed by entries that begin with a class", () => {
    const read = (review: string) => allowanceOf({ file: "/x/Pulumi.prod.yaml", config: { "keelson:review": review } });
    assert.deepEqual(read('["open: a", "size"]'), {
      file: "Pulumi.prod.yaml",
      allowed: ["open: a", "size"],
      added: [],
    });
    for (const wrong of ['["opened"]', '"open"', "[1]", "open"]) {
      assert.throws(() => read(wrong), /^UserError: Pulumi\.prod\.yaml: keelson:review: expected a list such as/);
    }
    assert.deepEqual(allowanceOf({ file: "Pulumi.prod.yaml", config: {} }).allowed, []);
  });

  it("are told with what allows them", () => {
    assert.deepEqual(failures(lines.slice(2), { file: "Pulumi.prod.yaml" }), [
      'May now reach: boutique/api → postgres:5432; undo the change, or allow it in Pulumi.prod.yaml: keelson:review: ["reach: boutique/api → postgres:5432"]',
    ]);
    const both = [...lines.slice(2), ...lines.slice(2)];
    assert.deepEqual(failures(both, { file: "Pulumi.prod.yaml" }, "counted"), [
      'May now reach: 2 lines above fail; undo the change, or allow it in Pulumi.prod.yaml: keelson:review: ["reach: boutique/api → postgres:5432", …]',
    ]);
  });
});
