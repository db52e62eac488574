import { text } from "../../values";
import { labelOf } from "../../wiring";
import type { Finding } from "../finding";
import type { Answer } from "./apply-objects";

/** Reads an API server's answers as findings. `version` is that of the server: `v1.36.3`. */
export function judgeAnswers(answers: readonly Answer[], version: string): Finding[] {
  return answers.flatMap((answer) => [...judgeOutcome(answer, version), ...judgeWarnings(answer, version)]);
}

function judgeOutcome({ hasPlaceholders, message, outcome, sourced }: Answer, version: string): Finding[] {
  const finding = { check: "API server", subject: subjectOf(sourced) } as const;
  switch (outcome) {
    case "accepted":
      return [];
    case "refused":
      return hasPlaceholders
        ? [
            {
              ...finding,
              state: "unseen",
              message: `${version} refuses it, with placeholders for unknown values: ${message}`,
            },
          ]
        : [{ ...finding, state: "blocker", message: `${version} refuses it: ${message}` }];
    case "not served": {
      const apiVersion = text(sourced.object, "apiVersion") ?? "";
      return message === ""
        ? [{ ...finding, state: "unseen", message: `nothing here defines ${apiVersion}; give its chart with --charts` }]
        : [{ ...finding, state: "blocker", message: `${version} does not serve ${apiVersion}; use one of ${message}` }];
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
