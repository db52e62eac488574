import { groupBy } from "../../cli/group-by";
import type { Judge, Objections } from "./campaign";
import { isKubernetes, type Mutation, mutationKinds } from "./mutate";
import { placeOf } from "./sample";

/** What every judge said to one mutation. */
export interface Case extends Mutation {
  readonly stack: string;
  /** By the judge's name; absent for a judge that cannot judge it. */
  readonly said: Readonly<Record<string, readonly string[]>>;
}

/** Puts what the judges said to each mutation of a stack together. */
export function casesOf(
  stack: string,
  mutations: readonly Mutation[],
  heard: readonly { readonly judge: Judge; readonly objections: Objections }[],
): Case[] {
  return mutations.map((mutation, index) => ({
    ...mutation,
    stack,
    said: Object.fromEntries(
      heard.flatMap(({ judge, objections }) => {
        const own = objections[index];
        return own === undefined ? [] : [[judge.name, own]];
      }),
    ),
  }));
}

/** Whether any judge noticed a mutation. */
export function isCaught({ said }: Case): boolean {
  return Object.values(said).some(({ length }) => length > 0);
}

/** Writes how many mutations of each kind each judge noticed, as a table in Markdown. */
export function figures(cases: readonly Case[], names: readonly string[]): string {
  const row = (title: string, own: readonly Case[]) => [
    title,
    String(own.length),
    `${own.filter(isCaught).length}`,
    ...names.map((name) => caughtBy(name, own)),
  ];
  const rows = (["cloud", "Kubernetes"] as const).flatMap((side) =>
    mutationKinds.flatMap((kind) => {
      const own = cases.filter((one) => one.kind === kind && sideOf(one) === side);
      return own.length === 0 ? [] : [row(`${side}: ${kind}`, own)];
    }),
  );
  return table(["wrong", "cases", "noticed", ...names], [...rows, row("all", cases)]);
}

/** Lists what no judge noticed, by type and property, as a table in Markdown. */
export function missed(cases: readonly Case[]): string {
  const places = groupBy(
    cases.filter((one) => !isCaught(one)),
    placeOf,
  );
  const rows = [...places].map(([place, own]) => {
    const [type = "", path = ""] = place.split(" ");
    const [first] = own;
    const example = first === undefined ? "" : `${written(first.value)} → ${written(first.wrong)}`;
    return [`\`${type}\``, `\`${path}\``, first?.kind ?? "", `\`${example.replaceAll("|", "\\|")}\``];
  });
  return table(
    ["type", "property", "wrong", "example"],
    rows.toSorted(([a = "", b = ""], [c = "", d = ""]) => a.localeCompare(c) || b.localeCompare(d)),
  );
}

/** Writes a value, the middle of a long one left out. */
function written(value: Case["value"]): string {
  const text = JSON.stringify(value);
  return text.length > 44 ? `${text.slice(0, 30)}…${text.slice(-10)}` : text;
}

function sideOf({ resource }: Case): "cloud" | "Kubernetes" {
  return isKubernetes(resource) ? "Kubernetes" : "cloud";
}

/** For instance `4 of 9`: of those that the judge can judge. */
function caughtBy(name: string, cases: readonly Case[]): string {
  const judged = cases.map(({ said }) => said[name]).filter((own) => own !== undefined);
  return judged.length === 0 ? "" : `${judged.filter(({ length }) => length > 0).length} of ${judged.length}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
