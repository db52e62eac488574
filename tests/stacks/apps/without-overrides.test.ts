import assert from "node:assert/strict";
import { descriptions } from "../../../cli/plan/descriptions";
import { at } from "../../../cli/values";
import type { ProgramRun } from "../../../components/testing";
import { applications } from "../../../stacks/apps";
import { runOwnStack } from "../../support/programs";

/** The tenant of each application in the stack `staging`, which runs all of them. */
const tenants = ["boutique", "messages", "podinfo"];

/** What the plan marks: ways around an option, or out of the restricted level. */
const marks = /^(overrides|not secret|writable root|user of the image|adds|sysctls) /;

describe("the applications", () => {
  let run: ProgramRun;
  before(async () => {
    run = await runOwnStack("staging");
  });

  const own = () => run.resources.filter(({ inputs }) => tenants.includes(String(at(inputs, "metadata", "namespace"))));

  it("are ported whole", () => {
    assert.deepEqual(Object.keys(applications).sort(), ["message-broker", "online-boutique", "podinfo"]);
    const workloads = own().filter(({ type }) => /:(CronJob|DaemonSet|Deployment|Job|StatefulSet)$/.test(type));
    assert.equal(workloads.length, 24);
  });

  it("need no overrides of any object, and their namespaces enforce the level restricted", () => {
    const overridden = own().filter(({ inputs }) => at(inputs, "metadata", "annotations", "keelson.dev/overrides"));
    assert.deepEqual(
      overridden.map(({ name }) => name),
      [],
    );
    for (const tenant of tenants) {
      const { inputs } = run.find("kubernetes:core/v1:Namespace", tenant);
      assert.equal(at(inputs, "metadata", "labels", "pod-security.kubernetes.io/enforce"), "restricted");
    }
  });

  it("have only what the plan marks besides the defaults", () => {
    const describe = descriptions(run.resources);
    const marked = own().flatMap((resource) => {
      const { alarms, values } = describe(resource);
      const found = [...alarms.map(String), ...values.filter((value) => marks.test(value))];
      return found.length === 0 ? [] : [[resource.name, ...found]];
    });
    assert.deepEqual(marked, []);
  });
});
