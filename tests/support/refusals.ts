import assert from "node:assert/strict";
import { formatProblems, type Problem } from "../../components/problems";

/** What is wrong, the arguments that are, and part of the line that refuses them. */
export type Refusal<Args> = readonly [what: string, changes: Partial<Args>, line: string];

/** Tests that a check refuses each change of right arguments with its line. */
export function refusesEach<Args>(
  check: (args: Args) => readonly Problem[],
  args: Args,
  cases: readonly Refusal<Args>[],
) {
  for (const [what, changes, wanted] of cases) {
    it(`refuses ${what}`, () => {
      const problems = check({ ...args, ...changes });
      const lines = problems.map(({ path, message }) => `${path}: ${message}`);
      assert.ok(
        lines.some((line) => line.includes(wanted)),
        formatProblems("cluster", problems),
      );
    });
  }
}
