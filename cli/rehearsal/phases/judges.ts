import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { unknownMark } from "../../../components/testing";
import { askJudges, type JudgedChange, type JudgedResource, judgeLines, objectionLines } from "../../judges";
import { progressLine, type ToolEvent } from "../../toolchain";
import { type Fields, fields, isRecord } from "../../values";
import { type ChangingStep, type Engine, readState, type StateResource, shortName } from "../engine";
import { isRemoval, type PhaseRunner } from "../run";

const { specialSigKey } = pulumi.runtime;

/** Collects the resources and changes of a run for the judges, who are asked at its end. */
export class Judged {
  #state: readonly StateResource[] = [];
  #created: readonly JudgedResource[] = [];
  readonly #changes: JudgedChange[] = [];

  get resources(): readonly JudgedResource[] {
    return this.#created;
  }

  get changes(): readonly JudgedChange[] {
    return this.#changes;
  }

  /** Records the resources that an up has created. */
  async created(engine: Engine): Promise<void> {
    this.#state = await readState(engine);
    this.#created = this.#state.map(resourceOf);
  }

  /** Records the resources that a change has changed. */
  async changed(engine: Engine, steps: readonly ChangingStep[]): Promise<void> {
    const after = await readState(engine);
    const known = new Set(this.#created.map(({ urn }) => urn));
    this.#created = [...this.#created, ...after.filter(({ urn }) => !known.has(urn)).map(resourceOf)];
    this.#changes.push(...changesBetween(this.#state, after, steps));
    this.#state = after;
  }
}

/** Lists the resources whose inputs differ between two states. */
export function changesBetween(
  before: readonly StateResource[],
  after: readonly StateResource[],
  steps: readonly Pick<ChangingStep, "op" | "urn">[],
): JudgedChange[] {
  const earlier = new Map(before.map((resource) => [resource.urn, resource]));
  const removed = new Set(steps.filter(isRemoval).map(({ urn }) => urn));
  return after.flatMap((resource) => {
    const was = earlier.get(resource.urn);
    return was === undefined || isDeepStrictEqual(was.inputs, resource.inputs)
      ? []
      : [{ ...resourceOf(resource), before: plain(was.outputs), isReplaced: removed.has(resource.urn) }];
  });
}

function resourceOf({ inputs, provider, type, urn }: StateResource): JudgedResource {
  /* A state names a provider by its URN and its id. */
  const of = provider?.slice(0, provider.lastIndexOf("::"));
  return { urn, type, name: shortName(urn), inputs: plain(inputs), ...(of !== undefined && { provider: of }) };
}

/** Returns inputs or outputs without what Pulumi adds; secrets are unknown. */
function plain(value: unknown): Fields {
  const { __defaults: _own, ...rest } = fields(withoutSecrets(value));
  return rest;
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSecrets);
  }
  if (!isRecord(value)) {
    return value;
  }
  return specialSigKey in value
    ? unknownMark
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)]));
}

/** Asks the clouds' own provider code about everything that a run created and changed, and records its objections as failures. */
export async function runJudges(run: PhaseRunner, judged: Judged, signal: AbortSignal): Promise<void> {
  const work = async (report: (text: string) => void) => {
    const options = { report: (event: ToolEvent) => report(progressLine(event)), signal };
    const verdicts = await askJudges(judged.resources, options, judged.changes);
    const objections = objectionLines(verdicts);
    run.record.judges(judgeLines(verdicts));
    run.record.failWith("judges", objections);
    return { objections, count: verdicts.reduce((sum, { judgements }) => sum + judgements.length, 0) };
  };
  await run.phase("judges", work, ({ count, objections }) => ({
    text:
      count === 0
        ? "no provider code is available for this stack's resources"
        : `${count} resources and changes judged`,
    failed: objections.length > 0,
  }));
}
