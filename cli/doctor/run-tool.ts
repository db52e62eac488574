import { messageOf } from "../error-message";
import { runProcess } from "../toolchain";

/** The answer of a command-line tool. */
export type Answer =
  | { readonly kind: "answered"; readonly stdout: string }
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly reason: string };

/** Runs command-line tools of the user, each with a time limit. */
export type RunTool = (command: string, args: readonly string[], cwd?: string) => Promise<Answer>;

const timeLimitMs = 15_000;

/** Returns a function that runs the tools on the PATH of an environment. */
export function toolRunner(env: NodeJS.ProcessEnv, timeLimit = timeLimitMs): RunTool {
  return async (command, args, cwd) => {
    const started = Date.now();
    try {
      const { stdout } = await runProcess(command, args, { env, timeLimit, ...(cwd === undefined ? {} : { cwd }) });
      return { kind: "answered", stdout };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        return { kind: "absent" };
      }
      if (Date.now() - started >= timeLimit) {
        return { kind: "failed", reason: `${command} gave no answer within ${timeLimit / 1000} s` };
      }
      const [how = "", ...lines] = messageOf(error).split("\n");
      const said = lines.find((line) => /error|denied|expired|not found|unable|login|credential/i.test(line));
      return { kind: "failed", reason: withoutSecrets(said?.trim() ?? how.replace(/:$/, "")) };
    }
  };
}

/** Masks texts that look like credentials: access keys, tokens and passwords in addresses. */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, "[secret]")
    .replaceAll(/\b(?:pul-|ya29\.|eyJ)[\w.-]{16,}/g, "[secret]")
    .replaceAll(/:\/\/[^\s/@]*:[^\s/@]*@/g, "://[secret]@")
    .replaceAll(/([?&](?:sig|token|key|password)=)[^&\s]+/gi, "$1[secret]");
}

/** Parses the answer of a tool as JSON; undefined if it is none. */
export function jsonOf(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}
