import assert from "node:assert/strict";
import { podWithRole } from "../../../../cli/rehearsal/clouds/aws/pod-identity";
import { items, text } from "../../../../cli/values";

const role = "arn:aws:iam::111122223333:role/reader";
const account = { metadata: { name: "reader", annotations: { "eks.amazonaws.com/role-arn": role } } };
const folder = "/var/run/secrets/eks.amazonaws.com/serviceaccount";
const mount = { name: "aws-iam-token", mountPath: folder, readOnly: true };
const added = [
  { name: "AWS_STS_REGIONAL_ENDPOINTS", value: "regional" },
  { name: "AWS_DEFAULT_REGION", value: "eu-central-1" },
  { name: "AWS_REGION", value: "eu-central-1" },
  { name: "AWS_ROLE_ARN", value: role },
  { name: "AWS_WEB_IDENTITY_TOKEN_FILE", value: `${folder}/token` },
];

describe("a pod whose ServiceAccount names a role of IAM", () => {
  const changed = (spec: object) => podWithRole({ metadata: { name: "p" }, spec }, account, "eu-central-1");

  it("gets the role and its token in each container, and keeps what it has", () => {
    const own = { name: "own", emptyDir: {} };
    const data = { name: "own", mountPath: "/data" };
    const pod = changed({
      initContainers: [{ name: "prepare" }],
      containers: [{ name: "web", image: "nginx", env: [{ name: "A", value: "1" }], volumeMounts: [data] }],
      volumes: [own],
    });
    const token = { audience: "sts.amazonaws.com", expirationSeconds: 86_400, path: "token" };
    assert.deepEqual(pod, {
      metadata: { name: "p" },
      spec: {
        initContainers: [{ name: "prepare", env: added, volumeMounts: [mount] }],
        containers: [
          { name: "web", image: "nginx", env: [{ name: "A", value: "1" }, ...added], volumeMounts: [data, mount] },
        ],
        volumes: [own, { name: "aws-iam-token", projected: { sources: [{ serviceAccountToken: token }] } }],
      },
    });
  });

  const kept: [string, string[]][] = [
    ["AWS_REGION", ["AWS_STS_REGIONAL_ENDPOINTS", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"]],
    ["AWS_ROLE_ARN", ["AWS_STS_REGIONAL_ENDPOINTS", "AWS_DEFAULT_REGION", "AWS_REGION"]],
    ["AWS_STS_REGIONAL_ENDPOINTS", ["AWS_DEFAULT_REGION", "AWS_REGION", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"]],
  ];
  for (const [name, expected] of kept) {
    it(`keeps its own ${name}`, () => {
      const pod = changed({ containers: [{ name: "web", env: [{ name, value: "own" }] }] });
      const names = items(pod, "spec", "containers").flatMap((container) =>
        items(container, "env").map((variable) => text(variable, "name")),
      );
      assert.deepEqual(names, [name, ...expected]);
    });
  }

  it("is as it was if the webhook has seen it before", () => {
    const spec = { containers: [{ name: "web" }] };
    const once = changed(spec);
    assert.deepEqual(once && podWithRole(once, account, "eu-central-1"), once);
  });

  it("is as it was if its ServiceAccount names none", () => {
    assert.equal(
      podWithRole({ spec: { containers: [] } }, { metadata: { name: "default" } }, "eu-central-1"),
      undefined,
    );
  });
});
