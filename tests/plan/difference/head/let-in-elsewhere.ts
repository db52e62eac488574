import { github, type Inputs, type LetIn, main } from "./let-in-on-aws";

const bindings = (role: string, member: string) => ({
  policyData: JSON.stringify({ bindings: [{ role, members: [member] }] }),
});
const federated = (more: Inputs) => ({ resourceName: "shop", issuer: `https://${github}`, ...more });
const pools = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github";
const pool = (more: Inputs) => ({ oidc: { issuerUri: `https://${github}` }, ...more });

/** On Google Cloud and Azure. */
export const letInElsewhere: readonly LetIn[] = [
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ subject: "repo:someone/shop:ref:refs/heads/main" }),
    `open: repo:someone/shop:ref:refs/heads/main of https://${github}: act as on shop`,
  ],
  [
    "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential",
    federated({ subject: main }),
    federated({ subject: "repo:someone/shop:ref:refs/heads/main" }),
    `open: repo:someone/shop:ref:refs/heads/main of https://${github}: act as on shop`,
  ],
  [
    "azuread:index/applicationFlexibleFederatedIdentityCredential:ApplicationFlexibleFederatedIdentityCredential",
    federated({ claimsMatchingExpression: "claims['sub'] matches 'repo:acme/shop:*'" }),
    federated({ claimsMatchingExpression: "claims['sub'] matches 'repo:someone/shop:*'" }),
    `open: claims['sub'] matches 'repo:someone/shop:*' of https://${github}: act as on shop`,
  ],
  [
    "gcp:serviceaccount/iAMMember:IAMMember",
    { serviceAccountId: "ci", role: "roles/iam.workloadIdentityUser", member: `${pools}/subject/repo:acme/shop` },
    { serviceAccountId: "ci", role: "roles/iam.workloadIdentityUser", member: `${pools}/*` },
    `admin: ${pools}/*: roles/iam.workloadIdentityUser on serviceAccountId ci`,
  ],
  [
    "gcp:projects/iAMPolicy:IAMPolicy",
    { project: "p", ...bindings("roles/viewer", "user:a@acme.example") },
    { project: "p", ...bindings("roles/owner", "user:a@acme.example") },
    "admin: user:a@acme.example: roles/owner on project p",
  ],
  [
    "gcp:storage/bucketIAMPolicy:BucketIAMPolicy",
    { bucket: "b", ...bindings("roles/storage.objectViewer", "user:a@acme.example") },
    { bucket: "b", ...bindings("roles/storage.objectViewer", "allUsers") },
    "admin: allUsers: roles/storage.objectViewer on bucket b",
  ],
  [
    "gcp:storage/bucketACL:BucketACL",
    { roleEntities: ["READER:user-a@acme.example"] },
    { roleEntities: ["READER:allUsers"] },
    "open: everybody → LABEL: through its access list",
  ],
  [
    "gcp:bigquery/dataset:Dataset",
    { accesses: [{ role: "READER", userByEmail: "a@acme.example" }] },
    { accesses: [{ role: "READER", specialGroup: "allAuthenticatedUsers" }] },
    "open: everybody → LABEL: through its access list",
  ],
  [
    "gcp:bigquery/datasetAccess:DatasetAccess",
    { role: "READER", userByEmail: "a@acme.example" },
    { role: "READER", iamMember: "allUsers" },
    "open: everybody → LABEL: through its access list",
  ],
  [
    "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider",
    pool({ attributeCondition: "assertion.repository_owner_id == '1'" }),
    pool({}),
    `admin: everybody at https://${github}: sign in on LABEL`,
  ],
  [
    "gcp:cloudrunv2/service:Service",
    { ingress: "INGRESS_TRAFFIC_ALL" },
    { ingress: "INGRESS_TRAFFIC_ALL", invokerIamDisabled: true },
    "open: LABEL: its containers, without sign-in",
  ],
  [
    "gcp:compute/instance:Instance",
    { networkInterfaces: [{ network: "n" }] },
    { networkInterfaces: [{ network: "n", accessConfigs: [{}] }] },
    "open: LABEL: a public address, limited by firewall rules",
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches 'repo:acme/*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches 'repo:acme/*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches '*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches '*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches 'repo*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches 'repo*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:managedidentity:FederatedIdentityCredential",
    federated({ subject: main }),
    federated({ claimsMatchingExpression: { value: "claims['sub'] matches 'r?po:acme/shop:*'", languageVersion: 1 } }),
    `admin: claims['sub'] matches 'r?po:acme/shop:*' of https://${github}: act as on shop`,
  ],
  [
    "azure-native:storage:BlobContainer",
    { publicAccess: "None" },
    { publicAccess: "Container" },
    "unprotected: LABEL: its blobs are public",
  ],
];
