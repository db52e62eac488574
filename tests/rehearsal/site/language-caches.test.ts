import assert from "node:assert/strict";
import { languageCaches } from "../../../cli/rehearsal/site/language-caches";

describe("what a language's tools have downloaded and built", () => {
  const cases: [string, string, NodeJS.ProcessEnv, NodeJS.Platform, NodeJS.ProcessEnv][] = [
    ["Go's", "go", { HOME: "/me" }, "linux", { GOPATH: "/me/go", GOCACHE: "/me/.cache/go-build" }],
    ["Go's on macOS", "go", { HOME: "/me" }, "darwin", { GOPATH: "/me/go", GOCACHE: "/me/Library/Caches/go-build" }],
    [
      "yours where you say so",
      "go",
      { HOME: "/me", GOPATH: "/home/me/go", XDG_CACHE_HOME: "/cache" },
      "linux",
      { GOPATH: "/home/me/go", GOCACHE: "/cache/go-build" },
    ],
    ["Python's", "python", { HOME: "/me" }, "linux", { PYTHONUSERBASE: "/me/.local", PYTHONDONTWRITEBYTECODE: "1" }],
    ["none of Node.js", "nodejs", { HOME: "/me" }, "linux", {}],
  ];
  for (const [title, runtime, environment, platform, expected] of cases) {
    it(title, () => assert.deepEqual(languageCaches(runtime, environment, platform), expected));
  }
});
