import assert from "node:assert/strict";
import { Kustomization, type KustomizationArgs } from "../../components";
import { runProgram } from "../support/run-program";
import { team } from "./programs";

const commit = "0123456789abcdef0123456789abcdef01234567";

function run(args: Partial<KustomizationArgs> = {}) {
  return runProgram(() => {
    new Kustomization("web", { tenant: team(), directory: "./kustomize/base", ...args });
  });
}

describe("Kustomization", () => {
  it("applies an overlay in the tenant's namespace, by the tenant's deployer", async () => {
    const program = await run({
      podLabels: { app: "web" },
      ports: [8080],
      ingress: [{ pods: { app: "x" }, ports: [8080] }],
    });
    const directory = program.find("kubernetes:kustomize/v2:Directory", "web");
    const { directory: folder, namespace } = directory.inputs;
    assert.deepEqual({ folder, namespace }, { folder: "./kustomize/base", namespace: "team" });
    assert.equal(directory.parent, program.find("keelson:index:Kustomization", "web").urn);
    assert.ok(directory.dependsOn.includes(program.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", "web").urn));
  });

  it("takes a folder in Git at a commit", async () => {
    const address = `https://github.com/acme/shop//overlays/production?ref=${commit}&timeout=90s`;
    const program = await run({ directory: address });
    assert.equal(program.find("kubernetes:kustomize/v2:Directory", "web").inputs.directory, address);
  });

  const refused: readonly (readonly [args: Partial<KustomizationArgs>, line: string])[] = [
    [
      { directory: "https://github.com/acme/shop//overlays/production?ref=main" },
      'directory: expected a folder in Git at a commit: "?ref=" and 40 digits, got "https://github.com/acme/shop//overlays/production?ref=main"; branches move',
    ],
    [
      { directory: "overlays/production" },
      'directory: expected a path of a folder that begins with "./" or "../", got "overlays/production"; for a folder in Git, write "https://…//folder?ref=COMMIT"',
    ],
    [
      { directory: "./charts/service" },
      `directory: expected a folder with a kustomization.yaml, got "./charts/service"; the path is relative to the project's folder`,
    ],
    [
      { ports: [8080] },
      "podLabels: expected labels of the pods, because policies for ports select pods by labels, got nothing",
    ],
    [
      { ports: [80, 80], podLabels: { app: "a" } },
      "ports: expected each port once, got 80; it is listed more than once",
    ],
    [{ workloadName: "Web" }, "workloadName: expected a DNS label"],
  ];
  for (const [args, line] of refused) {
    it(`refuses ${JSON.stringify(args)}`, async () => {
      await assert.rejects(run(args), ({ message }: Error) => {
        assert.ok(message.includes(`✖ ${line}`), message);
        return true;
      });
    });
  }
});
