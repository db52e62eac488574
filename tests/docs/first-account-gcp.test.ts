import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runOwnStack } from "../support/programs";

/** The role that lets a deployer make and remove each type. https://cloud.google.com/iam/docs/understanding-roles */
const roles: Readonly<Record<string, string>> = {
  "gcp:compute/network:Network": "roles/compute.networkAdmin",
  "gcp:compute/subnetwork:Subnetwork": "roles/compute.networkAdmin",
  "gcp:compute/router:Router": "roles/compute.networkAdmin",
  "gcp:compute/routerNat:RouterNat": "roles/compute.networkAdmin",
  "gcp:container/cluster:Cluster": "roles/container.admin",
  "gcp:container/nodePool:NodePool": "roles/container.admin",
  "gcp:kms/keyRing:KeyRing": "roles/cloudkms.admin",
  "gcp:kms/cryptoKey:CryptoKey": "roles/cloudkms.admin",
  "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": "roles/cloudkms.admin",
  "gcp:serviceaccount/account:Account": "roles/iam.serviceAccountAdmin",
  "gcp:serviceaccount/iAMMember:IAMMember": "roles/iam.serviceAccountAdmin",
  "gcp:projects/iAMMember:IAMMember": "roles/resourcemanager.projectIamAdmin",
  "gcp:projects/service:Service": "roles/serviceusage.serviceUsageAdmin",
  "gcp:projects/serviceIdentity:ServiceIdentity": "roles/serviceusage.serviceUsageAdmin",
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": "roles/logging.configWriter",
  "gcp:logging/projectSink:ProjectSink": "roles/logging.configWriter",
  "gcp:logging/projectExclusion:ProjectExclusion": "roles/logging.configWriter",
  "gcp:storage/bucket:Bucket": "roles/storage.admin",
  "gcp:storage/bucketIAMMember:BucketIAMMember": "roles/storage.admin",
  "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember": "projects/$PROJECT/roles/keelsonDnsZones",
};

describe("the page of the first account on Google Cloud", () => {
  const page = readFileSync("docs/first-account-gcp.md", "utf8");
  const [, list = ""] = /<!-- deployer roles -->([\s\S]*?)<!-- end of deployer roles -->/.exec(page) ?? [];
  const named = [...list.matchAll(/^- `((?:projects\/\$PROJECT\/)?roles\/[\w.]+)`/gm)].map(([, role]) => role);

  it("gives the deployer the roles that the types of prod-gke need, and no others", async () => {
    const { resources } = await runOwnStack("prod-gke");
    const types = [...new Set(resources.map(({ type }) => type))].filter((type) => type.startsWith("gcp:"));
    assert.deepEqual(
      types.filter((type) => roles[type] === undefined),
      [],
    );
    assert.deepEqual(new Set(named), new Set(types.map((type) => roles[type])));
  });

  it("grants by its commands the same roles as it lists", () => {
    const [, loop = ""] = /for ROLE in ([\s\S]*?); do/.exec(page) ?? [];
    const custom = [...page.matchAll(/--role=(projects\/\$PROJECT\/roles\/\w+)/g)].map(([, role]) => role);
    assert.deepEqual([...loop.split(/[\s\\]+/).map((role) => `roles/${role}`), ...custom], named);
  });

  it("lets the custom role read and write the policies of zones", () => {
    const [, permissions] = /roles create keelsonDnsZones[\s\S]*?--permissions=(\S+)/.exec(page) ?? [];
    const verbs = ["get", "getIamPolicy", "setIamPolicy"];
    assert.equal(permissions, verbs.map((verb) => `dns.managedZones.${verb}`).join());
  });

  it("names every API that the program enables", async () => {
    const services = (await runOwnStack("prod-gke")).ofType("gcp:projects/service:Service");
    const missing = services
      .map(({ inputs }) => String(inputs.service).replace(".googleapis.com", ""))
      .filter((api) => !page.includes(`\`${api}\``));
    assert.deepEqual(missing, []);
  });
});
