import { groupBy } from "../group-by";
import type { Verdict } from "./ask";
import type { Judgement } from "./judge";

/** Lists the results of judges for a plan: counts, then the resources or parts that they did not judge. */
export function judgeLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ judge, judgements }) => {
    const refused = judgements.filter(({ objections }) => objections.length > 0).length;
    const count = `${judge}: judged ${judgements.length}, refused ${refused}`;
    return [count, ...gaps(judgements).map((line) => `not judged: ${line}`)];
  });
}

/** Lists the objections of judges, one line each. */
export function objectionLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ judge, judgements }) =>
    judgements.flatMap(({ type, name, objections }) =>
      objections.map((objection) => `${type} ${name}: ${objection} (${judge})`),
    ),
  );
}

/** Lists resources that were not judged, once for each type. */
function gaps(judgements: readonly Judgement[]): string[] {
  const rows = judgements.flatMap(({ type, name, notJudged }) =>
    notJudged.map((reason) => ({ what: `${type}: ${reason}`, name })),
  );
  return [...groupBy(rows, ({ what }) => what)].map(([what, of]) => `${what} (${of.length} of them)`);
}
