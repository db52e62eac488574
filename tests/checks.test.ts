import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { among, matches, minor, notEmpty, once, oneOf, positiveQuantity, whole } from "../components/checks";
import { expected, formatProblems, type Problem, refuseProblems } from "../components/problems";

const refused: readonly (readonly [string, Problem[], string])[] = [
  [
    "no amount",
    positiveQuantity("memory", "0", "256Mi"),
    'memory: expected a quantity above 0, such as "256Mi", got "0"',
  ],
  [
    "no quantity, with a fix",
    positiveQuantity("memory", "much", "256Mi", "a limit is needed"),
    'memory: expected a quantity above 0, such as "256Mi", got "much"; a limit is needed',
  ],
  ["a fraction", whole("min", 1.5, { min: 0 }), "min: expected a whole number, 0 or more, got 1.5"],
  ["too much", whole("max", 9, { min: 1, max: 3 }), "max: expected a whole number from 1 to 3, got 9"],
  [
    "too little, with its unit and a fix",
    whole("diskSize", 4, { min: 20, unit: "GiB", fix: "leave it out for 50" }),
    "diskSize: expected a whole number of GiB, 20 or more, got 4; leave it out for 50",
  ],
  [
    "an unknown word",
    oneOf("cni", "flannel", ["cilium", "calico"]),
    'cni: expected one of "cilium", "calico", got "flannel"',
  ],
  [
    "what another argument does not have",
    among("zones[0]", "c", "vpc.zones", ["a", "b"]),
    'zones[0]: expected one of vpc.zones (a, b), got "c"',
  ],
  [
    "another form",
    matches("name", "A", /^[a-z]+$/, "lower-case letters"),
    'name: expected lower-case letters, got "A"',
  ],
  [
    "an empty list",
    notEmpty("zones", [], "zone", "leave it out for all"),
    "zones: expected at least one zone, got []; leave it out for all",
  ],
  ["an empty map", notEmpty("pools", {}, "pool"), "pools: expected at least one pool, got {}"],
  [
    "a repetition",
    once("ports", [80, 81, 80, 80], "port"),
    "ports: expected each port once, got 80; it is listed more than once",
  ],
  [
    "a patch",
    minor("version", "1.35.2"),
    'version: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch version',
  ],
  [
    "an old minor",
    minor("version", "1.9"),
    'version: expected a Kubernetes minor version such as "1.35", got "1.9"; the cloud chooses the patch version',
  ],
  ["the whole", [expected("", "a port")], "expected a port"],
  ["nothing", [expected("port", "a port", undefined)], "port: expected a port, got nothing"],
];

describe("the kit of checks", () => {
  for (const [what, problems, line] of refused) {
    it(`refuses ${what}: ${line}`, () => {
      assert.equal(formatProblems("x", problems), `x is not valid:\n✖ ${line}`);
    });
  }

  it("accepts right, absent and unknown values", () => {
    const output = pulumi.output(9);
    const found = [
      whole("a", 3, { min: 1, max: 3 }),
      whole("a", undefined, { min: 1 }),
      whole("a", output, { min: 100 }),
      oneOf("a", "b", ["b"]),
      oneOf("a", Promise.resolve("c"), ["b"]),
      among("a", undefined, "b", []),
      matches("a", "b", /b/, "b"),
      notEmpty("a", undefined, "b"),
      notEmpty("a", [1], "b"),
      once("a", [1, 2], "b"),
      minor("a", "1.35"),
      positiveQuantity("a", 0.5, "1"),
      positiveQuantity("a", output, "1"),
    ];
    assert.deepEqual(found.flat(), []);
  });

  it("refuses all mistakes at once, without a stack", () => {
    const problems = [expected("a", "b", 1), expected("c", "d", 2)];
    assert.throws(
      () => refuseProblems("the cluster", problems),
      (error) =>
        pulumi.RunError.isInstance(error) &&
        error.message === "the cluster is not valid:\n✖ a: expected b, got 1\n✖ c: expected d, got 2",
    );
    assert.doesNotThrow(() => refuseProblems("the cluster", []));
  });
});
