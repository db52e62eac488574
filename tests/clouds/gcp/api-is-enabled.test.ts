import assert from "node:assert/strict";
import { creating, project } from "./project";

const serviceType = "gcp:projects/service:Service";
const api = (name: string) => [serviceType, `shop/${name}`, { service: `${name}.googleapis.com` }] as const;
const networkType = "gcp:compute/network:Network";
const inputs = { name: "prod", autoCreateSubnetworks: false };

describe("Google's APIs", () => {
  const refusal =
    "Error creating Network: googleapi: Error 403: compute API has not been used in project shop before or it is disabled. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry., accessNotConfigured";

  it("answer once they are enabled, and a little later", () => {
    assert.equal(creating(networkType, inputs, project([api("iam"), api("compute")])), undefined);
    assert.equal(creating(networkType, inputs, project([api("iam")])), refusal);
    assert.equal(creating(networkType, inputs, project([api("compute")], { now: 100 })), refusal);
  });

  it("are on if the program enables none, and those that every project has", () => {
    assert.equal(creating(networkType, inputs, project()), undefined);
    const sink = { name: "prod", destination: "logging.googleapis.com/projects/shop/locations/global/buckets/prod" };
    assert.equal(creating("gcp:logging/projectSink:ProjectSink", sink, project([api("iam")])), undefined);
  });
});

describe("Google's service agents", () => {
  const keyMember = (agent: string) => ({
    cryptoKeyId: "projects/shop/locations/europe-west3/keyRings/prod/cryptoKeys/secrets",
    role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
    member: `serviceAccount:service-123456789012@${agent}.iam.gserviceaccount.com`,
  });
  const grant = (agent: string, ...[resources, more]: Parameters<typeof project>) =>
    creating("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", keyMember(agent), project(resources, more));
  const kms = api("cloudkms");
  const identity = (name: string) =>
    ["gcp:projects/serviceIdentity:ServiceIdentity", `projects/shop/services/${name}`, { service: name }] as const;

  it("are created on request, or with the first cluster", () => {
    for (const [agent, service] of [
      ["container-engine-robot", "container.googleapis.com"],
      ["cloud-filer", "file.googleapis.com"],
    ] as const) {
      assert.equal(
        grant(agent, [kms]),
        `Error applying IAM policy: googleapi: Error 400: Service account service-123456789012@${agent}.iam.gserviceaccount.com does not exist., badRequest`,
      );
      assert.equal(grant(agent, [kms, identity(service)]), undefined);
    }
    const cluster = [
      "gcp:container/cluster:Cluster",
      "projects/shop/locations/europe-west3/clusters/prod",
      {},
    ] as const;
    assert.equal(grant("container-engine-robot", [kms, cluster]), undefined);
  });

  it("come a little after their API, if it is Compute Engine's", () => {
    assert.match(grant("compute-system", [kms]) ?? "", /does not exist/);
    assert.match(
      grant("compute-system", [["gcp:projects/service:Service", "a", { service: "compute.googleapis.com" }]], {
        now: 250,
      }) ?? "",
      /not been used|does not exist/,
    );
    assert.equal(grant("compute-system", [kms, api("compute")]), undefined);
  });

  it("are there in a project whose APIs the program does not enable", () => {
    assert.equal(grant("container-engine-robot"), undefined);
  });
});
