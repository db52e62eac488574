import assert from "node:assert/strict";
import { decisionOf } from "../../../cli/rehearsal/real-controllers/trial";

const { signal } = new AbortController();
const short = { signal, timeLimit: 10 };

describe("the decision of a controller", () => {
  it("is what it decides, and undefined if it decides nothing in time", async () => {
    assert.equal(await decisionOf("it", async () => "yes", short), "yes");
    assert.equal(await decisionOf("it", async () => undefined, short), undefined);
  });

  it("is not known if the API server does not answer, or the wait is aborted", async () => {
    const broken = () => Promise.reject(new Error("connection refused"));
    await assert.rejects(decisionOf("it", broken, short), /^Error: waited 0\.01 s for it: connection refused$/);
    const aborted = { signal: AbortSignal.abort(new Error("stopped")), timeLimit: 10_000 };
    await assert.rejects(
      decisionOf("it", async () => undefined, aborted),
      /^Error: stopped$/,
    );
  });
});
