import assert from "node:assert/strict";
import { addAbortListener, getMaxListeners, once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import type { ApiCall, ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { ask } from "../../../cli/rehearsal/permissions/ask";
import { questionsAbout } from "../../../cli/rehearsal/permissions/questions";
import { signalOf } from "../../../cli/rehearsal/permissions/signal-of";

const subject = { kind: "Group", name: "team" } as const;
const questions = questionsAbout(subject, [], { own: "shop", elsewhere: "kube-system" });

/** Listens to a call's signal until it has answered, as a request over HTTP does. */
const call: ApiClient["call"] = async ({ signal }: ApiCall) => {
  if (signal === undefined) {
    throw new Error("the call has no signal");
  }
  const listener = addAbortListener(signal, () => undefined);
  await turn();
  listener[Symbol.dispose]();
  return { body: { status: { allowed: true } } as never, warnings: [] };
};

describe("signalOf", () => {
  it("takes as many listeners as there are calls, and is aborted with the run", async () => {
    const run = new AbortController();
    const together = signalOf(16, run.signal);
    assert.equal(getMaxListeners(together), 16);
    const aborted = once(together, "abort");
    run.abort();
    await aborted;
  });

  it("lets all questions be asked without a warning of a leak", async () => {
    const warnings: string[] = [];
    const onWarning = ({ name }: Error) => warnings.push(name);
    process.on("warning", onWarning);
    const answers = await ask({ call }, subject, questions, new AbortController().signal);
    await turn();
    process.off("warning", onWarning);
    assert.ok(answers.length > 16);
    assert.deepEqual(warnings, []);
  });
});
