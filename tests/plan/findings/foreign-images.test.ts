import assert from "node:assert/strict";
import { foreignImages } from "../../../cli/plan/findings/foreign-images";
import { resource } from "../cost/stacks";

const platform = resource("keelson:index:Platform", "prod", { images: { registry: "mirror.example.com/all" } });
const pod = (image: string) =>
  resource("kubernetes:core/v1:Pod", "web", {
    kind: "Pod",
    metadata: { name: "web", namespace: "shop" },
    spec: { containers: [{ name: "web", image }] },
  });
const chart = resource("kubernetes:helm.sh/v3:Release", "cache", {
  chart: "valkey",
  name: "cache",
  namespace: "shop",
  values: { image: { registry: "docker.io", repository: "valkey/valkey" } },
});

describe("images from elsewhere", () => {
  it("are those of objects and of the values of charts, if a platform has a registry", () => {
    const found = foreignImages([platform, pod("quay.io/team/web:1"), pod("mirror.example.com/all/team/web:1"), chart]);
    assert.deepEqual(found, [
      "does not come from the platform's registry: quay.io/team/web:1 of Pod shop/web",
      "does not come from the platform's registry: docker.io/valkey/valkey of Release shop/cache",
    ]);
  });

  it("are none without such a registry", () => {
    assert.deepEqual(foreignImages([resource("keelson:index:Platform", "prod", {}), pod("quay.io/team/web:1")]), []);
    const secret = resource("keelson:index:Platform", "prod", { images: { pullSecret: { name: "pull" } } });
    assert.deepEqual(foreignImages([secret, pod("quay.io/team/web:1")]), []);
  });
});
