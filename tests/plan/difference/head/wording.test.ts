import assert from "node:assert/strict";
import { isWeakerByWords } from "../../../../cli/plan/difference/head/wording";

describe("what protects less by its words", () => {
  const weaker: readonly [path: string, before: unknown, after: unknown][] = [
    ["allowSharedKeyAccess", false, true],
    ["allowCrossTenantReplication", undefined, true],
    ["publicNetworkAccess", "Disabled", "Enabled"],
    ["disableLocalAccounts", true, false],
    ["apiServerAccessProfile.disableRunCommand", true, undefined],
    ["masterAuth.clientCertificateConfig.issueClientCertificate", false, true],
    ["nodeConfigDefaults.insecureKubeletReadonlyPortEnabled", "FALSE", "TRUE"],
    ["enableLegacyAbac", false, true],
    ["forceUpdateVersion", false, true],
    ["addonProfiles.azurepolicy.enabled", true, false],
    ["shieldedInstanceConfig.enableSecureBoot", true, false],
    ["encryption.requireInfrastructureEncryption", true, false],
    ["azureKeyVaultKms.enabled", true, false],
    ["defender.securityMonitoring.enabled", true, false],
    ["networkPolicyConfig.disabled", false, true],
    ["serviceExternalIpsConfig.enabled", false, true],
    ["versioningConfiguration.status", "Enabled", "Suspended"],
    ["imageTagMutability", "IMMUTABLE", "MUTABLE"],
    ["networkAcls.defaultAction", "Deny", "Allow"],
    ["nodeResourceGroupProfile.restrictionLevel", "ReadOnly", "Unrestricted"],
    ["workloadMetadataConfig.mode", "GKE_METADATA", "GCE_METADATA"],
    ["minimumTlsVersion", "TLS1_2", "TLS1_0"],
    ["minTlsVersion", "1.3", "1.2"],
    ["env.TLS_VERSION", "1.3", "1.0"],
    ["minimumProtocolVersion", "TLSv1.2_2021", "TLSv1.1_2016"],
    ["sku.tier", "Standard", "Free"],
    ["destroyScheduledDuration", "2592000s", "86400s"],
    ["rotationPeriod", "7776000s", "31536000s"],
    ["rotationPeriod", "7776000s", undefined],
    ["softDeletePolicy.retentionDurationSeconds", 604_800, 0],
    ["values.auth.enabled", true, false],
    ["loggingConfig.targetBucket", "logs", undefined],
    ["auditLogConfigs[0].logType", "DATA_READ", undefined],
    ["encryptionConfiguration.kmsKeyName", "key", undefined],
    ["values.ports.web.redirections.entryPoint.scheme", "https", undefined],
    ["spec.listeners[https].protocol", "HTTPS", "HTTP"],
    ["values.defaultRules.create", undefined, false],
    ["values.alertmanager.enabled", undefined, false],
    ["values.defaultRules.rules.kubernetesApps", undefined, false],
    ["values.defaultRules.disabled.KubePodCrashLooping", undefined, true],
    ["values.controller.serviceMonitor.enabled", true, false],
    ["values.networkPolicy.enabled", undefined, false],
    ['metadata.annotations["nginx.ingress.kubernetes.io/ssl-redirect"]', "true", "false"],
    ["env.REQUIRE_TLS", undefined, "false"],
    ["env.FORCE_SSL", "true", "false"],
    ["data.force_https", "true", "false"],
    ['metadata.annotations["nginx.ingress.kubernetes.io/force-ssl-redirect"]', "true", "false"],
    ["env.REQUIRE_PASSWORD", "true", "false"],
    ["env.PASSWORD_AUTH_REQUIRED", "true", "false"],
    ["env.VERIFY_EXTERNAL_CERTS", "true", "false"],
    ["args.verify-public-key", "true", "false"],
    ["args.skip-public-key-verification", "false", "true"],
    ["args.insecure-skip-tls-verify", "false", "true"],
    ["env.FORCE_DELETE_BACKUPS", "false", "true"],
    ["passwordAuthentication", false, true],
    ["blockPublicAcls", true, false],
    ["allowInsecureTls", false, true],
    ['values["grafana.ini"]["auth.anonymous"].enabled', false, true],
  ];
  for (const [path, before, after] of weaker) {
    it(`${path} ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.ok(isWeakerByWords(path, before, after));
      assert.ok(!isWeakerByWords(path, after, before), "the way back is no weakening");
    });
  }

  const harmless: readonly [path: string, before: unknown, after: unknown][] = [
    ["ebsOptimized", true, false],
    ["zonalShiftConfig.enabled", true, false],
    ["name", "private-a", "private-b"],
    ["description", "required", "wanted"],
    ["minSize", 3, 1],
    ["retentionInDays", 30, 60],
    ["healthCheck.intervalSeconds", 30, 10],
    ["values.ingress.enabled", true, false],
    ["values.ingress.enabled", undefined, false],
    ["encryption.enabled", undefined, false],
    ["subnetIds[0]", "private-a", undefined],
    ["values.livenessProbe.httpGet.scheme", "HTTPS", "HTTP"],
    ["dialogConfig.title", "a", undefined],
    ["values.backup.image", "a", undefined],
    ["instanceTypes[0]", "m7i.large", "m6i.large"],
    ["sku.tier", "Free", "Standard"],
    ["env.FORCE_SSL", undefined, "true"],
    ["data.force_https", undefined, "true"],
    ['metadata.annotations["nginx.ingress.kubernetes.io/force-ssl-redirect"]', undefined, "true"],
    ["env.REQUIRE_PASSWORD", undefined, "true"],
    ["env.PASSWORD_AUTH_REQUIRED", undefined, "true"],
    ["env.VERIFY_EXTERNAL_CERTS", undefined, "true"],
    ["args.verify-public-key", undefined, "true"],
  ];
  for (const [path, before, after] of harmless) {
    it(`and not ${path} ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.ok(!isWeakerByWords(path, before, after));
    });
  }
});
