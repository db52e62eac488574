import assert from "node:assert/strict";
import { Bench } from "./stand-ins";

const environment = {
  CI_API_V4_URL: "https://gitlab.example.com/api/v4",
  CI_PROJECT_ID: "7",
  CI_JOB_TOKEN: "job-token",
  CI_MERGE_REQUEST_IID: "12",
};
const withToken = { ...environment, KEELSON_GITLAB_TOKEN: "project-token" };
const flags = "--fail-with-body --silent --show-error --header @- https://gitlab.example.com/api/v4/projects/7";

/* Writes down the header and the file that it is given, and answers with a file named as the first word of the path. */
const curl = `
printf 'header %s\\n' "$(cat)" >> headers
for argument; do case $argument in *@./*|*@/*) cat "\${argument#*@}" > sent ;; esac; done
path=\${6#*/projects/7/}
cat "answer-\${path%%[/?]*}" 2> /dev/null || echo '[]'`;

describe("GitLab's API", () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench({ curl })));
  afterEach(() => bench.remove());

  it("gets the project's token from jobs that have it, else the job's own; never on the command line", () => {
    bench.script("gitlab/api.sh", ["issues"], withToken);
    const { calls } = bench.script("gitlab/api.sh", ["issues", "--request", "POST"], environment);
    assert.deepEqual(calls, [`curl ${flags}/issues --request POST`]);
    assert.equal(bench.read("headers"), "header PRIVATE-TOKEN: project-token\nheader JOB-TOKEN: job-token\n");
  });

  it("gets one note for each merge request", () => {
    bench.write("comment.md", "## prod\n");
    const comment = () => bench.script("gitlab/comment.sh", ["comment.md"], withToken);
    assert.match(comment().calls[1] ?? "", /notes --request POST --data-urlencode body@\S+$/);
    assert.equal(bench.read("sent"), "<!-- keelson plan -->\n## prod\n");
    bench.write(
      "answer-merge_requests",
      JSON.stringify([
        { id: 1, body: "Good." },
        { id: 5, body: "<!-- keelson plan -->\nold" },
      ]),
    );
    const { status, calls } = comment();
    assert.equal(status, 0);
    assert.equal(calls[0], `curl ${flags}/merge_requests/12/notes?sort=asc&per_page=100`);
    assert.match(calls[1] ?? "", /notes\/5 --request PUT --data-urlencode body@\S+$/);
  });

  it("has what the reviewers of a merged commit saw", () => {
    bench.write(
      "answer-repository",
      JSON.stringify([
        { iid: 11, state: "closed" },
        { iid: 12, state: "merged" },
      ]),
    );
    const { status, calls } = bench.script("gitlab/reviewed-plans.sh", ["merge0", "reviewed.txt"], withToken);
    assert.equal(status, 0);
    assert.deepEqual(calls, [
      `curl ${flags}/repository/commits/merge0/merge_requests`,
      `curl ${flags}/jobs/artifacts/refs%2Fmerge-requests%2F12%2Fhead/raw/fingerprints.txt?job=plan --location --output reviewed.txt`,
    ]);
  });

  it("has nothing for a commit without a merge request, which therefore stops", () => {
    const { status, stderr } = bench.script("gitlab/reviewed-plans.sh", ["merge0", "reviewed.txt"], withToken);
    assert.deepEqual(
      { status, stderr },
      { status: 1, stderr: "merge0 belongs to no merged merge request, so nobody has reviewed its plans\n" },
    );
  });

  it("knows what is deployed", () => {
    const deployed = () => bench.script("gitlab/deployed.sh", ["prod"], environment);
    assert.deepEqual([deployed().status, deployed().stderr], [1, "nothing has been deployed to prod yet\n"]);
    bench.write("answer-deployments", JSON.stringify([{ sha: "c2" }]));
    const { stdout, calls } = deployed();
    assert.equal(stdout, "c2\n");
    assert.deepEqual(calls, [
      `curl ${flags}/deployments?environment=prod&status=success&order_by=id&sort=desc&per_page=1`,
    ]);
  });

  const list = `curl ${flags}/issues?state=opened&labels=drift&per_page=100`;
  for (const [what, stack, report, expected] of [
    [
      "opens an issue for a stack that has drifted",
      "prod",
      "text",
      [
        `curl ${flags}/issues --request POST --data-urlencode title=Drift: prod --data labels=drift --data-urlencode description@./prod.md`,
      ],
    ],
    ["updates it", "dev", "text", [`curl ${flags}/issues/4 --request PUT --data-urlencode description@./dev.md`]],
    ["closes it when the drift is gone", "dev", "", [`curl ${flags}/issues/4 --request PUT --data state_event=close`]],
    ["has no issue for a stack without drift", "prod", "", []],
  ] as const) {
    it(what, () => {
      bench.write("answer-issues", JSON.stringify([{ iid: 4, title: "Drift: dev" }]));
      bench.write(`${stack}.md`, report);
      const { status, calls } = bench.script("gitlab/drift-issues.sh", ["."], withToken);
      assert.deepEqual({ status, calls }, { status: 0, calls: [list, ...expected] });
    });
  }

  it("does not answer: the script fails", () => {
    const broken = new Bench({ curl: "exit 22" });
    broken.write("prod.md", "text");
    for (const [name, ...args] of [
      ["drift-issues.sh", "."],
      ["deployed.sh", "prod"],
      ["comment.sh", "prod.md"],
      ["reviewed-plans.sh", "c", "f"],
    ]) {
      assert.notEqual(broken.script(`gitlab/${name}`, args, withToken).status, 0, name);
    }
    broken.remove();
  });
});

describe("GitLab: logins", () => {
  const tokens = { AWS_ID_TOKEN: "a", GOOGLE_ID_TOKEN: "g", AZURE_ID_TOKEN: "z", PULUMI_ID_TOKEN: "p", CI_JOB_ID: "9" };
  const logIn = (variables: Readonly<Record<string, string>>) => {
    const bench = new Bench({ gcloud: "", az: "", pulumi: "" });
    const show =
      'echo "$AWS_ROLE_SESSION_NAME $(cat "$AWS_WEB_IDENTITY_TOKEN_FILE" 2> /dev/null) $ARM_OIDC_TOKEN $ARM_SUBSCRIPTION_ID"';
    const { status, stdout, calls } = bench.step(`. pipelines/gitlab/log-in.sh\n${show}`, { ...tokens, ...variables });
    bench.remove();
    return {
      status,
      stdout,
      calls: calls.map((call) => call.replaceAll(/\/tmp\/[^/ ]+|\/var\/[^ ]+\/[^/ ]+/g, "TOKENS")),
    };
  };

  it("are none without variables", () => {
    assert.deepEqual(logIn({}), { status: 0, stdout: "   \n", calls: [] });
  });

  it("are to AWS by a token in a file", () => {
    assert.deepEqual(logIn({ AWS_ROLE_ARN: "arn:aws:iam::1:role/r" }), {
      status: 0,
      stdout: "gitlab-9 a  \n",
      calls: [],
    });
  });

  it("are to Google Cloud by its own file of credentials, for the program and for the cluster", () => {
    const provider = "projects/1/locations/global/workloadIdentityPools/gitlab/providers/gitlab";
    const { calls } = logIn({ GOOGLE_PROVIDER: provider, GOOGLE_SERVICE_ACCOUNT: "s@p.iam.gserviceaccount.com" });
    assert.deepEqual(calls, [
      `gcloud iam workload-identity-pools create-cred-config ${provider} --service-account s@p.iam.gserviceaccount.com --credential-source-file TOKENS/google --output-file TOKENS/google.json`,
      "gcloud auth login --brief --cred-file TOKENS/google.json",
    ]);
  });

  it("are to Azure for the program and for the cluster", () => {
    const { stdout, calls } = logIn({ AZURE_CLIENT_ID: "c", AZURE_TENANT_ID: "t", AZURE_SUBSCRIPTION_ID: "s" });
    assert.equal(stdout, "  z s\n");
    assert.deepEqual(calls, [
      "az login --service-principal --username c --tenant t --federated-token z --output none",
      "az account set --subscription s",
      "az aks install-cli --install-location TOKENS/kubectl --kubelogin-install-location /usr/local/bin/kubelogin",
    ]);
  });

  it("are to Pulumi Cloud by a token for the organization", () => {
    assert.deepEqual(logIn({ PULUMI_ORGANIZATION: "acme" }).calls, ["pulumi login --oidc-token p --oidc-org acme"]);
  });
});

describe("GitLab: rehearsals", () => {
  it("are of local and of what the merge request touches, and stop at a failure", () => {
    const npm = 'case "$*" in *"rehearse -- --stack local") exit 1 ;; esac';
    for (const [answer, last] of [
      ["", "npm run rehearse -- --stack prod"],
      [npm, "npm run rehearse -- --stack local"],
    ] as const) {
      const bench = new Bench({ npm: answer });
      bench.write("Pulumi.prod.yaml", "");
      const { calls, status } = bench.script("gitlab/rehearse.sh", ["base"]);
      bench.remove();
      assert.deepEqual([status, calls.at(-1)], [answer === "" ? 0 : 1, last]);
    }
  });
});
