import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type AddonDefinition, defineAddon } from "../../components";

const chart = { repository: "https://charts.example.com", name: "web", version: "1.2.3" };
const right = {
  name: "web",
  summary: "A test.",
  chart,
  namespace: "web",
  crds: { how: "none" },
  values: () => ({}),
} as const;

function refusal(definition: unknown): string {
  let message = "";
  assert.throws(
    () => defineAddon(definition as AddonDefinition<object>)(),
    (error: Error) => {
      message = error.message;
      return pulumi.RunError.isInstance(error);
    },
  );
  return message;
}

describe("a definition of an add-on", () => {
  const cases: readonly (readonly [what: string, definition: unknown, lines: readonly string[]])[] = [
    [
      "that is none",
      null,
      ["expected { chart, crds, name, namespace, summary }, got null; remove the key, or give it a value"],
    ],
    [
      "with nothing but a name",
      { name: "my addon" },
      ["chart: expected { name, repository, version }, got nothing", "summary: expected a text, got nothing"],
    ],
    [
      "with a name that is no label",
      { ...right, name: "My_Addon" },
      [
        'name: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "My_Addon"',
      ],
    ],
    ["with an unknown key", { ...right, namspaceLabels: () => ({}) }, ["namspaceLabels: unknown key"]],
    ["without values", { ...right, values: undefined }, ["values: expected a function, got nothing"]],
    ["with a map of values", { ...right, values: {} }, ["values: expected a function, got {}"]],
    ["with one provision", { ...right, provides: {} }, ["provides: expected a list, got {}"]],
    ["with a half chart", { ...right, chart: { name: "web" } }, ["chart.repository: expected a text, got nothing"]],
    [
      "with a chart that moves, from an open address",
      { ...right, chart: { ...chart, repository: "http://charts.example.com", version: "latest" } },
      ['chart.repository: expected an address that begins with "https://"', "chart.version: expected an exact version"],
    ],
    [
      "with flows and secrets in kube-system",
      { ...right, namespace: "kube-system", flows: () => [], secrets: () => [] },
      [
        "flows: have no effect in kube-system, because Keelson does not restrict connections in this namespace; remove them",
        "secrets: are not supported in kube-system; give the add-on its own namespace",
      ],
    ],
  ];
  for (const [what, definition, lines] of cases) {
    it(`${what} is refused where a program chooses it`, () => {
      const message = refusal(definition);
      for (const line of lines) {
        assert.ok(message.includes(`\n✖ ${line}`), message);
      }
    });
  }

  it("with all that it needs is taken", () => {
    assert.equal(defineAddon<object>(right)().name, "web");
  });
});
