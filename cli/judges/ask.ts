import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { resolveTools, type ToolEvent } from "../toolchain";
import { fields } from "../values";
import { type Case, type Judgement, judgeCases } from "./judge";
import { type Judge, judges } from "./judges";
import { connectProvider, startPlugin } from "./terraform";

/** A resource of a plan. */
export interface JudgedResource extends Case {
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

/** Asks the clouds' own provider code about every resource of theirs. A provider is built at its first use. */
export async function askJudges(resources: readonly JudgedResource[], options: AskOptions = {}): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const judge of judges) {
    const cases = resources.filter(({ type }) => type.startsWith(judge.tokens));
    if (cases.length > 0) {
      verdicts.push(await askJudge(judge, cases, resources, options));
    }
  }
  return verdicts;
}

async function askJudge(
  judge: Judge,
  cases: readonly JudgedResource[],
  resources: readonly JudgedResource[],
  options: AskOptions,
): Promise<Verdict> {
  const tool = (await resolveTools([judge.tool], options))[judge.tool];
  const folder = await mkdtemp(path.join(tmpdir(), "keelson-judge-"));
  try {
    const plugin = await startPlugin(tool.path, folder, options.signal);
    const protocol = path.join(path.dirname(tool.path), "tfplugin5.proto");
    const provider = await connectProvider(plugin.address, protocol);
    try {
      const settings = resources.find(({ urn }) => urn === cases[0]?.provider)?.inputs;
      const judgements = await judgeCases(judge, provider, cases, fields(settings));
      return { judge: `${judge.tool} ${tool.version}`, judgements };
    } finally {
      provider.close();
      await plugin.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
