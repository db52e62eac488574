import { at, type Fields, text } from "../values";
import type { Check } from "./check";
import { type Answer, jsonOf, type RunTool } from "./run-tool";

/** How to ask one cloud who you are. */
interface Question {
  readonly cloud: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly login: string;
  /** Reads the identity and its account; undefined if nobody is logged in. */
  readonly read: (answer: unknown) => { readonly who: string; readonly account?: string } | undefined;
  /** The account that the stack's cluster names. */
  readonly wanted: string;
}

const questions: readonly Question[] = [
  {
    cloud: "aws",
    command: "aws",
    args: ["sts", "get-caller-identity", "--output", "json"],
    login: "run aws sso login, or set AWS_PROFILE",
    read: (answer) => {
      const who = text(answer, "Arn");
      return who === undefined ? undefined : { who, account: text(answer, "Account") };
    },
    wanted: "accountId",
  },
  {
    cloud: "gcp",
    command: "gcloud",
    args: ["auth", "list", "--filter=status:ACTIVE", "--format=json"],
    login: "gcloud auth login && gcloud auth application-default login",
    read: (answer) => {
      const who = Array.isArray(answer) ? text(answer[0], "account") : undefined;
      return who === undefined ? undefined : { who };
    },
    wanted: "projectId",
  },
  {
    cloud: "azure",
    command: "az",
    args: ["account", "show", "--output", "json"],
    login: "az login",
    read: (answer) => {
      const who = text(answer, "user", "name");
      return who === undefined ? undefined : { who, account: text(answer, "id") };
    },
    wanted: "subscriptionId",
  },
];

/** The cloud of each kind of cluster, and of each prefix of the configuration. */
const cloudOf: Readonly<Record<string, string>> = {
  eks: "aws",
  gke: "gcp",
  aks: "azure",
  aws: "aws",
  gcp: "gcp",
  "azure-native": "azure",
};

/** Returns the clouds that a stack uses: that of its cluster, and those whose provider its file configures. */
export function cloudsOf(config: Fields, cluster: Fields | undefined): string[] {
  const words = [text(cluster, "kind"), text(cluster, "cloud")];
  const prefixes = Object.keys(config).map((key) => key.slice(0, Math.max(0, key.indexOf(":"))));
  return [...new Set([...words, ...prefixes].flatMap((word) => cloudOf[word ?? ""] ?? []))];
}

/** Asks the command-line tool of each cloud who you are, and compares the account with the stack's. */
export async function checkIdentities(
  run: RunTool,
  clouds: readonly string[],
  cluster: Fields | undefined,
): Promise<Check[]> {
  const asked = questions.filter(({ cloud }) => clouds.includes(cloud));
  if (asked.length === 0) {
    const message = "the stack's file names no cloud, so no account was checked";
    return [{ area: "identity", state: "not checked", subject: "cloud", message }];
  }
  return Promise.all(
    asked.map(async (question) => identityOf(question, await run(question.command, question.args), cluster)),
  );
}

function identityOf(question: Question, answer: Answer, cluster: Fields | undefined): Check {
  const { cloud, command, login, read, wanted } = question;
  const own = { area: "identity", subject: cloud } as const;
  if (answer.kind === "absent") {
    const message = `${command} is not on PATH, so its credentials were not checked; Pulumi's provider may still find credentials`;
    return { ...own, state: "not checked", message, fix: `install ${command}` };
  }
  if (answer.kind === "failed") {
    return { ...own, state: "fail", message: answer.reason, fix: login };
  }
  const found = read(jsonOf(answer.stdout));
  if (found === undefined) {
    return { ...own, state: "fail", message: "nobody is logged in", fix: login };
  }
  const account = text(at(cluster, wanted));
  const isOther = account !== undefined && found.account !== undefined && account !== found.account;
  return isOther
    ? {
        ...own,
        state: "fail",
        message: `${found.who} is in ${found.account}, but the stack's cluster is in ${account}`,
        fix: login,
      }
    : { ...own, state: "pass", message: found.who };
}
