import { object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const definition = (...versions: readonly Inputs[]) =>
  object("apiextensions.k8s.io/v1:CustomResourceDefinition", "things.example.com", {
    spec: { group: "example.com", names: { kind: "Thing", plural: "things" }, versions },
  });
const version = (spec: Inputs, name = "v1", more: Inputs = {}) => ({
  name,
  served: true,
  storage: name === "v1",
  ...more,
  schema: { openAPIV3Schema: { type: "object", properties: { spec } } },
});
const fields = (properties: Inputs, more: Inputs = {}) => version({ type: "object", properties, ...more });
const thing = object("example.com/v1beta1:Thing", "shop/x");
const text = { type: "string" };
const line = (what: string) => `unprotected: CustomResourceDefinition things.example.com: ${what}`;

/** A field with another schema. */
const field = (name: string, before: Inputs, after: Inputs, lines: readonly string[]): Judged => [
  name,
  [definition(fields({ size: before }))],
  [definition(fields({ size: after }))],
  lines,
];

describe("the schema of a custom resource", () => {
  itFailsWith([
    [
      "a field less",
      [definition(fields({ size: text, mode: text }))],
      [definition(fields({ size: text }))],
      [line("v1 no longer has spec.mode; an object loses this value at its next update")],
    ],
    [
      "a field less, which is kept all the same",
      [definition(fields({ size: text, mode: text }))],
      [definition(fields({ size: text }, { "x-kubernetes-preserve-unknown-fields": true }))],
      [],
    ],
    [
      "one more field",
      [definition(fields({ size: text }))],
      [definition(fields({ size: text, mode: { ...text, enum: ["a"] } }))],
      [],
    ],
    [
      "a field that objects must have",
      [definition(fields({ size: text }))],
      [definition(fields({ size: text }, { required: ["size"] }))],
      [line("v1 now requires spec.size")],
    ],
    [
      "a field that objects need no longer have",
      [definition(fields({ size: text }, { required: ["size"] }))],
      [definition(fields({ size: text }))],
      [],
    ],
    field("another type", text, { type: "integer" }, [line("v1 has another type at spec.size")]),
    field("a word less", { ...text, enum: ["a", "b"] }, { ...text, enum: ["a"] }, [
      line("v1 accepts fewer values at spec.size"),
    ]),
    field("one more word", { ...text, enum: ["a"] }, { ...text, enum: ["a", "b"] }, []),
    field("a lower bound", { type: "integer", maximum: 5 }, { type: "integer", maximum: 3 }, [
      line("v1 accepts fewer values at spec.size"),
    ]),
    field("a higher bound", { type: "integer", maximum: 3 }, { type: "integer", maximum: 5 }, []),
    field("no bound", { type: "integer", minimum: 3 }, { type: "integer" }, []),
    field("a new rule", text, { ...text, "x-kubernetes-validations": [{ rule: "self != ''" }] }, [
      line("v1 has another x-kubernetes-validations at spec.size"),
    ]),
    field("another default", { ...text, default: "a" }, { ...text, default: "b" }, [
      line("v1 has another default at spec.size"),
    ]),
    field("a first default", text, { ...text, default: "b" }, []),
    field("another description", text, { ...text, description: "how large" }, []),
    field(
      "in items",
      { type: "array", items: { ...text, maxLength: 9 } },
      { type: "array", items: { ...text, maxLength: 5 } },
      [line("v1 accepts fewer values at spec.size[]")],
    ),
    ["a new version", [definition(version(text))], [definition(version(text), version(text, "v2"))], []],
    [
      "a version of objects that is no longer served",
      [definition(version(text), version(text, "v1beta1")), thing],
      [definition(version(text), version(text, "v1beta1", { served: false })), thing],
      [
        "unprotected: Thing x: its CustomResourceDefinition no longer serves v1beta1",
        "unjudged: CustomResourceDefinition things.example.com: spec.versions[v1beta1].served true → false",
      ],
    ],
  ]);
});
