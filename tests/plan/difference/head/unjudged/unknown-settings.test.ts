import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { object } from "../../pull-request-parts";

type Data = Readonly<Record<string, string>>;

/** A ConfigMap before and after, beside a Deployment. */
interface Case {
  readonly place?: string;
  readonly added: Data;
  readonly container?: object;
  readonly volumes?: readonly object[];
}

/** Returns the lines that somebody must look at. */
function failing({ place = "shop/settings", added, container = {}, volumes = [] }: Case): string[] {
  const [namespace = ""] = place.split("/");
  const workload = object("apps/v1:Deployment", `${namespace}/web`, {
    spec: { template: { spec: { containers: [{ name: "web", image: "a:1", ...container }], volumes } } },
  });
  const plan = (data: Data): PlannedResource[] => [object("core/v1:ConfigMap", place, { data }), workload];
  const [before, after] = [plan({ A: "1" }), plan({ A: "1", ...added })];
  return headLines(before, after, difference(before, after)).flatMap((line) =>
    line.class === "unjudged" || line.class === "unprotected" ? [line.text] : [],
  );
}

describe("a new key of a ConfigMap", () => {
  const added = { CURRENCY: "EUR" };
  const envFrom = [{ configMapRef: { name: "settings" } }];
  const env = [{ name: "CURRENCY", valueFrom: { configMapKeyRef: { name: "settings", key: "CURRENCY" } } }];
  const volumes = [{ name: "files", configMap: { name: "settings" } }];
  const projected = [{ name: "files", projected: { sources: [{ configMap: { name: "settings" } }] } }];
  const line = 'ConfigMap shop/settings: data.CURRENCY (nothing) → "EUR"';

  it("needs nobody if it is only a variable", () => {
    assert.deepEqual(failing({ added, container: { envFrom } }), []);
    assert.deepEqual(failing({ added, container: { env } }), []);
  });

  it("needs somebody if it is a file, or if no workload of the plan reads it", () => {
    assert.deepEqual(failing({ added, volumes }), [line]);
    assert.deepEqual(failing({ added, container: { envFrom }, volumes: projected }), [line]);
    assert.deepEqual(failing({ added }), [line]);
  });

  it("needs somebody if it checks less", () => {
    assert.equal(failing({ added: { VERIFY_TLS: "false" }, container: { envFrom } }).length, 1);
  });

  const ofCluster: readonly [place: string, added: Data][] = [
    ["kube-system/aws-auth", { mapUsers: "- userarn: a:user/eve\n  groups: [system:masters]\n" }],
    ["argocd/argocd-rbac-cm", { "policy.default": "role:admin" }],
    ["kube-system/coredns-custom", { "x.server": "example.com { forward . 6.6.6.6 }" }],
  ];
  for (const [place, given] of ofCluster) {
    it(`needs somebody in ${place}, even if a workload has variables from it`, () => {
      const [, name = ""] = place.split("/");
      assert.equal(failing({ place, added: given }).length, 1);
      assert.equal(failing({ place, added: given, container: { envFrom: [{ configMapRef: { name } }] } }).length, 1);
    });
  }
});

describe("another order of a pod's variables", () => {
  const reordered = (names: readonly string[], value: string) => {
    const env = (order: readonly string[]) => order.map((name) => ({ name, value: name === "URL" ? value : name }));
    const plan = (order: readonly string[]) => [
      object("apps/v1:Deployment", "shop/web", {
        spec: { template: { spec: { containers: [{ name: "web", image: "a:1", env: env(order) }] } } },
      }),
    ];
    const [before, after] = [plan(names), plan([...names].reverse())];
    return headLines(before, after, difference(before, after)).map((line) => line.class);
  };

  it("needs nobody if each has its own value", () => {
    assert.deepEqual(reordered(["HOST", "URL"], "http://api"), ["restart"]);
  });

  it("needs somebody if one refers to another", () => {
    assert.deepEqual(reordered(["HOST", "URL"], "http://$(HOST)"), ["unjudged", "restart"]);
  });
});

describe("a volume of a ConfigMap whose name carries a hash of its content", () => {
  const plan = (name: string, script: string, mounted = name) => [
    object("core/v1:ConfigMap", `shop/${name}`, { data: { "run.sh": script }, immutable: true }),
    object("batch/v1:CronJob", "shop/report", {
      spec: {
        jobTemplate: {
          spec: {
            template: {
              spec: {
                containers: [{ name: "report", image: "a:1" }],
                volumes: [{ name: "scripts", configMap: { name: mounted } }],
              },
            },
          },
        },
      },
    }),
  ];
  const linesOf = (before: PlannedResource[], after: PlannedResource[]) =>
    headLines(before, after, difference(before, after)).filter((line) => line.class === "unjudged");

  it("needs somebody for the content only", () => {
    const lines = linesOf(plan("scripts-0a1b2c3d4e", "echo 1"), plan("scripts-5f6a7b8c9d", "rm -rf /data"));
    assert.equal(lines.length, 1);
    assert.match(lines[0]?.text ?? "", /^ConfigMap shop\/scripts-5f6a7b8c9d: data/);
  });

  it("needs somebody for the name of any other", () => {
    const lines = linesOf(plan("scripts-0a1b2c3d4e", "echo 1"), plan("scripts-0a1b2c3d4e", "echo 1", "others"));
    assert.match(lines.map(({ text }) => text).join(), /^CronJob shop\/report: .*volumes\[scripts\]/);
  });
});
