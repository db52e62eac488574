import { text } from "../../values";
import { labelOf } from "../../wiring";
import type { Finding } from "../finding";
import type { Answer } from "./apply-objects";

/** The answers of one API server. */
export interface Answers {
  /** The server's version: `v1.36.3`. */
  readonly version: string;
  readonly answers: readonly Answer[];
}

/** Reports whether an API server turned an object away that it could have taken. */
export function isTurnedAway({ hasPlaceholders, message, outcome }: Answer): boolean {
  return outcome === "refused" ? !hasPlaceholders : outcome === "not served" && message !== "";
}

/**
 * Reads the target's answers as findings.
 *
 * @param today the answers of the minor that the stack has: an object that it refuses, too, does not block the upgrade
 */
export function judgeAnswers({ answers, version }: Answers, today?: Answers): Finding[] {
  const known = new Set(today?.answers.filter(isTurnedAway).map(({ sourced }) => subjectOf(sourced)));
  return answers.flatMap((answer) => [
    ...judgeOutcome(answer, version).map((finding) =>
      today !== undefined && finding.state === "blocker" && known.has(finding.subject)
        ? ({
            ...finding,
            state: "warning",
            message: `${finding.message}; ${today.version} refuses it too`,
          } as const)
        : finding,
    ),
    ...judgeWarnings(answer, version),
  ]);
}

function judgeOutcome(answer: Answer, version: string): Finding[] {
  const { message, outcome, sourced } = answer;
  const finding = { check: "API server", subject: subjectOf(sourced) } as const;
  const state = isTurnedAway(answer) ? "blocker" : "unseen";
  switch (outcome) {
    case "accepted":
      return [];
    case "refused": {
      const which = state === "blocker" ? "" : ", with placeholders for unknown values";
      return [{ ...finding, state, message: `${version} refuses it${which}: ${message}` }];
    }
    case "not served": {
      const apiVersion = text(sourced.object, "apiVersion") ?? "";
      const said =
        state === "blocker"
          ? `${version} does not serve ${apiVersion}; use one of ${message}`
          : `the known charts do not define ${apiVersion}; add its chart to the folder of --charts`;
      return [{ ...finding, state, message: said }];
    }
  }
}

function judgeWarnings({ sourced, warnings }: Answer, version: string): Finding[] {
  const subject = subjectOf(sourced);
  return warnings.map((warning) => ({
    check: "API server",
    state: "warning",
    subject,
    message: `${version} warns: ${warning}`,
  }));
}

function subjectOf({ from, object }: Answer["sourced"]): string {
  return from === undefined ? labelOf(object) : `${labelOf(object)} (${from})`;
}
