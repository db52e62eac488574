import assert from "node:assert/strict";
import { shortMember, shortResourceName } from "../../../../cli/clouds/gcp/short-names";
import type { RegisteredResource } from "../../../../components/testing";
import { gcp, said } from "../../../plan/gcp";

const unknown = "<unknown>";
const account = gcp("gcp.serviceaccount.Account", "node", { accountId: "prod-node" });
const zone = gcp("gcp.dns.ManagedZone", "zone", { dnsName: "example.com.", visibility: "public" });
const subject =
  "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/shop.svc.id.goog/subject/ns/dns/sa/external-dns";

describe("what is said of identities on Google Cloud", () => {
  const member = (inputs: object, from = {}) => gcp("gcp.projects.IAMMember", "m", { ...inputs }, from);
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [account, ["prod-node"]],
    [member({ role: "roles/logging.logWriter", member: unknown }, { member: [account] }), ["logging.logWriter"]],
    [member({ role: "roles/viewer", member: "group:ops@example.com" }), ["group:ops@example.com viewer"]],
    [
      member({ role: "roles/editor", member: subject, condition: { title: "once", expression: "true" } }),
      ["dns/external-dns editor if once"],
      "has editor on the whole project",
    ],
    [member({ role: "roles/x.y", member: "allUsers" }), ["allUsers x.y"], "anyone has x.y"],
    [
      gcp("gcp.serviceaccount.IAMMember", "m", {
        role: "roles/iam.serviceAccountUser",
        member: "serviceAccount:deployer@shop.iam.gserviceaccount.com",
      }),
      ["deployer as iam.serviceAccountUser"],
    ],
    [
      gcp("gcp.kms.CryptoKeyIAMMember", "m", {
        member: "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com",
      }),
      ["Google's container-engine-robot"],
    ],
    [
      gcp("gcp.dns.DnsManagedZoneIamMember", "m", { role: "roles/dns.admin", member: subject, managedZone: "example" }),
      ["dns/external-dns dns.admin on zone example"],
    ],
    [zone, ["example.com.", "public"]],
    [gcp("gcp.projects.IAMCustomRole", "r", { permissions: ["a.b.c", "a.b.d"] }), ["2 permissions"]],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(values.join("; "), () => {
      const { values: saidValues, alarms: saidAlarms } = said(resource, [account]);
      assert.deepEqual([saidValues, saidAlarms], [values, alarms]);
    });
  }

  it("shortens names and members, and leaves alone what it does not know", () => {
    const isOwn = (other: string) => other === "shop";
    const names = [
      ["projects/shop/global/networks/prod", "prod"],
      ["https://www.googleapis.com/compute/v1/projects/shop/regions/europe-west3/subnetworks/prod-nodes", "prod-nodes"],
      ["projects/other/locations/l/keyRings/r/cryptoKeys/k", "other:k"],
      ["prod", "prod"],
    ] as const;
    for (const [id, short] of names) {
      assert.equal(shortResourceName(id, isOwn), short);
    }
    assert.equal(shortMember("serviceAccount:shop.svc.id.goog[shop/web]"), "shop/web");
    assert.equal(shortMember("user:ann@example.com"), "user:ann@example.com");
  });

  it("names an API by what comes before Google's domain", () => {
    assert.equal(said(gcp("gcp.projects.Service", "s", { service: "container.googleapis.com" })).title, "container");
  });
});
