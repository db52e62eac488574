import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { checkPlainValues } from "../../components";
import { runOwnStack } from "../support/programs";

const header = "Pulumi.local.yaml is not valid:\n";

describe("secrets in a stack's file", () => {
  const fix =
    "put the value into a Secret or a secret store, and write only the secret's name here; or run pulumi config set --secret, and read the value in your program; if it is not a secret, write { notSecret: … }";
  const plainSecrets: [string, Record<string, string>, string][] = [
    [
      "by its name, in a chart's values",
      {
        "keelson:addons": JSON.stringify({ traefik: { overrides: { values: { ui: { adminPassword: "hunter2" } } } } }),
      },
      `✖ keelson:addons.traefik.overrides.values.ui.adminPassword: expected a value without secrets, got a value that looks like a secret, because of its name; ${fix}`,
    ],
    [
      "by the name beside it",
      {
        "keelson:addons": JSON.stringify({
          traefik: { overrides: { values: { env: [{ name: "DB_PASSWORD", value: "hunter2" }] } } },
        }),
      },
      `✖ keelson:addons.traefik.overrides.values.env[0].value: expected a value without secrets, got a value that looks like a secret, because of its name; ${fix}`,
    ],
    [
      "in a command line",
      { "keelson:addons": JSON.stringify({ traefik: { overrides: { values: { args: ["--token=hunter2"] } } } }) },
      `✖ keelson:addons.traefik.overrides.values.args[0]: expected a value without secrets, got a value that looks like a secret (token); ${fix}`,
    ],
    [
      "in a connection string, which no other message shows",
      { "keelson:acmeEmail": "postgres://app:hunter2@db" },
      `✖ keelson:acmeEmail: expected a value without secrets, got a value that looks like a connection string with a password; ${fix}`,
    ],
  ];
  for (const [title, changes, line] of plainSecrets) {
    it(`refuses a plain secret ${title}`, async () => {
      await assert.rejects(runOwnStack("local", changes), { message: header + line });
    });
  }

  it("takes keys by name in options whose names are ours", () => {
    const named = {
      encryptionKey: "projects/p/locations/l/keyRings/r/cryptoKeys/k",
      alertmanager: { configSecret: "alerting" },
    };
    assert.deepEqual(checkPlainValues("keelson:cluster", named, "f"), []);
    assert.equal(checkPlainValues("keelson:cluster", { tags: { password: "hunter2" } }, "f").length, 1);
  });

  it("takes what looks like a secret and is declared to be none, and the name of a Secret", async () => {
    const values = { ui: { adminPassword: { notSecret: "changed at the first login" } }, existingSecret: "traefik-ui" };
    const run = await runOwnStack("local", {
      "keelson:addons": JSON.stringify({ traefik: { overrides: { values } } }),
    });
    const release = run.ofType("kubernetes:helm.sh/v3:Release").find(({ name }) => name.endsWith("traefik"));
    const given = release?.inputs.values as Record<string, unknown>;
    assert.deepEqual(given.ui, { adminPassword: "changed at the first login" });
    assert.equal(given.existingSecret, "traefik-ui");
  });

  it("takes a tag whose key names a secret and whose value is declared to be none", async () => {
    const { config } = readStack(readProject(process.cwd()), "dev");
    const { tags, ...eks } = JSON.parse(config["keelson:cluster"] ?? "") as Record<string, object>;
    const declared = { ...tags, SecretOwner: { notSecret: "team-x" } };
    const run = await runOwnStack("dev", { "keelson:cluster": JSON.stringify({ ...eks, tags: declared }) });
    const owners = run
      .ofType("aws:eks/cluster:Cluster")
      .map(({ inputs }) => (inputs.tags as Record<string, string>).SecretOwner);
    assert.deepEqual(owners, ["team-x"]);
  });

  const hidden: [string, Record<string, string>, string[]][] = [
    ["a kubeconfig", { "keelson:kubeconfig": "s3cret", "keelson:tier": "tiny" }, ["keelson:kubeconfig"]],
    ["a kubeconfig that is not encrypted", { "keelson:kubeconfig": "s3cret" }, []],
    ["a secret where none belongs", { "keelson:acmeEmail": "s3cret" }, ["keelson:acmeEmail", "keelson:kubeconfig"]],
  ];
  for (const [title, changes, secretConfigKeys] of hidden) {
    it(`never shows ${title}`, async () => {
      await assert.rejects(
        runOwnStack("local", changes, { secretConfigKeys }),
        (error: Error) => error.message.startsWith(header) && !error.message.includes("s3cret"),
      );
    });
  }

  it("refuses a kubeconfig without a server, and shows nothing of it", async () => {
    await assert.rejects(runOwnStack("local", { "keelson:kubeconfig": "current-context: s3cret" }), {
      message: `${header}✖ keelson:kubeconfig: expected a current-context with a cluster that has a server URL; set a complete kubeconfig, for instance the output of \`kubectl config view --minify --raw\``,
    });
  });
});
