import assert from "node:assert/strict";
import { gcpProvider, refusalOf } from "../../../cli/clouds";
import { gcp } from "../../plan/gcp";
import { creating, ids, project } from "./project";
import { showsEach } from "./shown";

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

  it("know a new service account only after a while", () => {
    const inputs = grant(`serviceAccount:${email}`);
    assert.equal(creating(memberType, inputs, project([account])), undefined);
    assert.equal(creating(memberType, inputs, project([account], { now: 200 })), missing);
    assert.equal(creating(memberType, inputs, project()), undefined);
    const gone = project([], { deleted: new Set([`${accountType} ${account[1]}`]) });
    assert.equal(creating(memberType, inputs, gone), missing);
    const call = { operation: "create", type: memberType, name: "m", id: "", inputs, previous: {} } as const;
    assert.equal(refusalOf(gcpProvider, call, gone)?.transient, undefined);
  });

  it("know the workload identity pool once a cluster has it", () => {
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

  it("refuse an invalid role and an empty condition", () => {
    assert.equal(
      creating(memberType, grant("group:ops@example.com", "logging.logWriter"), project()),
      refused("Role logging.logWriter is not supported for this resource."),
    );
    assert.equal(creating(memberType, grant("group:ops@example.com", "projects/shop/roles/own"), project()), undefined);
    const conditional = { ...grant("group:ops@example.com"), condition: { title: "t", expression: "" } };
    assert.match(creating(memberType, conditional, project()) ?? "", /expression must not be empty/);
  });
});

const unknown = "<unknown>";
const nodeAccount = gcp("gcp.serviceaccount.Account", "node", { accountId: "prod-node" });
const subject =
  "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/shop.svc.id.goog/subject/ns/dns/sa/external-dns";

describe("identities in a plan", () => {
  const member = (inputs: object, from = {}) => gcp("gcp.projects.IAMMember", "m", { ...inputs }, from);
  showsEach(
    [
      [nodeAccount, ["prod-node"]],
      [member({ role: "roles/logging.logWriter", member: unknown }, { member: [nodeAccount] }), ["logging.logWriter"]],
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
        gcp("gcp.dns.DnsManagedZoneIamMember", "m", {
          role: "roles/dns.admin",
          member: subject,
          managedZone: "example",
        }),
        ["dns/external-dns dns.admin on zone example"],
      ],
      [gcp("gcp.projects.IAMCustomRole", "r", { permissions: ["a.b.c", "a.b.d"] }), ["2 permissions"]],
    ],
    [nodeAccount],
  );
});
