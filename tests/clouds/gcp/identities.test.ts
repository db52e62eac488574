import assert from "node:assert/strict";
import { gcpProvider, refusalOf } from "../../../cli/clouds";
import { creating, ids, project } from "./project";

const memberType = "gcp:projects/iAMMember:IAMMember";
const accountType = "gcp:serviceaccount/account:Account";
const email = "prod-nodes@shop.iam.gserviceaccount.com";
const account = [accountType, `projects/shop/serviceAccounts/${email}`, { email }] as const;
const cluster = [
  "gcp:container/cluster:Cluster",
  ids.cluster,
  { workloadIdentityConfig: { workloadPool: "shop.svc.id.goog" } },
] as const;
const grant = (member: string, role = "roles/logging.logWriter") => ({ project: "shop", role, member });
const refused = (message: string) => `Error applying IAM policy: googleapi: Error 400: ${message}, badRequest`;

describe("Google's rules for identities", () => {
  const missing = refused(`Service account ${email} does not exist.`);

  it("know a service account some time after it was made", () => {
    const inputs = grant(`serviceAccount:${email}`);
    assert.equal(creating(memberType, inputs, project([account])), undefined);
    assert.equal(creating(memberType, inputs, project([account], { now: 200 })), missing);
    assert.equal(creating(memberType, inputs, project()), undefined);
    const gone = project([], { deleted: new Set([`${accountType} ${account[1]}`]) });
    assert.equal(creating(memberType, inputs, gone), missing);
    const call = { operation: "create", type: memberType, name: "m", id: "", inputs, previous: {} } as const;
    assert.equal(refusalOf(gcpProvider, call, gone)?.transient, true);
  });

  it("know the workload identity pool once there is a cluster with it", () => {
    const path = "workloadIdentityPools/shop.svc.id.goog/subject/ns/shop/sa/web";
    const subject = `principal://iam.googleapis.com/projects/123456789012/locations/global/${path}`;
    const unknown = refused(
      "Identity Pool does not exist (shop.svc.id.goog). Please check that you specified a valid resource name as returned in the `name` attribute in the configuration API.",
    );
    for (const member of [subject, "serviceAccount:shop.svc.id.goog[shop/web]"]) {
      assert.equal(creating(memberType, grant(member), project()), unknown);
      assert.equal(creating(memberType, grant(member), project([cluster])), undefined);
    }
  });

  it("refuse what is no role, and a condition that says nothing", () => {
    assert.equal(
      creating(memberType, grant("group:ops@example.com", "logging.logWriter"), project()),
      refused("Role logging.logWriter is not supported for this resource."),
    );
    assert.equal(creating(memberType, grant("group:ops@example.com", "projects/shop/roles/own"), project()), undefined);
    const conditional = { ...grant("group:ops@example.com"), condition: { title: "t", expression: "" } };
    assert.match(creating(memberType, conditional, project()) ?? "", /expression must not be empty/);
  });

  it("keep the names of key rings and keys for ever", () => {
    const [ring, key] = ["gcp:kms/keyRing:KeyRing", "gcp:kms/cryptoKey:CryptoKey"] as const;
    const ringId = "projects/shop/locations/europe-west3/keyRings/prod";
    const gone = project([], { deleted: new Set([`${ring} ${ringId}`, `${key} ${ids.key}`]) });
    assert.equal(
      creating(ring, { name: "prod", location: "europe-west3" }, gone),
      `Error creating KeyRing: googleapi: Error 409: KeyRing ${ringId} already exists., alreadyExists`,
    );
    assert.match(creating(key, { name: "secrets", keyRing: ringId }, gone) ?? "", /CryptoKey .* already exists/);
    assert.equal(creating(key, { name: "other", keyRing: ringId }, gone), undefined);
  });
});
