import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { planned } from "../../planned";

type Fields = Readonly<Record<string, unknown>>;

function restarts(type: string, before: Fields, after: Fields): string[] {
  const [old, now] = [before, after].map((inputs) => [planned(type, "orders", { inputs })]);
  const lines = headLines(old ?? [], now ?? [], difference(old ?? [], now ?? []));
  return lines.filter((line) => line.class === "restart").map(({ text }) => text);
}

describe("databases that restart for another machine", () => {
  const cloudSql = "gcp:sql/databaseInstance:DatabaseInstance";
  const tier = (name: string, more: Fields = {}) => ({ settings: { tier: name, ...more } });

  it("are those of Cloud SQL, for which the standby stands in", () => {
    assert.deepEqual(restarts(cloudSql, tier("db-custom-2-7680"), tier("db-custom-4-15360")), [
      'gcp.sql.DatabaseInstance orders: the database restarts at once; nobody can reach it during the restart: settings.tier "db-custom-2-7680" → "db-custom-4-15360"',
    ]);
    const regional = { availabilityType: "REGIONAL" };
    const [line = ""] = restarts(cloudSql, tier("db-custom-2-7680", regional), tier("db-custom-4-15360", regional));
    assert.match(line, /its standby takes over/);
  });

  it("are Azure's servers", () => {
    const server = "azure-native:dbforpostgresql:Server";
    const sku = (name: string, mode: string) => ({ sku: { name }, highAvailability: { mode } });
    const [alone = ""] = restarts(server, sku("Standard_D2ds_v5", "Disabled"), sku("Standard_D4ds_v5", "Disabled"));
    assert.match(alone, /nobody can reach it during the restart: sku\.name/);
    const two = "ZoneRedundant";
    const [pair = ""] = restarts(server, sku("Standard_D2ds_v5", two), sku("Standard_D4ds_v5", two));
    assert.match(pair, /its standby takes over/);
  });

  it("are none for a larger disk", () => {
    assert.deepEqual(restarts(cloudSql, tier("a", { diskSize: 100 }), tier("a", { diskSize: 200 })), []);
  });
});
