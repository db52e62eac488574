import { parser } from "@prometheus-io/lezer-promql";
import { expected, isPlain, type Problem } from "../../problems";

/** Lists the syntax errors in a PromQL query, by Prometheus' own grammar. */
export function promqlErrors(query: string): string[] {
  const errors: string[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) {
        errors.push(`${query.slice(0, from)}⟨${query.slice(from, to)}⟩${query.slice(to)}`);
      }
    },
  });
  return errors;
}

/** Lists the mistake in a query: it is empty, or not PromQL. */
export function checkQuery(path: string, query: unknown): Problem[] {
  if (!isPlain<unknown>(query)) {
    return [];
  }
  if (typeof query !== "string" || query.trim() === "") {
    return [expected(path, "a query in PromQL", query)];
  }
  const [first] = promqlErrors(query);
  return first === undefined
    ? []
    : [expected(path, "a query in PromQL", query, `⟨⟩ marks the first mistake: ${first}`)];
}
