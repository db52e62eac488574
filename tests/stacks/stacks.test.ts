import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readProject } from "../../cli/project";
import type { ProgramRun, RegisteredResource } from "../../components/testing";
import { runOwnStack } from "../support/programs";

for (const name of readProject(process.cwd()).stacks) {
  describe(`the stack ${name}`, () => {
    let run: ProgramRun;
    before(async () => {
      run = await runOwnStack(name);
    });

    it("uses no default provider", () => {
      const isMade = ({ component, type }: RegisteredResource) => !component && !type.startsWith("pulumi:");
      const made = run.resources.filter(isMade);
      assert.ok(made.length > 0);
      assert.deepEqual(
        made.filter(({ provider }) => provider === undefined),
        [],
      );
    });

    it("has every resource inside a component", () => {
      const top = run.resources.filter(({ parent }) => parent === undefined);
      assert.ok(top.length > 0);
      assert.deepEqual(
        top.filter(({ component }) => !component),
        [],
      );
    });

    it("outputs the kubeconfig as a secret", async () => {
      const deployed = await runOwnStack(name, {}, { preview: false });
      assert.equal(deployed.outputs.kubeconfig, "[secret]");
      assert.doesNotMatch(JSON.stringify(deployed.resources), /cluster\.test|certificate-authority-data/);
    });

    it("leaves the default namespace empty", () => {
      for (const { inputs, urn } of run.resources) {
        const { metadata } = inputs as { metadata?: { namespace?: string } };
        assert.notEqual(metadata?.namespace, "default", urn);
      }
    });

    it("names every image by tag or digest", () => {
      for (const [, image = ""] of JSON.stringify(run.resources).matchAll(/"image":"([^"]+)"/g)) {
        assert.match(image, /:[^/]+$/);
      }
    });
  });
}

const sdks = [
  ["local", "@pulumi/kubernetes @pulumi/pulumi"],
  ["dev", "@pulumi/aws @pulumi/kubernetes @pulumi/pulumi"],
  ["staging", "@pulumi/aws @pulumi/kubernetes @pulumi/pulumi"],
  ["prod", "@pulumi/aws @pulumi/kubernetes @pulumi/pulumi"],
  ["prod-aks", "@pulumi/azure-native @pulumi/kubernetes @pulumi/pulumi"],
  ["prod-gke", "@pulumi/gcp @pulumi/kubernetes @pulumi/pulumi"],
] as const;

describe("a stack", () => {
  for (const [name, packages] of sdks) {
    it(`loads the SDK of its own cloud only: ${name}`, () => {
      const script = `
        const { runOwnStack } = require("./tests/support/programs.ts");
        runOwnStack("${name}").then(() => {
          const packages = Object.keys(require.cache).flatMap((file) => /node_modules\\/(@pulumi\\/[^/]+)/.exec(file)?.[1] ?? []);
          console.log([...new Set(packages)].sort().join(" "));
        });
      `;
      const loaded = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], { encoding: "utf8" });
      assert.equal(loaded.trim(), packages);
    });
  }

  const keys = [
    ["prod", /^secretsprovider: awskms:\/\/alias\/[\w-]+\?region=eu-central-1$/m],
    [
      "prod-gke",
      /^secretsprovider: gcpkms:\/\/projects\/[\w-]+\/locations\/europe-west3\/keyRings\/\w+\/cryptoKeys\/\w+$/m,
    ],
    ["prod-aks", /^secretsprovider: azurekeyvault:\/\/[\w-]+\.vault\.azure\.net\/keys\/\w+$/m],
  ] as const;
  for (const [name, key] of keys) {
    it(`encrypts the secrets of its state with a key of the cloud if customers use it: ${name}`, () => {
      assert.match(readFileSync(`Pulumi.${name}.yaml`, "utf8"), key);
    });
  }
});
