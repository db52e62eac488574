import assert from "node:assert/strict";
import { execSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { test } from "node:test";

interface Planned {
  readonly type: string;
  readonly name: string;
  readonly inputs: { readonly kind?: string; readonly metadata?: { readonly name: string; readonly namespace?: string } };
}

/** Plans a stack from its own file, with placeholders for its secrets, and returns its resources. */
function planned(stack: string): readonly Planned[] {
  const command = `keelson plan ${stack} --check --json -`;
  return JSON.parse(execSync(command, { encoding: "utf8", maxBuffer: 2 ** 28 })) as readonly Planned[];
}

const stacks = readdirSync(__dirname).flatMap((file) => /^Pulumi\.([\w.-]+)\.yaml$/.exec(file)?.[1] ?? []);

for (const stack of stacks) {
  test(`the applications of ${stack} run in the namespaces of teams, within a quota, and all their references have targets`, () => {
    const resources = planned(stack);
    const namespacesOf = (...kinds: readonly string[]) =>
      resources.flatMap(({ inputs: { kind = "", metadata } }) => (kinds.includes(kind) ? (metadata?.namespace ?? "") : []));
    const teams = new Set(namespacesOf("ResourceQuota"));
    const used = new Set(namespacesOf("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job"));
    assert.notEqual(used.size, 0);
    assert.deepEqual([...used].filter((namespace) => !teams.has(namespace)), []);
  });
}
