import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type ChartImages, namedImages, sourcedValues } from "../../components/images";

const source = { registry: "mirror.example.com/all", pullSecret: { name: "pull" } };

function moved(values: Record<string, unknown>, images: ChartImages["values"]): unknown {
  return sourcedValues(values, { values: images, pullSecrets: {} }, source);
}

describe("a chart's images", () => {
  it("are moved by one value, the chart's own or a given one", () => {
    const images = { "image.repository": "quay.io/a/b" };
    const own = { image: { repository: "mirror.example.com/all/quay.io/a/b" } };
    assert.deepEqual(moved({}, images), own);
    assert.deepEqual(moved({ image: { repository: "" } }, images), own);
    assert.deepEqual(moved({ image: { tag: "v1" } }, images), { image: { ...own.image, tag: "v1" } });
    assert.deepEqual(moved({ image: { repository: "ghcr.io/c/d" } }, images), {
      image: { repository: "mirror.example.com/all/ghcr.io/c/d" },
    });
  });

  it("are moved by two values, the registry and the rest", () => {
    const images = { "image.{registry,repository}": "docker.io/library/busybox" };
    const place = (repository: string) => ({ image: { registry: "mirror.example.com", repository } });
    assert.deepEqual(moved({}, images), place("all/docker.io/library/busybox"));
    assert.deepEqual(moved({ image: { repository: "a/b" } }, images), place("all/docker.io/a/b"));
    assert.deepEqual(moved({ image: { registry: "ghcr.io" } }, images), place("all/ghcr.io/library/busybox"));
    assert.deepEqual(
      moved({ image: { registry: "mirror.example.com", repository: "all/a/b" } }, images),
      place("all/a/b"),
    );
  });

  it("are moved in each entry of a list, and not put into one that is absent", () => {
    const images = { "initContainers[].image": null };
    assert.deepEqual(moved({ initContainers: [{ name: "a", image: "velero/plugin:v1" }] }, images), {
      initContainers: [{ name: "a", image: "mirror.example.com/all/docker.io/velero/plugin:v1" }],
    });
    assert.deepEqual(moved({}, images), {});
  });

  it("are moved only where the values name one, if the chart has none", () => {
    assert.deepEqual(moved({}, { "image.repository": null, "other.{registry,repository}": null }), {});
    assert.deepEqual(moved({ image: { repository: "a/b" } }, { "image.repository": null }), {
      image: { repository: "mirror.example.com/all/docker.io/a/b" },
    });
  });

  it("are moved once they are known", async () => {
    const values = moved({ image: pulumi.output("quay.io/a/b:1") }, { image: null }) as {
      image: pulumi.Output<string>;
    };
    const image = await new Promise((resolve) => values.image.apply(resolve));
    assert.equal(image, "mirror.example.com/all/quay.io/a/b:1");
  });

  it("are pulled with a Secret, besides those that are given", () => {
    const images: ChartImages = {
      values: {},
      pullSecrets: { "image.pullSecrets": "names", "global.secrets": "objects" },
    };
    assert.deepEqual(sourcedValues({ image: { pullSecrets: ["own"] } }, images, source), {
      image: { pullSecrets: ["own", "pull"] },
      global: { secrets: [{ name: "pull" }] },
    });
    assert.deepEqual(sourcedValues({}, images, { registry: "mirror.example.com" }), {});
    assert.deepEqual(sourcedValues({}, images, undefined), {});
  });

  it("are found in values by the names that charts use", () => {
    const values = {
      imageRegistry: "a.example.com",
      image: { repository: "quay.io/a/b", tag: "v1" },
      webhook: { image: { registry: "ghcr.io", repository: "c/d" } },
      operator: { registry: "quay.io", image: "e/f" },
      tempo: { registry: "docker.io", repository: "g/h", tag: "" },
      list: [{ image: "i/j:1" }],
      git: { repository: "https://example.com/repo.git", registry: "txt" },
      imagePullPolicy: "Always",
      empty: { image: { repository: "" } },
    };
    assert.deepEqual(
      namedImages(values).map(({ path, image }) => `${path} ${image}`),
      [
        "imageRegistry a.example.com",
        "image.repository quay.io/a/b",
        "webhook.image.{registry,repository} ghcr.io/c/d",
        "operator.{registry,image} quay.io/e/f",
        "tempo.{registry,repository} docker.io/g/h",
        "list[].image i/j:1",
      ],
    );
  });
});
