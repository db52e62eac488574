import assert from "node:assert/strict";
import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { override } from "../components/overrides";

const image = pulumi.output("web:1");
const rendered: types.input.apps.v1.Deployment = {
  metadata: { name: "web", annotations: { owner: "shop" } },
  spec: {
    replicas: 2,
    selector: {},
    template: {
      spec: {
        containers: [
          { name: "web", image, env: [{ name: "A", value: "1" }], args: ["--a", "--b"], volumeMounts: [] },
          { name: "proxy", image: "proxy:1" },
        ],
      },
    },
  },
};

describe("override", () => {
  it("changes nothing without overrides", () => {
    assert.equal(override(rendered, undefined), rendered);
  });

  it("merges maps, and containers and variables by name, and replaces other lists", () => {
    const merged = override(rendered, {
      metadata: { labels: { team: "shop" } },
      spec: {
        replicas: pulumi.output(3),
        template: {
          spec: {
            hostUsers: false,
            containers: [
              { name: "web", env: [{ name: "B", value: "2" }], args: ["--c"], tty: true },
              { name: "extra", image: "extra:1" },
            ],
          },
        },
      },
    });
    const { replicas, template, ...spec } = merged.spec as types.input.apps.v1.DeploymentSpec;
    assert.ok(pulumi.Output.isInstance(replicas));
    assert.deepEqual(spec, { selector: {} });
    const { containers, ...pod } = (template as unknown as { spec: { containers: Record<string, unknown>[] } }).spec;
    const [web = {}, ...others] = containers;
    assert.equal(web.image, image);
    assert.deepEqual(
      { ...web, image: undefined },
      {
        name: "web",
        image: undefined,
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        args: ["--c"],
        volumeMounts: [],
        tty: true,
      },
    );
    assert.deepEqual(others, [
      { name: "proxy", image: "proxy:1" },
      { name: "extra", image: "extra:1" },
    ]);
    assert.deepEqual(pod, { hostUsers: false });
    assert.deepEqual(merged.metadata, {
      name: "web",
      labels: { team: "shop" },
      annotations: {
        owner: "shop",
        "keelson.dev/overrides":
          "metadata.labels.team spec.replicas spec.template.spec.hostUsers spec.template.spec.containers[web].env[B].value spec.template.spec.containers[web].args spec.template.spec.containers[web].tty spec.template.spec.containers[extra].image",
      },
    });
  });

  it("is typed as the object, so that an unknown field does not compile", () => {
    // @ts-expect-error a Deployment has replicas
    override(rendered, { spec: { replica: 3 } });
    // @ts-expect-error which is a number
    override(rendered, { spec: { replicas: "three" } });
  });

  it("does not modify its arguments", () => {
    override(rendered, { spec: { replicas: 9 } });
    assert.equal((rendered.spec as types.input.apps.v1.DeploymentSpec).replicas, 2);
  });
});
