import assert from "node:assert/strict";
import { abortedByStop } from "../cli/interruption";
import { UserError } from "../cli/user-error";

describe("a stop", () => {
  it("aborts with the message of the one who cleans up, and is no longer heard after the end", () => {
    const before = process.listenerCount("SIGHUP");
    const { signal, end } = abortedByStop("stopped; nothing is left");
    assert.equal(process.listenerCount("SIGHUP"), before + 1);
    process.emit("SIGHUP");
    assert.ok(signal.reason instanceof UserError);
    assert.equal(signal.reason.message, "stopped; nothing is left");
    end();
    assert.equal(process.listenerCount("SIGHUP"), before);
  });
});
