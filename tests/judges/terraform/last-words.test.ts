import assert from "node:assert/strict";
import { lastWords } from "../../../cli/judges/terraform/last-words";

const ended = { code: 2, signal: null };

describe("the last words of a provider", () => {
  it("are its panic and the place in its own code", () => {
    const said = `2026-12-01T00:00:00Z [WARN] something else
panic: interface conversion: interface {} is nil, not string

goroutine 81 [running]:
panic({0x1, 0x2})
	runtime/panic.go:783 +0x132
github.com/hashicorp/terraform-provider-google/google/services/container.expandPool(...)
	github.com/hashicorp/terraform-provider-google/google/services/container/node_config.go:812
`;
    assert.equal(
      lastWords(said, ended),
      "panic: interface conversion: interface {} is nil, not string (node_config.go:812)",
    );
  });

  it("are how its process ended if its code did not panic", () => {
    assert.equal(lastWords("bye\n", { code: 1, signal: null }), "exit status 1");
    assert.equal(lastWords("", { code: null, signal: "SIGKILL" }), "signal SIGKILL");
    assert.equal(lastWords("", { code: null, signal: null }), "the connection broke");
  });
});
