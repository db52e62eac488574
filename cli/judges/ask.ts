import * as path from "node:path";
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
    const [cases, changed] = [resources.filter(isOwn), changes.filter(isOwn)];
    if (cases.length > 0) {
      const settings = resources.find(({ urn }) => urn === cases[0]?.provider)?.inputs;
      const ask = (asked: ResourceJudge, called: string) => verdictOf(asked, called, cases, changed);
      verdicts.push(await withJudge(judge, fields(settings), ask, options));
    }
  }
  return verdicts;
}

async function verdictOf(
  asked: ResourceJudge,
  judge: string,
  cases: readonly Case[],
  changed: readonly ChangeCase[],
): Promise<Verdict> {
  const judgements: Judgement[] = [];
  for (const one of cases) {
    judgements.push(await asked.creation(one));
  }
  for (const one of changed) {
    judgements.push(await asked.changed(one));
  }
  return { judge, judgements };
}

/**
 * Starts a judge, asks it, and stops it.
 *
 * @param settings the inputs of the plan's provider
 * @param ask is also given the judge's name and version
 */
export async function withJudge<Answer>(
  judge: Judge,
  settings: Fields,
  ask: (asked: ResourceJudge, called: string) => Promise<Answer>,
  options: AskOptions = {},
): Promise<Answer> {
  const tool = (await resolveTools([judge.tool], options))[judge.tool];
  const plugin = await startPlugin(tool.path, options.signal);
  try {
    const provider = await connectProvider(plugin.address, path.join(path.dirname(tool.path), "tfplugin5.proto"));
    return await configuredJudge(judge, provider, settings)
      .then((asked) => ask(asked, `${judge.tool} ${tool.version}`))
      .finally(() => provider.close());
  } finally {
    await plugin.stop();
  }
}
