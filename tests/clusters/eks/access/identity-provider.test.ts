import assert from "node:assert/strict";
import { eksArgs, runEks } from "../../../support/eks";

const type = "aws:eks/identityProviderConfig:IdentityProviderConfig";
const identityProvider = { issuerUrl: "https://login.example.com/realms/staff", clientId: "kubernetes" };
const withProvider = (changes: object = {}) => ({
  access: { ...eksArgs.access, identityProvider: { ...identityProvider, ...changes } },
});

describe("an identity provider of an EKS cluster", () => {
  it("gives no group a name of Kubernetes' own", async () => {
    const run = await runEks(withProvider());
    const { inputs, options } = run.find(type, "test-oidc");
    assert.deepEqual(inputs.oidc, {
      identityProviderConfigName: "oidc",
      issuerUrl: "https://login.example.com/realms/staff",
      clientId: "kubernetes",
      usernameClaim: "sub",
      usernamePrefix: "oidc:",
      groupsClaim: "groups",
      groupsPrefix: "oidc:",
    });
    assert.equal(options.deleteBeforeReplace, true, "EKS allows one");
    assert.equal(options.deletedWith, run.find("aws:eks/cluster:Cluster", "test").urn);
  });

  it("has the configured claims and prefix", async () => {
    const requiredClaims = { department: "engineering" };
    const changes = { usernameClaim: "email", groupsClaim: "roles", prefix: "staff/", requiredClaims };
    const { inputs } = (await runEks(withProvider(changes))).find(type, "test-oidc");
    assert.deepEqual(inputs.oidc, {
      identityProviderConfigName: "oidc",
      ...identityProvider,
      usernameClaim: "email",
      usernamePrefix: "staff/",
      groupsClaim: "roles",
      groupsPrefix: "staff/",
      requiredClaims,
    });
  });

  it("is there only on request", async () => {
    assert.deepEqual((await runEks()).ofType(type), []);
  });
});
