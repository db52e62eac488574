import assert from "node:assert/strict";
import { status } from "@grpc/grpc-js";
import { changeOf, untilItEnds } from "../../cli/judges/ask";
import type { ChangeCase } from "../../cli/judges/judge";

const change = (name: string): ChangeCase => ({
  urn: name,
  type: "gcp:container/cluster:Cluster",
  name,
  inputs: {},
  before: {},
  isReplaced: false,
});
const failure = (code: status) => Object.assign(new Error("14 UNAVAILABLE: Connection dropped"), { code });
const asked = (code: status) => ({
  provider: () => Promise.reject(new Error("no provider is configured here")),
  creation: () => Promise.reject(new Error("nothing is created here")),
  changed: ({ name, type, urn }: ChangeCase) =>
    name === "b" ? Promise.reject(failure(code)) : Promise.resolve({ urn, type, name, objections: [], notJudged: [] }),
});
const lastWords = () => Promise.resolve("panic: no network");

describe("a provider that is asked", () => {
  it("may end in place of an answer: that change is not judged, and those after it are left for another start", async () => {
    const judgements = await untilItEnds(
      asked(status.UNAVAILABLE),
      ["a", "b", "c"].map(change).map(changeOf),
      lastWords,
    );
    assert.deepEqual(
      judgements.map(({ name, notJudged }) => [name, notJudged]),
      [
        ["a", []],
        ["b", ["the provider's process ended during the check: panic: no network"]],
      ],
    );
  });

  it("fails with any other error", () =>
    assert.rejects(untilItEnds(asked(status.INTERNAL), [changeOf(change("b"))], lastWords)));
});
