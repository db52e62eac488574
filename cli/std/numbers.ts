import { listOf, numberOf, type StdFunction, textOf } from "./inputs";

/** Functions of numbers. */
export const numbers: Readonly<Record<string, StdFunction>> = {
  abs: (inputs) => Math.abs(numberOf(inputs)),
  ceil: (inputs) => Math.ceil(numberOf(inputs)),
  floor: (inputs) => Math.floor(numberOf(inputs)),
  max: (inputs) => Math.max(...all(inputs)),
  min: (inputs) => Math.min(...all(inputs)),
  pow: (inputs) => numberOf(inputs, "base") ** numberOf(inputs, "exponent"),
  signum: (inputs) => Math.sign(numberOf(inputs)),
  sum: (inputs) => all(inputs).reduce((sum, number) => sum + number, 0),
  tonumber: ({ input }) => numberOf({ input: typeof input === "string" ? Number(textOf({ input })) : input }),
};

function all(inputs: Parameters<StdFunction>[0]): number[] {
  return listOf(inputs).map((input) => numberOf({ input }));
}
