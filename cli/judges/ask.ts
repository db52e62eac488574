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
 * Asks the clouds' own provider code about every resource of theirs. A provider is built at its first use.
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
      const { judgements, ...verdict } = await withJudge(
        judge,
        fields(settings),
        (...asked) => verdictOf(...asked, cases),
        options,
      );
      const ofChanges = await changesJudged(judge, fields(settings), changed, options);
      verdicts.push({ ...verdict, judgements: [...judgements, ...ofChanges] });
    }
  }
  return verdicts;
}

async function verdictOf(asked: ResourceJudge, judge: string, cases: readonly Case[]): Promise<Verdict> {
  const judgements: Judgement[] = [];
  for (const one of cases) {
    judgements.push(await asked.creation(one));
  }
  return { judge, judgements };
}

/** Judges changes, and starts the provider again where its code ends in place of an answer. */
async function changesJudged(
  judge: Judge,
  settings: Fields,
  changed: readonly ChangeCase[],
  options: AskOptions,
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  while (judgements.length < changed.length) {
    const rest = changed.slice(judgements.length);
    judgements.push(...(await withJudge(judge, settings, (asked) => untilItEnds(asked, rest), options)));
  }
  return judgements;
}

/** Judges changes until the provider's code ends: the last judgement is then of the change that it ended at. */
export async function untilItEnds(
  asked: Pick<ResourceJudge, "changed">,
  changed: readonly ChangeCase[],
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const one of changed) {
    try {
      judgements.push(await asked.changed(one));
    } catch (error) {
      if (!hasEnded(error)) {
        throw error;
      }
      const { name, type, urn } = one;
      return [
        ...judgements,
        { urn, type, name, objections: [], notJudged: ["the provider's code ended when it was asked about a change"] },
      ];
    }
  }
  return judgements;
}

/** Reports whether a call failed because there is no provider any more. https://grpc.io/docs/guides/status-codes/ */
function hasEnded(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === status.UNAVAILABLE;
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
