import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ambientVariables } from "../../../cli/plan/program/environment";
import { withKubeconfig } from "../../../cli/plan/program/placeholder-kubeconfig";
import { refusal } from "../../../cli/plan/program/refusal";
import { UserError } from "../../../cli/user-error";
import { ProgramError } from "../../../components/testing";

describe("refusal", () => {
  const cases: readonly (readonly [what: string, error: unknown, message: RegExp])[] = [
    ["a RunError is its message", new pulumi.RunError("bad domain"), /^bad domain$/],
    ["a ResourceError that hides its stack, too", new pulumi.ResourceError("bad port", undefined, true), /^bad port$/],
    [
      "a ResourceError that does not has a stack",
      new pulumi.ResourceError("bad port", undefined),
      /^the program failed: Error: bad port\n {4}at /,
    ],
    ["anything else has a stack", new TypeError("oops"), /^the program failed: TypeError: oops\n {4}at /],
    [
      "a file on the internet is named by why it is not reached",
      new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND example.com") }),
      /^the program fetches a file that a plan cannot reach \(getaddrinfo ENOTFOUND example\.com\); download it, and use its path in the program$/,
    ],
    ["what is not an error is shown", "oops", /^the program threw oops$/],
    ["our own errors are their message", new UserError("no program"), /^no program$/],
    [
      "where the SDK met it is left out",
      new pulumi.RunError('error serializing property "outputs": error serializing property "a": bad domain'),
      /^bad domain$/,
    ],
    [
      "several are one a line",
      new ProgramError([new pulumi.RunError("first"), new pulumi.RunError("second")]),
      /^first\nsecond$/,
    ],
  ];
  it("leaves out what Node.js and the command itself do to load a program", () => {
    const error = new Error("oops");
    const own = require.resolve("../../../cli/plan/program/load-program");
    error.stack = `Error: oops\n    at make (/shop/index.ts:3:9)\n    at Module._load (node:internal/modules/cjs/loader:1091:12)\n    at require (/x/node_modules/tsx/dist/register.cjs:22:9)\n    at loadProgram (${own}:15:69)`;
    assert.equal(refusal(error).message, "the program failed: Error: oops\n    at make (/shop/index.ts:3:9)");
  });

  for (const [what, error, message] of cases) {
    it(what, () => assert.match(refusal(error).message, message));
  }
});

describe("withKubeconfig", () => {
  const stack = (config: Record<string, string>, secretKeys: string[] = []) => ({ name: "dev", config, secretKeys });
  const existing = { "shop:cluster": '{"kind":"existing"}' };

  it("puts a whole, secret kubeconfig where an existing cluster's is missing, and says so", () => {
    const { config, secretKeys, notes } = withKubeconfig("shop", stack(existing));
    const kubeconfig = JSON.parse(config["shop:kubeconfig"] ?? "") as Record<string, unknown>;
    assert.equal(kubeconfig["current-context"], "placeholder");
    assert.deepEqual(secretKeys, ["shop:kubeconfig"]);
    assert.deepEqual(notes, ["shop:kubeconfig is not set for stack dev: planned with a placeholder"]);
  });

  it("does so where it cannot be decrypted", () => {
    const given = stack({ "shop:kubeconfig": "[secret]" }, ["shop:kubeconfig"]);
    const { secretKeys, notes } = withKubeconfig("shop", given);
    assert.deepEqual(secretKeys, ["shop:kubeconfig"]);
    assert.deepEqual(notes, ["shop:kubeconfig cannot be decrypted offline: planned with a placeholder"]);
  });

  const others: readonly Record<string, string>[] = [
    {},
    { "shop:cluster": '{"kind":"eks"}' },
    { ...existing, "shop:kubeconfig": "{}" },
    { "shop:cluster": "eks" },
  ];
  for (const config of others) {
    it(`leaves ${JSON.stringify(config)} alone`, () => {
      assert.deepEqual(withKubeconfig("shop", stack(config)), { config, secretKeys: [], notes: [] });
    });
  }
});

describe("ambientVariables", () => {
  it("are credentials, kubeconfigs and provider settings, and nothing else", () => {
    const ambient = [
      "AWS_PROFILE",
      "GOOGLE_PROJECT",
      "CLOUDSDK_CONFIG",
      "ARM_CLIENT_ID",
      "AZURE_TENANT_ID",
      "KUBECONFIG",
      "KUBE_CONFIG",
      "PULUMI_K8S_CLIENT_QPS",
      "HELM_DRIVER",
    ];
    assert.deepEqual(ambientVariables([...ambient, "PATH", "HOME", "KEELSON_STACK_TRACES", "NODE_OPTIONS"]), ambient);
  });
});
