import assert from "node:assert/strict";
import { catalogue, type ImageSource, isRecord } from "../../../components";
import { cniCharts, valuesKnownBy } from "../../../components/charts";
import { parseImageReference } from "../../../components/image-reference";
import { isSourced, namedImages, sourcedValues } from "../../../components/images";
import { valuePaths } from "../../../components/value-paths";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { ignoredValues } from "../../support/chart-values";
import { existingIn } from "../../support/clouds";
import { platform, releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const mirror: ImageSource = { registry: "mirror.example.com/all", pullSecret: { name: "pull" } };

/** Values of charts that name images of other distributions, which need a switch that no add-on sets. */
const otherDistributions: ReadonlySet<string> = new Set([
  /* Azure's marketplace (`global.azure.enabled`) and Oracle's (`oci_meta.enabled`): traefik/templates/_helpers.tpl */
  "traefik: global.azure.images.proxy.{registry,image}",
  "traefik: global.azure.images.hub.{registry,image}",
  "traefik: oci_meta.images.proxy.image",
  "traefik: oci_meta.images.hub.image",
  /* Stands before the name of an image that has no repository of its own, and each one gets a repository. */
  "cert-manager: imageRegistry",
  "cert-manager-google-cas-issuer: imageRegistry",
]);

const charts = [
  ...catalogue.map(({ facts: { chart, images } }) => ({ name: chart.name, images })),
  ...cniCharts.map(({ chart, images }) => ({ name: chart.name, images })),
];

describe("the images of every chart", () => {
  for (const { name, images } of charts) {
    const known = valuesKnownBy(name);

    it(`are declared, all that ${name} names by default`, () => {
      const declared = new Map(
        Object.entries(images?.values ?? {}).flatMap(([path, image]) =>
          valuePaths(path).map((one) => [one, image] as const),
        ),
      );
      const missing = Object.entries(known?.images ?? {})
        .filter(([path]) => !otherDistributions.has(`${name}: ${path}`))
        .filter(([path, image]) => valuePaths(path).some((one) => !isSame(declared.get(one), image)));
      assert.ok(images !== undefined, "images: say which values name the chart's images");
      assert.deepEqual(missing, []);
    });

    it(`have no image left after they were moved: ${name}`, () => {
      const all = images?.values ?? {};
      const moved = sourcedValues({}, { pullSecrets: {}, values: all }, mirror);
      const left = Object.keys(all).filter((path) => all[path] !== null && !isSourced(mirror, imageAt(moved, path)));
      assert.deepEqual(left, []);
    });
  }
});

/** Reads the image that a chart would make of one value, or of a registry and the rest. */
function imageAt(values: Readonly<Record<string, unknown>>, path: string): string {
  return valuePaths(path)
    .map((one) => one.split(".").reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), values))
    .join("/");
}

/** The default may lack its registry, which the chart's templates or other values then say. */
function isSame(declared: string | null | undefined, image: string): boolean {
  if (typeof declared !== "string") {
    return false;
  }
  const one = parseImageReference(declared);
  const other = parseImageReference(image);
  return (one?.registry === other?.registry && one?.repository === other?.repository) || declared.endsWith(`/${image}`);
}

const clouds = ["aws", "gcp", "azure", "none"] as const;

describe("every add-on of a platform with a source of images", () => {
  for (const { facts } of catalogue) {
    const cloud = clouds.find((one) => (facts.clouds?.[one] ?? true) === true) ?? "none";
    it(`names no image of another registry in its values: ${facts.name}`, async () => {
      const addon = addonsIn(cloud).find(({ name }) => name === facts.name);
      assert.ok(addon);
      const run = await runProgram(() => {
        const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin: builtinFor(addon, cloud) });
        platform([addon], { cluster, images: mirror, tier: "highly-available" });
      });
      const values = run.find(releaseType, `test-${addon.name}`).inputs.values as Record<string, unknown>;
      assert.deepEqual(
        namedImages(values).filter(({ image }) => !isSourced(mirror, image)),
        [],
      );
      assert.match(JSON.stringify(values), /"pull"/);
      assert.deepEqual(ignoredValues(run), []);
    });
  }
});
