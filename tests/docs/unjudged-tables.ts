import { type Cloud, type CloudType, typeModelOf } from "../../cli/clouds";
import { isRecord } from "../../cli/values";
import type { RegisteredResource } from "../../components/testing";
import { type FieldReport, fieldReports } from "./field-reports";

type Planned = Pick<RegisteredResource, "type" | "inputs">;

/** The clouds whose provider's own code judges every property, with `--judges`. */
const byProviderCode: ReadonlySet<string> = new Set(["aws", "gcp"]);

/** Who judges each type of a cloud, in Markdown. */
export function judgesTable({ name, provider }: Cloud): string {
  const rows = Object.values(provider.types)
    .toSorted((a, b) => a.token.localeCompare(b.token))
    .map((type) => {
      const facts = Object.keys(typeModelOf(type.token)?.facts ?? {}).length;
      const rules = rulesOf(type);
      const code = byProviderCode.has(name) ? "yes" : "—";
      const nobody = code === "—" && facts === 0 && rules === 0 ? "**nobody**" : "";
      return [`\`${type.token}\``, code, facts === 0 ? "—" : String(facts), rules === 0 ? "—" : String(rules), nobody];
    });
  return table(["type", "provider code", "facts in the API model", "rules of ours", ""], rows);
}

/** Counts the checks and rules that a type has of its own. */
function rulesOf({ properties = {}, refuses = {} }: CloudType): number {
  const rules = new Set(Object.values(refuses).flat());
  return rules.size + Object.keys(properties).length;
}

/** The planned properties of each type of a cloud that neither its model limits nor a check of ours judges. */
export function propertiesTable({ prefix, provider }: Cloud, planned: readonly Planned[]): string {
  const types = [...new Set(planned.map(({ type }) => type))].filter((type) => type.startsWith(prefix)).toSorted();
  const rows = types.map((token) => {
    const paths = unique(planned.filter(({ type }) => type === token).flatMap(({ inputs }) => pathsOf(inputs, [])));
    const model = typeModelOf(token);
    const checks = Object.keys(provider.types[token]?.properties ?? {});
    const open = paths.filter((path) => model?.facts[path] === undefined && !checks.includes(path));
    const known = [...(model?.free ?? []), ...Object.keys(model?.facts ?? {})];
    const free = open.filter((path) => known.some((one) => isWithin(path, one) || isWithin(one, path)));
    const unknown = open.filter((path) => !free.includes(path));
    return [`\`${token}\``, String(paths.length - open.length), String(free.length), unknown.join(", ") || "—"];
  });
  return table(["type", "judged", "in the model, without a limit", "not in the model"], rows);
}

/** Reports whether a path is another or below it. A plan does not know the inside of some objects. */
function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}

/** Lists the paths of the scalars in inputs. Lists have no index. */
function pathsOf(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => pathsOf(item, path));
  }
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        path.at(-1) === undefined || !isMap(path.at(-1)) ? pathsOf(inner, [...path, key]) : [path.join(".")],
      )
    : [path.join(".")];
}

/** Reports whether the keys of a property are the user's. */
function isMap(property: string | undefined): boolean {
  return /tags|labels|userAssignedIdentities|addonProfiles|identityProfile/i.test(property ?? "");
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}

/** The field reports of a cloud, in Markdown. */
export function reportsTable(name: keyof typeof fieldReports): string {
  const rows = fieldReports[name].map(({ issue, when, fact, playedBy }) => [link(issue), when, fact, played(playedBy)]);
  return table(["report", "at", "what happened", "simulated or prevented by"], rows);
}

/** Says how many reports of a cloud something plays. */
export function reportsLine(name: keyof typeof fieldReports): string {
  const reports = fieldReports[name];
  const count = reports.filter(({ playedBy = [] }) => playedBy.length > 0).length;
  return `${reports.length} reports; ${count} are simulated or prevented.`;
}

function link(issue: string): string {
  const [repository = "", number = ""] = issue.split("#");
  const kind = /\/(terraform-kubestack|data-on-eks|terraform-aws-eks)#(132|1067|232)$/.test(issue) ? "pull" : "issues";
  return `[${issue}](https://github.com/${repository}/${kind}/${number})`;
}

function played(files: FieldReport["playedBy"] = []): string {
  return files.length === 0
    ? "nothing"
    : files.map((file) => `[\`${file.split("#")[1]}\`](../${file.split("#")[0]})`).join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
