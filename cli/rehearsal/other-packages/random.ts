import { randomBytes, randomInt } from "node:crypto";
import { byToken, type CloudType, type IdentifiedQuestion, uuid } from "../../clouds";
import { type Fields, fields, number, text, texts } from "../../values";
import { madeBefore } from "./made-before";

/** Every input of these types forces a replacement, as in the schema of the provider: pulumi-random provider/cmd. */
const drawnFrom = ["keepers", "length", "byteLength", "min", "max", "prefix", "separator", "inputs", "special"];

const sets = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  numeric: "0123456789",
} as const;

/** Types of `@pulumi/random`, whose values are generated once and kept in the stack's state. */
export const randomTypes = byToken([
  randomType("RandomPassword", ({ inputs }) => ({ result: drawnText(inputs), bcryptHash: `$2a$10$${letters(53)}` })),
  randomType("RandomString", ({ inputs }) => ({ result: drawnText(inputs) })),
  randomType("RandomId", ({ inputs }) => idOutputs(inputs)),
  randomType("RandomBytes", ({ inputs }) => {
    const bytes = randomBytes(number(inputs.length) ?? 0);
    return { base64: bytes.toString("base64"), hex: bytes.toString("hex") };
  }),
  randomType("RandomUuid", () => ({ result: uuid(randomBytes(16).toString("hex")) })),
  randomType("RandomInteger", ({ inputs }) => ({
    result: randomInt(number(inputs.min) ?? 0, (number(inputs.max) ?? 0) + 1),
  })),
  { ...randomType("RandomPet", () => ({})), id: ({ inputs }) => petName(inputs) },
  randomType("RandomShuffle", ({ inputs }) => {
    const shuffled = texts(inputs.inputs)
      .map((value) => ({ value, rank: randomInt(1_000_000) }))
      .toSorted((one, other) => one.rank - other.rank)
      .map(({ value }) => value);
    return { results: shuffled.slice(0, number(inputs.resultCount) ?? shuffled.length) };
  }),
]);

function randomType(kind: string, draw: (question: IdentifiedQuestion) => Fields): CloudType {
  const token = `random:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
  return {
    token,
    label: kind,
    id: ({ place }) => place.newId("", kind),
    defaults: { lower: true, upper: true, numeric: true, number: true, special: true },
    computed: (question) =>
      question.previous === undefined ? draw(question) : madeBefore(question.previous, question.inputs),
    replacedBy: drawnFrom.map((path) => ({ path, source: "pulumi-random provider/resources.go" })),
  };
}

/** Generates a text with at least as many characters of each kind as `minLower` and similar inputs require. */
export function drawnText(inputs: Fields): string {
  const special = text(inputs.overrideSpecial) ?? "!@#$%&*()-_=+[]{}<>:?";
  const kinds = [
    { alphabet: sets.lower, isOn: inputs.lower !== false, least: inputs.minLower },
    { alphabet: sets.upper, isOn: inputs.upper !== false, least: inputs.minUpper },
    { alphabet: sets.numeric, isOn: inputs.numeric !== false && inputs.number !== false, least: inputs.minNumeric },
    { alphabet: special, isOn: inputs.special !== false, least: inputs.minSpecial },
  ].filter(({ isOn }) => isOn);
  const required = kinds.flatMap(({ alphabet, least }) => drawn(alphabet, number(least) ?? 0));
  const rest = drawn(kinds.map(({ alphabet }) => alphabet).join(""), (number(inputs.length) ?? 0) - required.length);
  return [...required, ...rest].toSorted(() => randomInt(3) - 1).join("");
}

function drawn(alphabet: string, count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => alphabet.charAt(randomInt(alphabet.length)));
}

function letters(count: number): string {
  return drawn(sets.lower + sets.upper, count).join("");
}

function idOutputs(inputs: Fields): Fields {
  const bytes = randomBytes(number(inputs.byteLength) ?? 8);
  const prefix = text(inputs.prefix) ?? "";
  const values = {
    b64Std: bytes.toString("base64"),
    b64Url: bytes.toString("base64url"),
    dec: BigInt(`0x${bytes.toString("hex")}`).toString(),
    hex: bytes.toString("hex"),
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `${prefix}${value}`]));
}

function petName(inputs: Fields): string {
  const { prefix, separator } = fields(inputs);
  const words = Array.from({ length: number(inputs.length) ?? 2 }, () => drawn(sets.lower, 5).join(""));
  return [text(prefix), ...words].filter((part) => part !== undefined).join(text(separator) ?? "-");
}
