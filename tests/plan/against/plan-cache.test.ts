import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cachedPlan,
  keepPlan,
  type PlanKey,
  planCacheFolder,
  toolIdentity,
} from "../../../cli/plan/against/plan-cache";
import { planned } from "../difference/planned";

const key: PlanKey = {
  commit: "1a2b3c4",
  folder: "platform",
  stack: "prod",
  given: { given: {} },
  packages: "p",
  tool: "t",
};

describe("the cache of earlier plans", () => {
  let folder = "";
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "keelson-plans-")), "plans");
  });
  afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

  it("returns what it keeps, for the same key alone, and only to its owner", () => {
    const plan = { resources: [planned("t:m:T", "x")], review: { "keelson:review": '["open"]' } };
    assert.equal(cachedPlan(folder, key), undefined);
    keepPlan(folder, key, plan);
    assert.deepEqual(cachedPlan(folder, key), plan);
    const others: Partial<PlanKey>[] = [
      { commit: "2" },
      { folder: "" },
      { stack: "dev" },
      { packages: "q" },
      { tool: "u" },
      { given: { given: { title: "Ours" } } },
      { given: { given: {}, stackReferences: { network: { vpcId: "vpc-1" } } } },
    ];
    for (const other of others) {
      assert.equal(cachedPlan(folder, { ...key, ...other }), undefined);
    }
    const [file = ""] = readdirSync(folder);
    assert.deepEqual([statSync(folder).mode & 0o777, statSync(join(folder, file)).mode & 0o777], [0o700, 0o600]);
  });

  it("passes over what is not whole, and removes what nobody has needed for a month", () => {
    keepPlan(folder, key, { absent: true });
    const [file = ""] = readdirSync(folder);
    writeFileSync(join(folder, file), '{"absent"');
    assert.equal(cachedPlan(folder, key), undefined);
    const old = Date.now() / 1000 - 31 * 24 * 60 * 60;
    utimesSync(join(folder, file), old, old);
    keepPlan(folder, { ...key, stack: "dev" }, { absent: true });
    assert.equal(readdirSync(folder).includes(file), false);
  });

  it("is in the user's cache folder", () => {
    assert.equal(planCacheFolder({ XDG_CACHE_HOME: "/c" }, "/home/u"), "/c/keelson/plans");
    assert.equal(planCacheFolder({ XDG_CACHE_HOME: "relative" }, "/home/u"), "/home/u/.cache/keelson/plans");
    assert.match(toolIdentity(), /^[0-9a-f]{64}$/);
  });
});
