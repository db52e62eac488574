import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { environment, isReference } from "../../../components/workloads/pod/environment";

describe("environment", () => {
  it("renders values and references in Kubernetes' format", () => {
    const { env } = environment({
      env: {
        MODE: "fast",
        POD: { fieldRef: "metadata.name" },
        MEMORY: { resourceFieldRef: "limits.memory" },
        LEVEL: { configMapKeyRef: { name: "settings", key: "level", optional: true } },
        TOKEN: { secretKeyRef: { name: "api", key: "token" } },
      },
    });
    assert.deepEqual(env, [
      { name: "MODE", value: "fast" },
      { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "MEMORY", valueFrom: { resourceFieldRef: { resource: "limits.memory" } } },
      { name: "LEVEL", valueFrom: { configMapKeyRef: { name: "settings", key: "level", optional: true } } },
      { name: "TOKEN", valueFrom: { secretKeyRef: { name: "api", key: "token" } } },
    ]);
  });

  it("renders whole ConfigMaps and Secrets, with an optional prefix", () => {
    const { envFrom } = environment({ envFrom: [{ configMapRef: "settings" }, { secretRef: "api", prefix: "API_" }] });
    assert.deepEqual(envFrom, [{ configMapRef: { name: "settings" } }, { prefix: "API_", secretRef: { name: "api" } }]);
  });

  it("is absent without variables", () => {
    assert.deepEqual(environment({}), {});
  });

  it("treats an Output as a value, not as a reference", () => {
    assert.deepEqual([pulumi.output("x"), Promise.resolve("x"), "x", { fieldRef: "metadata.name" }].map(isReference), [
      false,
      false,
      false,
      true,
    ]);
  });
});
