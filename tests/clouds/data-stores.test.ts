import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { isDataStore, storeReplacements } from "../../cli/clouds";

/** The types of AWS that hold data, from the file itself, so that a new one without replacements is noticed. */
const [, listed = ""] =
  /\n {2}aws: \{\n([\s\S]*?)\n {2}\},/.exec(readFileSync("cli/clouds/data-stores.ts", "utf8")) ?? [];
const types = [...listed.matchAll(/^ {4}(\w+): \[([^\]]*)\]/gm)].flatMap(([, service = "", kinds = ""]) =>
  [...kinds.matchAll(/"(\w+)"/g)].map(([, kind = ""]) => `${service}/${kind}`),
);

describe("what replaces stores of AWS", () => {
  it("is known of every type", () => assert.ok(types.length > 40));

  for (const type of types) {
    it(`is known of ${type}, by inputs that there are`, () => {
      const [service = "", kind = ""] = type.split("/");
      const own = `${kind[0]?.toLowerCase() ?? ""}${kind.slice(1)}`;
      const token = `aws:${service}/${own}:${kind}`;
      assert.ok(isDataStore(token));
      const file = `node_modules/@pulumi/aws/${service}/${own}.d.ts`;
      assert.ok(existsSync(file), file);
      const [, args = ""] =
        new RegExp(`interface ${kind}Args \\{([\\s\\S]*?)\\n\\}`).exec(readFileSync(file, "utf8")) ?? [];
      for (const { path, source } of storeReplacements(token)) {
        assert.match(args, new RegExp(`^ {4}${path}\\??:`, "m"), path);
        assert.match(source, /^hashicorp\/terraform-provider-aws internal\/[\w{},/]+\.go$/);
      }
    });
  }

  const paths = (token: string) => storeReplacements(token).map(({ path }) => path);

  it("is not the name of a database instance, which AWS changes in place", () => {
    assert.ok(!paths("aws:rds/instance:Instance").includes("identifier"));
    assert.ok(paths("aws:rds/cluster:Cluster").includes("clusterIdentifier"));
    assert.ok(paths("aws:dynamodb/table:Table").includes("hashKey"));
  });

  it("is only assumed of other clouds, and says so", () => {
    const sources = storeReplacements("gcp:sql/databaseInstance:DatabaseInstance").map(({ source }) => source);
    assert.deepEqual([...new Set(sources)], ["an assumption: a change of this input replaces most kinds of store"]);
  });
});
