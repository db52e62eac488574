import assert from "node:assert/strict";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";
import type { ApiAnswer, ApiCall, ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { reviewOf } from "../../../cli/rehearsal/permissions/ask";
import { tryBadPods } from "../../../cli/rehearsal/permissions/bad-pods";
import { declaredIn, type Subject } from "../../../cli/rehearsal/permissions/declared";
import { isIntended, leastRole, questionsAbout, questionText } from "../../../cli/rehearsal/permissions/questions";
import { checkPermissions, permissionMistakes, permissionsText } from "../../../cli/rehearsal/phases/permissions";

const rbac = "kubernetes:rbac.authorization.k8s.io/v1";
const resource = (type: string, inputs: object) => ({
  urn: type,
  type,
  inputs: inputs as Readonly<Record<string, unknown>>,
});
const editors: Subject = { kind: "Group", name: "editors" };
const auditors: Subject = { kind: "Group", name: "auditors" };
const web: Subject = { kind: "ServiceAccount", name: "web", namespace: "shop" };
const worker: Subject = { kind: "ServiceAccount", name: "worker", namespace: "shop" };

function tenant(name: string) {
  const labels = { "keelson.dev/tenant": name, "pod-security.kubernetes.io/enforce": "restricted" };
  return resource("kubernetes:core/v1:Namespace", { metadata: { name, labels } });
}

function role(name: string, rules: object[], subjects: object[], namespace?: string) {
  const kind = namespace === undefined ? "ClusterRole" : "Role";
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  return [
    resource(`${rbac}:${kind}`, { metadata, rules }),
    resource(`${rbac}:${kind}Binding`, { metadata, roleRef: { kind, name }, subjects }),
  ];
}

const leases = { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get", "update"] };
const oneMap = { apiGroups: [""], resources: ["configmaps"], verbs: ["get"], resourceNames: ["own"] };
const nodes = { apiGroups: [""], resources: ["nodes"], verbs: ["list"] };
const state = [
  tenant("shop"),
  tenant("other"),
  resource("kubernetes:core/v1:Namespace", { metadata: { name: "traefik" } }),
  resource("kubernetes:core/v1:ServiceAccount", { metadata: { name: "web", namespace: "shop" } }),
  resource("kubernetes:core/v1:ServiceAccount", { metadata: { name: "worker", namespace: "shop" } }),
  resource("kubernetes:core/v1:ServiceAccount", { metadata: { name: "traefik", namespace: "traefik" } }),
  ...role("editor", [], [{ kind: "Group", name: "editors" }], "shop"),
  ...role("worker", [leases, oneMap], [worker], "shop"),
  ...role("shop-auditor", [nodes], [{ kind: "Group", name: "auditors" }]),
];
const { grants, tenants } = declaredIn(state);
const places = { own: "shop", elsewhere: "other" };

describe("the subjects of a stack", () => {
  it("are each tenant's groups, its accounts and the one that Kubernetes makes, and no add-on's", () => {
    const found = tenants.map(({ namespace, podSecurity, subjects }) => [
      namespace,
      podSecurity,
      subjects.map(({ name }) => name),
    ]);
    assert.deepEqual(found, [
      ["shop", "restricted", ["auditors", "editors", "default", "web", "worker"]],
      ["other", "restricted", ["auditors", "default"]],
    ]);
  });
});

describe("what a subject is meant to be allowed", () => {
  const table: [Subject, string, string, string, string | undefined, boolean][] = [
    [editors, "patch", "apps", "statefulsets", "shop", true],
    [editors, "patch", "apps", "statefulsets", "other", false],
    [editors, "create", "", "secrets", "shop", false],
    [editors, "create", "", "pods/exec", "shop", false],
    [auditors, "list", "", "nodes", undefined, true],
    [auditors, "list", "", "pods", "shop", false],
    [web, "get", "coordination.k8s.io", "leases", "shop", false],
    [worker, "get", "coordination.k8s.io", "leases", "shop", true],
    [worker, "delete", "coordination.k8s.io", "leases", "shop", false],
    [worker, "get", "coordination.k8s.io", "leases", "other", false],
    [worker, "get", "", "configmaps", "shop", false],
  ];
  for (const [subject, verb, group, kind, namespace, expected] of table) {
    const question = { verb, group, resource: kind, ...(namespace !== undefined && { namespace }) };
    it(`${subject.name}: ${questionText(question)}: ${expected ? "yes" : "no"}`, () =>
      assert.equal(isIntended(subject, question, grants), expected));
  }

  it("is one object by its name, where its rule names it", () => {
    const get = { verb: "get", group: "", resource: "configmaps", namespace: "shop" };
    assert.deepEqual(
      ["own", "other"].map((name) => isIntended(worker, { ...get, name }, grants)),
      [true, false],
    );
  });

  it("follows from the names of the standard roles, not from their rules", () => {
    assert.equal(leastRole({ verb: "get", group: "", resource: "secrets" }), "nobody");
    assert.equal(leastRole({ verb: "list", group: "apps", resource: "deployments" }), "viewer");
    assert.equal(leastRole({ verb: "list", group: "acme.example", resource: "rockets" }), undefined);
  });
});

describe("the questions", () => {
  const asked = (subject: Subject) => questionsAbout(subject, grants, places).map(questionText);

  it("are the usual ones at home, elsewhere and in the cluster, each once", () => {
    const questions = asked(web);
    assert.equal(new Set(questions).size, questions.length);
    for (const one of ["get secrets in shop", "get secrets in other", "list secrets in the whole cluster"]) {
      assert.ok(questions.includes(one), one);
    }
  });

  it("are all that a subject's rules name, too", () => {
    const more = asked(worker).filter((one) => !asked(web).includes(one));
    assert.deepEqual(more, [
      "get leases.coordination.k8s.io in shop",
      "update leases.coordination.k8s.io in shop",
      "get configmaps own in shop",
    ]);
  });

  it("reach the API server as it would see the subject", () => {
    const question = { verb: "create", group: "", resource: "pods/exec", namespace: "shop" };
    assert.deepEqual(reviewOf(web, question), {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SubjectAccessReview",
      spec: {
        user: "system:serviceaccount:shop:web",
        groups: ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"],
        resourceAttributes: { verb: "create", group: "", resource: "pods", subresource: "exec", namespace: "shop" },
      },
    });
    assert.deepEqual((reviewOf(editors, question) as { spec: { groups: unknown } }).spec.groups, [
      "editors",
      "system:authenticated",
    ]);
  });
});

interface Body {
  readonly kind: string;
  readonly spec: { readonly user: string; readonly resourceAttributes: Readonly<Record<string, string>> };
}

const byPodSecurity = 'pods "x" is forbidden: violates PodSecurity "restricted:v1.35"';

/** An API server that allows what is given, refuses every pod with a reason (or none if it is empty), and lacks the objects at some paths. */
function server(
  more: (body: Body) => boolean,
  refusal = byPodSecurity,
  lacks: string[] = [],
  lists: Readonly<Record<string, readonly object[]>> = {},
) {
  const answer = (asked: Body): object => {
    if (asked.kind !== "Pod") {
      return { status: { allowed: more(asked) } };
    }
    if (refusal !== "") {
      throw new ApiError(refusal, 403, "");
    }
    return {};
  };
  const call: ApiClient["call"] = async <T>({ body }: ApiCall): Promise<ApiAnswer<T>> => ({
    body: answer(body as Body) as T,
    warnings: [],
  });
  const find: ApiClient["find"] = async <T>({ path }: ApiCall): Promise<T | undefined> =>
    lacks.some((end) => path.endsWith(end)) ? undefined : ({ items: lists[path.split("/").at(-1) ?? ""] } as T);
  return { call, find };
}

describe("the permissions phase", () => {
  const signal = new AbortController().signal;
  const admitting = server(() => false, "");
  const only = [
    tenant("shop"),
    resource("kubernetes:core/v1:ServiceAccount", { metadata: { name: "web", namespace: "shop" } }),
  ];

  it("finds nothing where nobody may do what nobody is meant to", async () => {
    const permissions = await checkPermissions(
      server(() => false),
      only,
      signal,
    );
    assert.deepEqual(permissionMistakes(permissions), []);
    assert.match(permissionsText(permissions), /^\d+ questions about 2 groups and accounts, 6 pods refused$/);
  });

  it("names who may do what is not intended, and who may not do what is", async () => {
    const mayRead = ({ spec }: Body) =>
      spec.user.endsWith(":web") &&
      spec.resourceAttributes.verb === "watch" &&
      spec.resourceAttributes.namespace === "shop";
    const tooMuch = await checkPermissions(server(mayRead), only, signal);
    assert.deepEqual(permissionMistakes(tooMuch), [
      "service account shop/web may watch secrets in shop, but should not",
    ]);
    const tooLittle = await checkPermissions(
      server(() => false),
      [
        ...only,
        ...role("worker", [leases], [worker], "shop"),
        resource("kubernetes:core/v1:ServiceAccount", { metadata: { name: "worker", namespace: "shop" } }),
      ],
      signal,
    );
    assert.deepEqual(permissionMistakes(tooLittle), [
      "service account shop/worker may not get leases.coordination.k8s.io in shop, but should",
      "service account shop/worker may not update leases.coordination.k8s.io in shop, but should",
    ]);
  });

  it("asks about whom the program does not declare, who may do nothing outside of the namespace, and groups nothing", async () => {
    const ofChart = { metadata: { name: "operator", namespace: "shop" } };
    const strangers = {
      subjects: [
        { kind: "Group", name: "strangers" },
        { kind: "Group", name: "editors" },
      ],
    };
    const lists = { serviceaccounts: [ofChart, { metadata: { name: "web" } }], rolebindings: [strangers] };
    const isAllowed = ({ spec }: Body) => {
      const { namespace, resource: asked, verb } = spec.resourceAttributes;
      const isSecret = verb === "list" && asked === "secrets";
      return isSecret && (spec.user.endsWith(":operator") || (spec.user === "a-member" && namespace === "shop"));
    };
    const permissions = await checkPermissions(server(isAllowed, byPodSecurity, [], lists), only, signal);
    assert.deepEqual(
      permissions[0]?.subjects.map(({ subject }) => subject),
      [
        "service account shop/default",
        "service account shop/web",
        "service account shop/operator",
        "group strangers",
        "group editors",
      ],
    );
    assert.deepEqual(permissionMistakes(permissions), [
      "service account shop/operator may list secrets in kube-system, but should not",
      "service account shop/operator may list secrets in the whole cluster, but should not",
      "group strangers may list secrets in shop, but should not",
      "group editors may list secrets in shop, but should not",
    ]);
  });

  it("lets a group that the program binds to a role of the cluster do what that allows there, and nothing elsewhere", async () => {
    const readers = { kind: "Group", name: "readers" };
    const binding = {
      metadata: { name: "readers", namespace: "shop" },
      roleRef: { kind: "ClusterRole", name: "view" },
      subjects: [readers],
    };
    const bound = [...only, resource(`${rbac}:RoleBinding`, binding)];
    const isAllowed = ({ spec }: Body) => {
      const { namespace, resource: asked, verb } = spec.resourceAttributes;
      return spec.user === "a-member" && verb === "get" && asked === "pods" && namespace !== undefined;
    };
    const live = server(isAllowed, byPodSecurity, [], { serviceaccounts: [], rolebindings: [binding] });
    assert.deepEqual(permissionMistakes(await checkPermissions(live, bound, signal)), [
      "group readers may get pods in kube-system, but should not",
      "group readers may get pods/log in kube-system, but should not",
    ]);
  });

  it("says of a pod that is let in what it does", async () => {
    const letIn = await checkPermissions(admitting, only, signal);
    assert.equal(
      permissionMistakes(letIn)[0],
      "Pod Security in shop does not refuse a pod that is privileged: it is admitted",
    );
  });

  it("takes no refusal for another reason as one by Pod Security", async () => {
    const reasons = [
      'pods "x" is forbidden: exceeded quota: shop',
      'admission webhook "pods.example.com" denied the request',
    ];
    for (const reason of reasons) {
      const { letIn, refused } = await tryBadPods(
        server(() => false, reason),
        { namespace: "shop", podSecurity: "restricted" },
        signal,
      );
      assert.equal(refused, 0);
      assert.equal(letIn.length, 6);
      assert.equal(letIn[0], `Pod Security in shop does not refuse a pod that is privileged: ${reason}`);
    }
  });

  it("tells of bindings to roles and service accounts that do not exist, in the tenants' namespaces only", async () => {
    const ghost = { kind: "ServiceAccount", name: "ghost", namespace: "shop" };
    const elsewhere = { kind: "ServiceAccount", name: "ghost", namespace: "traefik" };
    const bound = [
      ...only,
      ...role("worker", [leases], [web, ghost], "shop"),
      ...role("shop-auditor", [nodes], [ghost]),
      ...role("proxy", [nodes], [elsewhere]),
      ...role("proxy", [leases], [elsewhere], "traefik"),
    ];
    const lacks = ["/serviceaccounts/ghost", "/namespaces/shop/roles/worker", "/clusterroles/shop-auditor"];
    const [shop] = await checkPermissions(
      server(() => true, byPodSecurity, lacks),
      bound,
      signal,
    );
    assert.deepEqual(shop?.dangling, [
      "RoleBinding shop/worker grants Role worker, which does not exist",
      "RoleBinding shop/worker grants something to service account shop/ghost, which does not exist",
      "ClusterRoleBinding shop-auditor grants ClusterRole shop-auditor, which does not exist",
      "ClusterRoleBinding shop-auditor grants something to service account shop/ghost, which does not exist",
    ]);
    assert.ok(permissionMistakes([shop]).includes(shop.dangling[0] ?? ""));
  });

  it("tries no pod in a namespace that lets privileged ones in, and fewer under baseline", async () => {
    const tried = async (podSecurity: string) =>
      (
        await tryBadPods(
          server(() => false),
          { namespace: "agents", podSecurity },
          signal,
        )
      ).refused;
    assert.deepEqual(await Promise.all(["privileged", "baseline", "restricted"].map(tried)), [0, 3, 6]);
  });

  it("says where there are no tenants", () => assert.equal(permissionsText([]), "there are no tenants"));
});
