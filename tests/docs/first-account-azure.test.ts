import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** What a role may create, by the beginnings of Pulumi's types. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const allows: Readonly<Record<string, (type: string) => boolean>> = {
  Contributor: (type) => !type.startsWith("authorization:"),
  "User Access Administrator": (type) => type.startsWith("authorization:"),
  "Network Contributor": (type) => type.startsWith("network:"),
};

const page = readFileSync("docs/first-account-azure.md", "utf8");
const planned = readFileSync("tests/stacks/resources/prod-aks.txt", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("azure-native:"))
  .map((line) => line.split("::")[0]?.replace("azure-native:", "") ?? "");

/** The rows of the table of roles: the role, and the types that it is there for. */
const rows = [...page.matchAll(/^\| `([^`|]+)` \| the (?:subscription|hub) \| (.+) \|$/gm)].map(
  ([, role = "", types = ""]) => ({ role, types: [...types.matchAll(/`([^`]+)`/g)].map(([, type = ""]) => type) }),
);

describe("the first account on Azure", () => {
  it("gives the deployer a role for every type of the plan, and names no other type", () => {
    assert.deepEqual(rows.flatMap(({ types }) => types).toSorted(), [...new Set(planned)].toSorted());
  });

  it("gives the deployer each role that it names, which allows what it is there for", () => {
    for (const { role, types } of rows) {
      assert.match(page, new RegExp(`--role "?${role}"? --scope`));
      assert.deepEqual(
        types.filter((type) => allows[role]?.(type) !== true),
        [],
      );
    }
  });
});
