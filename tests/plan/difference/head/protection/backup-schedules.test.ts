import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { object } from "../../pull-request-parts";

const daily = { schedule: "0 3 * * *", template: { ttl: "720h", includedNamespaces: ["*"] } };
const weekly = { schedule: "0 4 * * 0", template: { ttl: "168h", excludedResources: ["events"] } };
const velero = (values: object) =>
  object("helm.sh/v3:Release", "velero/velero", { name: "velero", chart: "oci://charts/velero", values });

/** Returns the lines that fail a plan, as `class: text`. */
function told(before: object, after: object): string[] {
  const [was, is] = [velero(before), velero(after)];
  return headLines([was], [is], difference([was], [is])).flatMap((line) =>
    ["unprotected", "unjudged"].includes(line.class) ? [`${line.class}: ${line.text}`] : [],
  );
}

describe("a schedule of backups in the head", () => {
  it("that is new takes nothing away, and neither does the first one", () => {
    assert.deepEqual(told({ schedules: { daily } }, { schedules: { daily, weekly } }), []);
    assert.deepEqual(told({}, { schedules: { weekly } }), []);
  });

  it("that goes, or is kept for a shorter time, does", () => {
    assert.deepEqual(told({ schedules: { daily, weekly } }, { schedules: { daily } }), [
      "unprotected: Release velero/velero: its backup schedule weekly is gone",
    ]);
    const shorter = { ...daily, template: { ...daily.template, ttl: "168h" } };
    assert.deepEqual(told({ schedules: { daily } }, { schedules: { daily: shorter } }), [
      'unprotected: Release velero/velero: values.schedules.daily.template.ttl "720h" → "168h"',
    ]);
  });

  it("that says for the first time how long it keeps something is for a person to judge", () => {
    const { ttl, ...forever } = daily.template;
    assert.deepEqual(told({ schedules: { daily: { ...daily, template: forever } } }, { schedules: { daily } }), [
      `unjudged: Release velero/velero: values.schedules.daily.template.ttl (nothing) → "${ttl}"`,
    ]);
    assert.deepEqual(told({ server: {} }, { server: { retention: "45d" } }), [
      'unjudged: Release velero/velero: values.server.retention (nothing) → "45d"',
    ]);
  });
});

describe("a new program that keeps nothing", () => {
  it("loses nothing, but says so if it asks nobody who they are", () => {
    const cache = object("core/v1:ConfigMap", "shop/cache", {
      data: { "redis.conf": "maxmemory 64mb\nappendonly no\nprotected-mode no\n" },
    });
    const lines = (each: typeof cache) => headLines([], [each], difference([], [each])).map(({ class: cls }) => cls);
    assert.deepEqual(lines(cache), ["unprotected"]);
    const harmless = structuredClone(cache);
    Object.assign(harmless.inputs, { data: { "redis.conf": "maxmemory 64mb\nappendonly no\n" } });
    assert.deepEqual(lines(harmless), ["other"]);
  });
});
