import { parser } from "@prometheus-io/lezer-promql";

/** The places where a query is no PromQL, as Prometheus' own grammar has it; none where it is. */
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
