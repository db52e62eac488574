import * as path from "node:path";
import { status } from "@grpc/grpc-js";
import { resolveTools, type ToolEvent } from "../toolchain";
import { type Fields, fields } from "../values";
import { type Case, type ChangeCase, configuredJudge, type Judgement, type ResourceJudge } from "./judge";
import { type Judge, judges } from "./judges";
import { connectProvider, startPlugin } from "./terraform";

/** A resource of a plan. */
export interface JudgedResource extends Case {
  /** The URN of its provider. */
  readonly provider?: string;
}

/** A change of such a resource. */
export interface JudgedChange extends ChangeCase {
  /** The URN of its provider. */
  readonly provider?: string;
}

/** The judgements of one provider. */
export interface Verdict {
  /** For instance `terraform-provider-aws v1.60.1-0.20260602190131-5f2286d6d836`. */
  readonly judge: string;
  readonly judgements: readonly Judgement[];
}

/** Options of the question. */
export interface AskOptions {
  /** Called with the progress of builds. */
  readonly report?: (event: ToolEvent) => void;
  readonly signal?: AbortSignal;
}

/**
 * Asks the clouds' own provider code about every resource of that cloud. A provider is built at its first use.
 *
 * @param changes what was changed afterwards @default none
 */
export async function askJudges(
  resources: readonly JudgedResource[],
  options: AskOptions = {},
  changes: readonly JudgedChange[] = [],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const judge of judges) {
    const isOwn = ({ type }: Case) => type.startsWith(judge.tokens);
    const providers = resources.filter(({ type }) => `${type}:` === `pulumi:providers:${judge.tokens}`);
    const [cases, changed] = [resources.filter(isOwn), changes.filter(isOwn)];
    if (cases.length > 0) {
      const settings = resources.find(({ urn }) => urn === cases[0]?.provider)?.inputs;
      const questions = [...providers.map(providerOf), ...cases.map(creationOf), ...changed.map(changeOf)];
      verdicts.push(await verdictOf(judge, fields(settings), questions, options));
    }
  }
  return verdicts;
}

/** Something to ask a provider. */
interface Question {
  readonly about: Case;
  readonly ask: (asked: Asked) => Promise<Judgement>;
}

type Asked = Pick<ResourceJudge, "creation" | "changed" | "provider">;

function providerOf(one: Case): Question {
  return { about: one, ask: (asked) => asked.provider(one) };
}

function creationOf(one: Case): Question {
  return { about: one, ask: (asked) => asked.creation(one) };
}

export function changeOf(one: ChangeCase): Question {
  return { about: one, ask: (asked) => asked.changed(one) };
}

/** Asks a provider, and starts it again where its code ends in place of an answer. */
async function verdictOf(
  judge: Judge,
  settings: Fields,
  questions: readonly Question[],
  options: AskOptions,
): Promise<Verdict> {
  const judgements: Judgement[] = [];
  let name: string = judge.tool;
  while (judgements.length < questions.length) {
    const rest = questions.slice(judgements.length);
    const ask = async (asked: ResourceJudge, called: string, lastWords: () => Promise<string>) => {
      name = called;
      return untilItEnds(asked, rest, lastWords);
    };
    judgements.push(...(await withJudge(judge, settings, ask, options)));
  }
  return { judge: name, judgements };
}

/** Asks until the provider's code ends: the last judgement is then of the question that it ended at. */
export async function untilItEnds(
  asked: Asked,
  questions: readonly Question[],
  lastWords: () => Promise<string>,
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const { about, ask } of questions) {
    try {
      judgements.push(await ask(asked));
    } catch (error) {
      if (!hasEnded(error)) {
        throw error;
      }
      const { name, type, urn } = about;
      const notJudged = [`the provider's process ended during the check: ${await lastWords()}`];
      return [...judgements, { urn, type, name, objections: [], notJudged }];
    }
  }
  return judgements;
}

/** Reports whether a call failed because the provider has ended. https://grpc.io/docs/guides/status-codes/ */
function hasEnded(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === status.UNAVAILABLE;
}

/**
 * Starts a judge, asks it, and stops it.
 *
 * @param settings the inputs of the plan's provider
 * @param ask is also given the judge's name and version, and what says why its code ended
 */
export async function withJudge<Answer>(
  judge: Judge,
  settings: Fields,
  ask: (asked: ResourceJudge, called: string, lastWords: () => Promise<string>) => Promise<Answer>,
  options: AskOptions = {},
): Promise<Answer> {
  const tool = (await resolveTools([judge.tool], options))[judge.tool];
  const plugin = await startPlugin(tool.path, options.signal);
  try {
    const provider = await connectProvider(plugin.address, path.join(path.dirname(tool.path), "tfplugin5.proto"));
    return await configuredJudge(judge, provider, settings)
      .then((asked) => ask(asked, `${judge.tool} ${tool.version}`, plugin.lastWords))
      .finally(() => provider.close());
  } finally {
    await plugin.stop();
  }
}
