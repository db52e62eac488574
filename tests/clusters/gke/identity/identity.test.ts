import assert from "node:assert/strict";
import type { GcpPermission } from "../../../../components/clusters/contract";
import { subjectOf } from "../../../../components/clusters/gke/access/grants";
import { deployer, gkeArgs, gkeCluster, runGke } from "../../../support/gke";
import { runProgram } from "../../../support/run-program";

const memberType = "gcp:projects/iAMMember:IAMMember";
const request = (gcp: readonly GcpPermission[]) => ({
  namespace: "dns",
  serviceAccount: "external-dns",
  permissions: { gcp },
});
const member =
  "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/example-test.svc.id.goog/subject/ns/dns/sa/external-dns";

describe("identities of pods on GKE", () => {
  it("grant roles to the service account itself, on the project or on a zone", async () => {
    const run = await runProgram(() => {
      const cluster = gkeCluster();
      const condition = { title: "shop", expression: 'resource.name.startsWith("projects/1/secrets/shop")' };
      const identity = cluster.podIdentity(
        "external-dns",
        request([
          { role: "roles/dns.reader" },
          { role: "roles/dns.admin", dnsZone: "example-com" },
          { role: "roles/secretmanager.secretAccessor", condition },
        ]),
        { parent: cluster },
      );
      assert.deepEqual(identity.serviceAccountAnnotations, {});
      assert.deepEqual(identity.podLabels, {});
      assert.equal(identity.dependsOn.length, 3);
    });
    const reader = run.find(memberType, "external-dns-dns.reader");
    assert.deepEqual(reader.inputs, { project: "example-test", role: "roles/dns.reader", member });
    assert.ok(reader.dependsOn.includes(run.find("gcp:container/cluster:Cluster", "test").urn));
    assert.deepEqual(
      run.find("gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember", "external-dns-dns.admin-example-com").inputs,
      { project: "example-test", role: "roles/dns.admin", member, managedZone: "example-com" },
    );
    const { inputs } = run.find(memberType, "external-dns-secretmanager.secretAccessor-shop");
    assert.equal((inputs.condition as Record<string, unknown>).title, "shop");
  });

  it("grant roles in another project", async () => {
    const run = await runProgram(() => {
      const cluster = gkeCluster();
      const project = "dns-prod";
      const roles = [
        { role: "roles/dns.reader", project },
        { role: "roles/dns.admin", dnsZone: "example-com", project },
        { role: "roles/dns.admin", dnsZone: "example-com" },
      ];
      cluster.podIdentity("external-dns", request(roles), { parent: cluster });
    });
    const reader = run.find(memberType, "external-dns-dns.reader-dns-prod");
    assert.deepEqual(reader.inputs, { project: "dns-prod", role: "roles/dns.reader", member });
    const zones = run.ofType("gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember");
    assert.deepEqual(
      zones.map(({ name, inputs }) => [name, inputs.project]),
      [
        ["external-dns-dns.admin-dns-prod-example-com", "dns-prod"],
        ["external-dns-dns.admin-example-com", "example-test"],
      ],
    );
  });

  it("grant a role on one key of Cloud KMS alone", async () => {
    const cryptoKey = "projects/acme/locations/europe-west3/keyRings/secrets/cryptoKeys/production";
    const run = await runProgram(() => {
      const cluster = gkeCluster();
      const decrypts = { role: "roles/cloudkms.cryptoKeyDecrypter", cryptoKey };
      cluster.podIdentity("external-dns", request([decrypts]), { parent: cluster });
    });
    const grants = run.ofType("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember").map(({ inputs }) => inputs);
    assert.deepEqual(
      grants.filter((inputs) => inputs.member === member),
      [{ role: "roles/cloudkms.cryptoKeyDecrypter", member, cryptoKeyId: cryptoKey }],
    );
  });

  it("are refused without Google Cloud permissions, and with those of a whole project", async () => {
    await runProgram(() => {
      const cluster = gkeCluster();
      const [nothing] = cluster.checkPodIdentity(request([]));
      assert.match(String(nothing?.message), /"dns\/external-dns" requests no permissions on Google Cloud/);
      for (const role of ["roles/owner", "roles/editor", "dns.admin"]) {
        const [problem] = cluster.checkPodIdentity(request([{ role }]));
        assert.ok(problem?.message.includes(`, got ${JSON.stringify(role)}; `), problem?.message);
      }
      assert.deepEqual(cluster.checkPodIdentity(request([{ role: "projects/example-test/roles/dns" }])), []);
    });
  });
});

describe("the nodes' service account", () => {
  it("writes logs and metrics and pulls images, and the deployer may use it", async () => {
    const run = await runGke();
    const { inputs } = run.find("gcp:serviceaccount/account:Account", "test-node");
    assert.deepEqual(inputs, {
      project: "example-test",
      accountId: "test-node",
      displayName: "Nodes of the cluster test",
    });
    const roles = ["test-node-defaultNodeServiceAccount", "test-node-reader"].map(
      (name) => run.find(memberType, name).inputs.role,
    );
    assert.deepEqual(roles, ["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"]);
    const user = run.find("gcp:serviceaccount/iAMMember:IAMMember", "test-node-deployer");
    assert.equal(user.inputs.role, "roles/iam.serviceAccountUser");
    assert.equal(user.inputs.member, deployer);
  });
});

describe("access to GKE", () => {
  const access = {
    deployer,
    securityGroup: "gke-security-groups@example.com",
    admins: { platform: { member: "group:platform@example.com" } },
    editors: { ci: { member: "serviceAccount:ci@example-test.iam.gserviceaccount.com" } },
    viewers: { ann: { member: "user:ann@example.com" } },
    members: { shop: { member: "group:shop@example.com" } },
  };

  it("lets members enter by IAM, and gives them roles in the cluster", async () => {
    const run = await runGke({ access });
    const keys = ["test-admin-platform", "test-editor-ci", "test-viewer-ann", "test-member-shop"];
    const roles = keys.map((key) => run.find(memberType, key).inputs.role);
    assert.deepEqual(new Set(roles), new Set(["roles/container.clusterViewer"]));
    const bindings = run.ofType("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding");
    assert.deepEqual(
      bindings.map(({ inputs }) => [
        (inputs.metadata as { name: string }).name,
        (inputs.roleRef as { name: string }).name,
        (inputs.subjects as { kind: string; name: string }[]).map(({ kind, name }) => `${kind} ${name}`).join(),
      ]),
      [
        ["keelson-admin-platform", "admin", "Group platform@example.com"],
        ["keelson-editor-ci", "edit", "User ci@example-test.iam.gserviceaccount.com"],
        ["keelson-viewer-ann", "view", "User ann@example.com"],
      ],
    );
    const cluster = run.find("gcp:container/cluster:Cluster", "test");
    assert.deepEqual(cluster.inputs.authenticatorGroupsConfig, { securityGroup: "gke-security-groups@example.com" });
    assert.ok(bindings.every(({ options }) => options.deletedWith === cluster.urn));
  });

  it("gives the deployer nothing in the cluster, because it has its permissions already", async () => {
    const run = await runGke();
    assert.doesNotMatch(JSON.stringify(run.ofType(memberType)), new RegExp(deployer));
    assert.equal(gkeArgs.access.deployer, deployer);
  });

  it("names members by their addresses", () => {
    assert.deepEqual(subjectOf("user:a@b.com"), {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "User",
      name: "a@b.com",
    });
  });
});
