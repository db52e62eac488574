import assert from "node:assert/strict";
import {
  expressionConditions,
  holdsWith,
  shownConditions,
} from "../../../../../cli/plan/difference/head/rights/conditions";
import type { Condition } from "../../../../../cli/plan/difference/head/rights/grant";

const sub = (operator: string, ...values: string[]) => ({ test: "oidc.example.com:sub", operator, values });
const printer = sub("StringEquals", "system:serviceaccount:shop:printer");
const from = (operator: string, ...values: string[]) => ({ test: "aws:SourceIp", operator, values });
const age = (operator: string, value: string) => ({ test: "aws:MultiFactorAuthAge", operator, values: [value] });
const cel = (text: string) => expressionConditions(text)[0] ?? { test: "", values: [] };

describe("conditions", () => {
  const cases: readonly [name: string, lax: Condition, strict: Condition, holds: boolean][] = [
    ["a pattern around a value", sub("StringLike", "system:serviceaccount:shop*:*"), printer, true],
    ["a value of a pattern", printer, sub("StringLike", "system:serviceaccount:shop*:*"), false],
    ["a pattern of another name", sub("StringLike", "system:serviceaccount:pay:*"), printer, false],
    ["a pattern in other letters", sub("StringLike", "System:*"), printer, false],
    ["one more value", sub("StringEquals", "a", "b"), sub("StringEquals", "a"), true],
    ["one value less", sub("StringEquals", "a"), sub("StringEquals", "a", "b"), false],
    ["the stars of a text, which are no pattern", sub("StringEquals", "a*"), sub("StringLike", "a*"), false],
    ["other letters, if they do not count", sub("StringEqualsIgnoreCase", "A"), sub("StringEquals", "a"), true],
    [
      "a wider pattern of ARNs",
      sub("ArnLike", "arn:aws:iam::*:role/*"),
      sub("ArnEquals", "arn:aws:iam::1:role/a"),
      true,
    ],
    ["fewer forbidden values", sub("StringNotEquals", "a"), sub("StringNotEquals", "a", "b"), true],
    ["more forbidden values", sub("StringNotEquals", "a", "b"), sub("StringNotEquals", "a"), false],
    ["a narrower forbidden pattern", sub("StringNotLike", "ab*"), sub("StringNotLike", "a*"), true],
    ["a wider range", from("IpAddress", "10.0.0.0/8"), from("IpAddress", "10.1.0.0/16"), true],
    ["a narrower range", from("IpAddress", "10.1.0.0/16"), from("IpAddress", "10.0.0.0/8"), false],
    ["a longer time", age("NumericLessThan", "86400"), age("NumericLessThan", "3600"), true],
    ["a shorter time", age("NumericLessThan", "60"), age("NumericLessThan", "3600"), false],
    ["a later end", age("DateLessThan", "2027-01-01T00:00:00Z"), age("DateLessThan", "2026-01-01T00:00:00Z"), true],
    ["an end in seconds", age("DateLessThan", "4102444800"), age("DateLessThan", "2027-01-01T00:00:00Z"), true],
    [
      "an earlier end in seconds",
      age("DateLessThan", "2027-01-01T00:00:00Z"),
      age("DateLessThan", "4102444800"),
      false,
    ],
    ["a year", age("DateLessThan", "2099"), age("DateLessThan", "2027-01-01T00:00:00Z"), true],
    ["a time in words", age("DateLessThan", "1 Jan 2099"), age("DateLessThan", "2027-01-01T00:00:00Z"), false],
    ["a date as a number", age("NumericLessThan", "2027-01-01T00:00:00Z"), age("NumericLessThan", "1"), false],
    ["a pattern of any text around one character", sub("StringLike", "app-*"), sub("StringLike", "app-?"), true],
    ["one character around any text", sub("StringLike", "app-?"), sub("StringLike", "app-*"), false],
    ["letters that count, of letters that do not", sub("StringEquals", "a"), sub("StringEqualsIgnoreCase", "a"), false],
    ["a pattern of letters that do not count", sub("StringLike", "a*"), sub("StringEqualsIgnoreCase", "a"), false],
    [
      "any value but one, which must be there",
      sub("ForAnyValue:StringNotEquals", "a"),
      sub("StringNotEquals", "a"),
      false,
    ],
    ["no test without the key", sub("StringEqualsIfExists", "a"), sub("StringEquals", "a"), true],
    ["a test also without the key", sub("StringEquals", "a"), sub("StringEqualsIfExists", "a"), false],
    ["all values, which may be none", sub("ForAllValues:StringEquals", "a"), sub("StringEquals", "a"), true],
    ["another key", { ...printer, test: "oidc.example.com:aud" }, printer, false],
    [
      "a key in other letters",
      { ...from("IpAddress", "10.0.0.0/8"), test: "AWS:sourceip" },
      from("IpAddress", "10.0.0.0/8"),
      true,
    ],
    ["another kind of operator", sub("Bool", "true"), sub("StringEquals", "true"), false],
    ["one more alternative", cel('resource.name == "a" || resource.name == "b"'), cel('resource.name == "a"'), true],
    ["an alternative of a choice", cel("a || b ? c : d"), cel("a"), false],
    ["one alternative less", cel('resource.name == "a"'), cel('resource.name == "a" || resource.name == "b"'), false],
  ];
  for (const [name, lax, strict, holds] of cases) {
    it(`${holds ? "hold" : "need not hold"} with a stricter one: ${name}`, () => {
      assert.equal(holdsWith(lax, strict), holds);
    });
  }

  it("of an expression are its parts that must all hold, whatever its texts contain", () => {
    const expression = 'resource.name.startsWith("a, b && c") && (request.time < t || x) && y';
    assert.deepEqual(
      expressionConditions(expression).map(({ test }) => test),
      ['resource.name.startsWith("a, b && c")', "(request.time < t || x)", "y"],
    );
    assert.equal(expressionConditions("a && b || c").length, 1);
    assert.deepEqual(expressionConditions(" "), []);
    assert.equal(expressionConditions('a == "//b?" && c == "it\'s"').length, 2);
  });

  for (const [name, expression] of [
    ["a choice binds weaker", "a && b && true ? true : true"],
    ["a comment hides the rest", 'a && b // "\n || true // "'],
    ["a raw string ends elsewhere", 'a && b && r"\\" != "" || true || r"" == ""'],
    ["a string in three quotes ends elsewhere", 'a && """b"c""" != "" || true || """d"e""" == ""'],
  ] as const) {
    it(`of an expression are one if ${name}`, () => {
      assert.deepEqual(expressionConditions(expression), [{ test: expression, values: [] }]);
    });
  }

  it("are written in one order", () => {
    assert.equal(
      shownConditions([sub("StringLike", "b", "c"), { test: "a", values: [] }]),
      "a, oidc.example.com:sub StringLike b|c",
    );
  });
});
