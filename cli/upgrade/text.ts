import { groupBy } from "../group-by";
import { wrap } from "../wrap";
import { checkNames, type Finding } from "./finding";
import type { UpgradeReport } from "./upgrade-check";

const sections = [
  { state: "blocker", title: "Blockers" },
  { state: "warning", title: "Warnings" },
  { state: "unseen", title: "Not checked" },
] as const;

const width = 120;

/** Renders a report: the blockers, the warnings, then the unchecked parts. */
export function upgradeText({ findings, from, objects, stack, to }: UpgradeReport): string {
  const blockers = findings.filter(({ state }) => state === "blocker").length;
  const verdict = blockers === 0 ? "nothing blocks it" : `${blockers} ${blockers === 1 ? "blocker" : "blockers"}`;
  const title = `Upgrade of ${stack} from ${from ?? "an unknown version"} to ${to}: ${verdict} (${objects} objects checked)`;
  return [title, ...sections.flatMap(({ state, title: name }) => section(name, findings, state)), ""].join("\n");
}

function section(title: string, findings: readonly Finding[], state: Finding["state"]): string[] {
  const own = findings
    .filter((finding) => finding.state === state)
    .toSorted((first, second) => checkNames.indexOf(first.check) - checkNames.indexOf(second.check));
  const column = Math.max(0, ...own.map(({ check }) => check.length));
  const indent = " ".repeat(column + 2);
  const sources = [...new Set(own.flatMap(({ source }) => source ?? []))];
  const alike = groupBy(own, ({ check, message }) => `${check}\n${message}`);
  const lines = [...alike.values()].flatMap((group) => {
    const [{ check, message } = { check: "", message: "" }] = group;
    const subjects = group.map(({ subject }) => subject).join(", ");
    return wrap(`${check.padEnd(column)}  ${subjects}: ${message}`, width, indent).map((line) => `  ${line}`);
  });
  const pages = sources.map((source) => `  ${source}`);
  return own.length === 0 ? [] : ["", title, ...lines, ...(pages.length === 0 ? [] : ["  Sources:", ...pages])];
}

/** Writes a report as JSON: the same findings, by state. */
export function upgradeJson({ findings, ...report }: UpgradeReport): string {
  const of = (state: Finding["state"]) =>
    findings
      .filter((finding) => finding.state === state)
      .map(({ check, message, source, subject }) => ({ check, subject, message, source }));
  const content = { ...report, blockers: of("blocker"), warnings: of("warning"), notLookedAt: of("unseen") };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
