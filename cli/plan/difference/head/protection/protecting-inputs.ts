/*
 * Inputs of the clouds, of Kubernetes and of charts that protect something, by the last name of their paths.
 */

/** Inputs and options that protect while they are set to true. The last name of a path decides. */
export const guards = new Set([
  "options.protect",
  "options.retainOnDelete",
  "deletionProtection",
  "deletionProtectionEnabled",
  "enablePurgeProtection",
  "enableSoftDelete",
  "enableKeyRotation",
  "enableRbacAuthorization",
  "encrypted",
  "enableShieldedNodes",
  "enablePrivateNodes",
  "disableLocalAccounts",
  "readOnlyRootFilesystem",
  "runAsNonRoot",
  "immutable",
  "versioning.enabled",
  "enableNetworkPolicy",
  "storageEncrypted",
  "atRestEncryptionEnabled",
  "transitEncryptionEnabled",
  "multiAz",
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
  "pointInTimeRecovery.enabled",
  "uniformBucketLevelAccess",
  "enableHttpsTrafficOnly",
  "settings.backupConfiguration.enabled",
]);

/** Inputs that expose or lose something while they are set to true. */
export const dangers = new Set([
  "publiclyAccessible",
  "skipFinalSnapshot",
  "deleteAutomatedBackups",
  "forceDestroy",
  "deleteContentsOnDestroy",
  "allowBlobPublicAccess",
  "ipv4Enabled",
  "mapPublicIpOnLaunch",
  "insecure",
  "insecureSkipVerify",
  /* The cloud takes these machines back whenever it needs them. */
  "spot",
  "preemptible",
  /* Argo CD, which then deletes what Git no longer has. https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning */
  "prune",
]);

/** Numbers that protect less when they get lower. */
export const amounts = new Set([
  "retentionInDays",
  "retentionDays",
  "deletionWindowInDays",
  "softDeleteRetentionInDays",
  "messageRetentionSeconds",
  "minAvailable",
  "backupRetentionPeriod",
  "backupRetentionDays",
  /* RDS no longer grows a full disk. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html */
  "maxAllocatedStorage",
]);

/** Texts that stand for protection, by the name of the input. */
export const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    reclaimPolicy: "Retain",
    persistentVolumeReclaimPolicy: "Retain",
    httpTokens: "required",
    whenDeleted: "Retain",
    whenScaled: "Retain",
    deletionPolicy: "Retain",
    /* external-dns, which otherwise deletes records. */
    policy: "upsert-only",
    publicAccessPrevention: "enforced",
    publicNetworkAccess: "Disabled",
    evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE",
  }),
);

/** The weakest of several ways, by the name of the input. */
export const weakest: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    capacityType: /^SPOT$/,
    priority: /^Spot$/,
    scaleSetPriority: /^Spot$/,
    /* https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels: not for production */
    channel: /^RAPID$/,
    /* https://learn.microsoft.com/azure/aks/auto-upgrade-cluster#cluster-autoupgrade-channels: patches of security stop */
    upgradeChannel: /^(?:none|rapid)$/,
    nodeOSUpgradeChannel: /^(?:None|Unmanaged)$/,
    /* https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html: with a key of S3 instead of one in KMS */
    sseAlgorithm: /^AES256$/,
  }),
);

/** Entries that leave such a list are no longer logged, encrypted, reported or limited to certain hours. */
export const keepers =
  /^(?:enabledClusterLogTypes|encryptionConfig|(?:logging|monitoring)Config\.enableComponents|enabledCloudwatchLogsExports|logs\[|metrics\[|alarmActions|notificationChannels|maintenancePolicy\.)|(?:^|\.)(?:receivers|contactPoints)\[[^\]]*\]$/;

/**
 * A customer-managed key, a permissions boundary, a firewall of requests. Without them, there is no encryption, or only with the cloud's
 * own key.
 */
export const bounds =
  /^(?:\w*kms\w*key\w*|\w*encryption\w*key\w*|diskEncryptionSetId|permissionsBoundary|webAclId|webAclArn)$/i;

/** Which lines of a log are kept, or thrown away. Two filters do not show which one keeps more. */
export const logFilters =
  /^(?:gcp:logging\/\w+(?:Sink|Exclusion):\w+\.filter|aws:cloudwatch\/logSubscriptionFilter:LogSubscriptionFilter\.filterPattern)$/;
