import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { stringify } from "yaml";
import { getLanguageService } from "yaml-language-server";
import { resolveTools } from "../../cli/toolchain";
import { gitLabGlobals, gitLabJobs, gitLabText } from "../workflows/gitlab-file";
import { installLinters } from "./linters/install";

const folder = ".github/workflows";

describe("actionlint", () => {
  let actionlint = "";
  before(async () => {
    ({
      actionlint: { path: actionlint },
    } = await resolveTools(["actionlint"]));
  });

  it("finds nothing in the workflows", () => {
    const files = readdirSync(folder).map((file) => join(folder, file));
    const { status, stdout, stderr } = spawnSync(actionlint, ["-no-color", ...files], { encoding: "utf8" });
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "", stderr: "" });
  });

  it("finds what is wrong in one", () => {
    const input = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ nothing.x }}\n";
    const { status, stdout } = spawnSync(actionlint, ["-no-color", "-"], { encoding: "utf8", input });
    assert.equal(status, 1);
    assert.match(stdout, /undefined variable "nothing"/);
  });
});

describe("linters of pipelines", () => {
  let linters = "";
  before(async () => {
    linters = await installLinters();
  });

  const zizmor = (...paths: string[]) =>
    spawnSync(
      join(linters, "bin", "zizmor"),
      ["--offline", "--no-progress", "--color=never", "--format", "plain", ...paths],
      {
        encoding: "utf8",
      },
    );

  it("zizmor finds nothing in the workflows and actions", () => {
    const { status, stdout } = zizmor(".github", "plan-action");
    assert.deepEqual(
      { status, stdout: stdout.replace(/ \(\d+ suppressed\)/, "") },
      { status: 0, stdout: "No findings to report. Good job!\n" },
    );
  });

  it("zizmor finds a script that runs what strangers write, and an action by its tag", () => {
    const temporary = mkdtempSync(join(tmpdir(), "zizmor-"));
    const file = join(temporary, "action.yml");
    const steps = "    - run: echo ${{ inputs.title }}\n      shell: bash\n    - uses: actions/cache@v5\n";
    writeFileSync(
      file,
      `name: a\ndescription: a\ninputs:\n  title: { description: a }\nruns:\n  using: composite\n  steps:\n${steps}`,
    );
    const { status, stdout } = zizmor(file);
    rmSync(temporary, { recursive: true });
    assert.notEqual(status, 0);
    assert.match(stdout, /template-injection[\s\S]*unpinned-uses|unpinned-uses[\s\S]*template-injection/);
  });

  /* The server keeps what it parsed by address and version. */
  let version = 0;
  const problemsIn = async (text: string) => {
    const schema = readFileSync(join(linters, "check_jsonschema/builtin_schemas/vendor/gitlab-ci.json"), "utf8");
    const service = getLanguageService({
      schemaRequestService: () => Promise.resolve(schema),
      workspaceContext: { resolveRelativePath: (path) => path },
    });
    service.configure({ validate: true });
    version += 1;
    const document = TextDocument.create(
      "file:///.gitlab-ci.yml",
      "yaml",
      version,
      `# yaml-language-server: $schema=file:///gitlab-ci.json\n${text}`,
    );
    return (await service.doValidation(document, false)).map(
      ({ message, range }) => `${range.start.line + 1}: ${message}`,
    );
  };

  /* What hidden jobs hold is only judged where it is used. */
  const pipeline = (jobs: Readonly<Record<string, unknown>>) =>
    stringify({ ...gitLabGlobals, ...jobs }, { aliasDuplicateObjects: false });

  it("GitLab's own schema accepts .gitlab-ci.yml, as it is and with its templates filled in", async () => {
    assert.deepEqual(await problemsIn(gitLabText), []);
    assert.deepEqual(await problemsIn(pipeline(gitLabJobs)), []);
  });

  it("GitLab's own schema refuses a keyword and a word that it does not know", async () => {
    const comment = gitLabJobs.comment ?? {};
    const found = await problemsIn(
      pipeline({ a: { ...comment, secret: 1 }, b: { ...comment, environment: { name: "x", action: "look" } } }),
    );
    assert.equal(found.length, 2);
    assert.match(found.sort().join("\n"), /secret[\s\S]*"access"/);
  });
});
